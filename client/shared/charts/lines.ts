/** The lines of one panel, from the curves of a test. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { Curve } from '../../../server/src/solver/result.ts';
import { colourOf, coloursTellCurves, dashOf, memberText, type Arrangement } from './families.ts';
import { isContribution, type PanelPlan } from './plans.ts';
import type { Colour, DashName, Line, Transform } from './specification.ts';
import { drawnX, drawnY } from './transform.ts';

/** A line before its values are put in units. SI. */
export interface RawLine {
  readonly curve: Curve;
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly axis: 'left' | 'right';
}

/** Elements are mostly named after the letters of the papers. */
const GREEK: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', beta_prime: 'β′', gamma: 'γ', delta: 'δ' };

/** `E″ β` of `loss_modulus.beta`: the symbol of the series, with the element it is of. */
export function symbolOf(test: PreviewTest, name: string): string {
  const [base = name, ...parts] = name.split('.');
  if (parts.length === 0) return test.series[name]?.symbol ?? base;
  return `${commonSymbol(test, name)} ${parts.map((part) => GREEK[part] ?? part).join(' ')}`;
}

/** The symbol that the parts of a series share: `τ` of `tau.alpha.max`. */
export function commonSymbol(test: PreviewTest, name: string): string {
  const [base = name, element] = name.split('.');
  const symbol = test.series[base]?.symbol ?? test.series[name]?.symbol ?? base;
  return element !== undefined && symbol.includes(element) ? (symbol.split(/[ ,_]/)[0] ?? symbol) : symbol;
}

/** Path in the model of what a line is of: `as_cast.beta` of `loss_modulus.beta`. */
export function pathOf(curve: Curve, name: string): string {
  const element = name.split('.')[1];
  return element === undefined ? curve.model : `${curve.model}.${element}`;
}

/** The curves and series that a panel shows, over the x that it shows them over. */
export function rawLines(test: PreviewTest, plan: PanelPlan): RawLine[] {
  return test.result.curves
    .filter((curve) => plan.ofX === undefined || curve.x.name === plan.ofX)
    .flatMap((curve) =>
      Object.entries(curve.series).flatMap(([name, series]) => {
        const axis = plan.left.test(name) ? 'left' : plan.right?.test(name) ? 'right' : undefined;
        if (!axis) return [];
        if (plan.over === undefined) return [{ curve, name, x: curve.x.values, y: series.values, axis }];
        const over = curve.series[plan.over]?.values;
        if (!over) return [];
        // A gap in x is a gap in the line.
        const y = series.values.map((value, i) => (over[i] == null ? null : value));
        return [{ curve, name, x: over.map((value) => value ?? 0), y, axis }];
      }),
    );
}

/** The entry of the legend that hides all lines of a series. */
export const seriesEntry = (panel: string, name: string): string => `series:${panel}:${name}`;
export const measuredEntry = (name: string): string => `data:${name}`;
export const modelEntry = (model: string): string => `model:${model}`;
export const memberEntry = (parameter: string, value: number): string => `at:${parameter}=${value}`;

export function entriesOf(panel: string, { curve, name }: RawLine, { models, family, others }: Arrangement): string[] {
  const members = [...(family ? [family] : []), ...others].flatMap(({ parameter }) => {
    const value = curve.at[parameter]?.value;
    return value === undefined ? [] : [memberEntry(parameter, value)];
  });
  return [seriesEntry(panel, name), ...members, ...(models.length > 1 ? [modelEntry(curve.model)] : [])];
}

/** The same from one solve to the next, as long as the curve is asked for. */
export function keyOf(panel: string, { curve, name }: RawLine): string {
  const at = Object.entries(curve.at).map(([parameter, { value }]) => `${parameter}=${value}`);
  return [panel, curve.model, name, ...at].join('|');
}

export interface Style {
  readonly colour: Colour;
  readonly dash: DashName;
  readonly width: number;
}

/** Colours of series in a panel: the same element has the same colour in every panel of its test. */
export function seriesColours(test: PreviewTest, names: readonly string[]): ReadonlyMap<string, Colour> {
  const elements = [
    ...new Set(
      test.result.curves.flatMap(({ series }) =>
        Object.keys(series).flatMap((name) => name.split('.').slice(1).join('.') || []),
      ),
    ),
  ];
  const wholes = names.filter((name) => !name.includes('.'));
  return new Map(
    names.map((name) => {
      const whole = wholes.indexOf(name);
      const element = elements.indexOf(name.split('.').slice(1).join('.'));
      // Wholes take the first two colours, elements those after them; the rest of a stack is of no element.
      return [name, whole >= 0 ? { palette: whole } : element >= 0 ? { palette: 2 + element } : 'faint'];
    }),
  );
}

export function styleOf(
  raw: RawLine,
  arrangement: Arrangement,
  colours: ReadonlyMap<string, Colour>,
  rank: number,
): Style {
  const colour = colourOf(arrangement, raw.curve, colours.get(raw.name) ?? 'ink');
  const dash = dashOf(arrangement, raw.curve);
  const isDashed = isContribution(raw.name) || (raw.axis === 'right' && arrangement.family !== undefined);
  const style = isDashed && dash === 'solid' ? 'dashed' : dash;
  if (isContribution(raw.name)) {
    const own = arrangement.models.length > 1 ? colour : (colours.get(raw.name) ?? colour);
    return { colour: own, dash: style, width: 1.25 };
  }
  // Where colour tells the curves apart, width tells E′ from E″.
  return { colour, dash: style, width: coloursTellCurves(arrangement) && rank > 0 ? 1.4 : 2 };
}

export function drawnLine(
  raw: RawLine,
  panel: string,
  test: PreviewTest,
  arrangement: Arrangement,
  style: Style,
  x: Transform,
  y: Transform,
  logY: boolean,
): Line {
  const symbol = symbolOf(test, raw.name);
  const member = memberText(arrangement, raw.curve);
  return {
    key: keyOf(panel, raw),
    label: member === '' ? symbol : `${symbol}, ${member}`,
    symbol,
    series: raw.name,
    model: raw.curve.model,
    path: pathOf(raw.curve, raw.name),
    entries: entriesOf(panel, raw, arrangement),
    axis: raw.axis,
    ...style,
    x: drawnX(raw.x, x),
    y: drawnY(raw.y, y, logY),
    ghost: false,
  };
}
