/** The axes of a panel: unit, scale, title and range. */
import type { Presentation } from '../../../server/src/lsp/messages.ts';
import { readableUnit } from '../numbers.ts';
import type { ChartView, ScaleKind } from '../view-state.ts';
import { isContribution } from './plans.ts';
import { edgeOf, type AxisSpecification, type Line } from './specification.ts';
import { rangeOfLists } from './ticks.ts';
import { chosenUnit, toDrawn, transformOf } from './transform.ts';

export interface AxisRequest {
  readonly key: string;
  readonly presentation: Presentation;
  /** What the axis is called; symbols of its series, or words. */
  readonly name: string;
  readonly words: string;
  readonly quantity: string;
  /** All values along it, SI, curve by curve. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly reciprocal?: boolean;
  readonly isX?: boolean;
}

/** `E′, E″ (GPa)`; without a unit just the name. */
export function axisTitle(name: string, unit: string): string {
  return unit === '' ? name : `${name} (${readableUnit(unit)})`;
}

/** The axis before its range is known: that depends on the lines that are shown. */
export function axisOf(request: AxisRequest, view: ChartView): AxisSpecification {
  const { key, presentation, values } = request;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const list of values)
    for (const value of list) {
      if (value === null) continue;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  // A log axis needs something positive; zeros and negatives are left out of it.
  const canBeLog = highest > 0 && request.reciprocal !== true;
  const wanted: ScaleKind = view.scales[key] ?? usualScale(presentation, lowest, highest, request.isX === true);
  const scale = canBeLog ? wanted : 'linear';
  const unit = chosenUnit(presentation, lowest <= highest ? [lowest, highest] : [], scale, view.units[key]);
  const transform = transformOf(unit, request.reciprocal);
  const title = request.reciprocal ? '1000/T (K⁻¹)' : axisTitle(request.name, unit.unit);
  return {
    key,
    title,
    words: request.words,
    unit: request.reciprocal ? 'K⁻¹' : unit.unit,
    units: presentation.units.map((choice) => choice.unit),
    transform,
    scale,
    canBeLog: canBeLog && (unit.offset ?? 0) === 0,
    range: rangeOfLists(values, scale, request.isX === true, (value) => toDrawn(transform, value)),
    quantity: request.quantity,
  };
}

/** The scale that the protocol proposes; a log axis of x only where the points span a decade or two. */
function usualScale(presentation: Presentation, lowest: number, highest: number, isX: boolean): ScaleKind {
  if (presentation.scale === 'linear' || highest <= 0) return 'linear';
  return isX && !(lowest > 0 && highest / lowest >= 20) ? 'linear' : 'log';
}

/** The axis with the range of the lines that are shown on it. */
export function rangeFromLines(
  axis: AxisSpecification,
  lines: readonly Line[],
  side: 'left' | 'right',
): AxisSpecification {
  const own = lines.filter((line) => line.axis === side);
  // Contributions may lie decades below the whole: they do not stretch its axis.
  const wholes = own.filter(({ series, band }) => !isContribution(series) || band !== undefined);
  const values = (wholes.length > 0 ? wholes : own).map(edgeOf);
  if (!values.some((list) => list.some((value) => value !== null))) return axis;
  return { ...axis, range: rangeOfLists(values, axis.scale, false) };
}
