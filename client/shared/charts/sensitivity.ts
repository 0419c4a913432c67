/** How strongly a parameter moves the curves: ∂ln y/∂ln p, from two solves to either side of its value. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { rawLines, keyOf } from './lines.ts';
import { interpolate } from './peaks.ts';
import { plansOf, type PanelPlan } from './plans.ts';
import type { Line, Panel } from './specification.ts';
import { rangeOfLists } from './ticks.ts';

/** Steps to either side, relative: the central difference is then good to about 10⁻⁴. */
const STEP = 0.01;

export interface Sensitivity {
  readonly parameter: string;
  /** By line key: x in SI, ∂ln y/∂ln p. */
  readonly lines: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}

/** Two values of a parameter about `value`, inside its bounds; nothing for zero, which has no logarithm. */
export function valuesAbout(value: number, lower = -Infinity, upper = Infinity): readonly [number, number] | undefined {
  const [a, b] = [value * (1 - STEP), value * (1 + STEP)].sort((x, y) => x - y);
  if (a === undefined || b === undefined) return undefined;
  const [low, high] = [Math.max(a, lower), Math.min(b, upper)];
  return low * high > 0 && high > low ? [low, high] : undefined;
}

/** From the same test solved at the two `values`. Points where a curve is not positive have no logarithm and are left out. */
export function sensitivityOf(
  before: PreviewTest,
  after: PreviewTest,
  [low, high]: readonly [number, number],
): Sensitivity['lines'] {
  const distance = Math.log(Math.abs(high)) - Math.log(Math.abs(low));
  const linesOf = (test: PreviewTest) =>
    plansOf(test).flatMap((plan: PanelPlan) => rawLines(test, plan).map((raw) => [keyOf(plan.id, raw), raw] as const));
  const first = new Map(linesOf(before));
  return Object.fromEntries(
    linesOf(after).flatMap(([key, { x, y }]) => {
      const other = first.get(key);
      if (!other) return [];
      const points = x.flatMap((at, i) => {
        const value = y[i];
        // Where the solver chose the points they may differ between the two solves.
        const old = other.x[i] === at ? other.y[i] : interpolate(other.x, other.y, at);
        if (value == null || old == null || value <= 0 || old <= 0) return [];
        return [[at, (Math.log(value) - Math.log(old)) / distance] as const];
      });
      return points.length > 1 ? [[key, points] as const] : [];
    }),
  );
}

/** A panel with the sensitivities of the whole curves of `panel`, drawn like them. */
export function sensitivityPanel(panel: Panel, { parameter, lines: known }: Sensitivity): Panel | undefined {
  const lines = panel.lines.flatMap((line): Line[] => {
    const points = known[line.key];
    if (!points || line.ghost || line.series.includes('.')) return [];
    const { transform } = panel.x;
    return [
      {
        ...line,
        key: `∂|${line.key}`,
        label: `∂ln/∂ln ${parameter} of ${line.label}`,
        axis: 'left',
        x: points.map(([x]) => (transform.reciprocal ? 1000 / x : (x - transform.offset) / transform.factor)),
        y: points.map(([, value]) => value),
      },
    ];
  });
  if (lines.length === 0) return undefined;
  const values = lines.flatMap(({ y }) => y.filter((value) => value !== null));
  return {
    id: `${panel.id}-sensitivity`,
    weight: 1.4,
    x: panel.x,
    left: {
      key: `${panel.id}-sensitivity/left`,
      title: `∂ln y/∂ln ${parameter}`,
      words: `sensitivity to ${parameter}`,
      unit: '',
      units: [],
      transform: { factor: 1, offset: 0, reciprocal: false },
      scale: 'linear',
      canBeLog: false,
      range: rangeOfLists([values, [0]], 'linear', false),
      quantity: 'sensitivity',
    },
    lines,
    marks: [],
    measured: [],
  };
}
