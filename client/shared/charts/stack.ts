/** Parts of a strain laid on one another: the upper edge of the last is the whole. */
import type { Curve } from '../../../server/src/solver/result.ts';
import { isContribution, type PanelPlan } from './plans.ts';
import type { RawLine } from './lines.ts';
import type { Line } from './specification.ts';

/** What no part accounts for, as a part of its own: the strain of the dashpots of a whole-model kind. */
export const REST = 'strain.rest';
/** A remainder smaller than this share of the whole is rounding. */
const NEGLIGIBLE = 1e-6;

type Values = readonly (number | null)[];

/** Whether a panel shows parts that add up to a whole. Parts of a loss modulus do too, but are read on a log axis. */
export function isStackable({ left }: PanelPlan): boolean {
  return left.test('strain.elastic');
}

/** The strain less all its parts, SI; nothing where the parts account for all of it. */
function restOf({ x, series }: Curve): Values | undefined {
  const whole = series['strain']?.values ?? (x.name === 'strain' ? x.values : undefined);
  const parts = Object.entries(series).filter(([name]) => name.startsWith('strain.'));
  if (!whole || parts.length === 0) return undefined;
  const rest = whole.map((value, i) =>
    parts.reduce<number | null>((left, [, { values }]) => {
      const part = values[i];
      return left === null || part == null ? null : left - part;
    }, value),
  );
  const largest = (values: Values): number => values.reduce<number>((most, v) => Math.max(most, Math.abs(v ?? 0)), 0);
  return largest(rest) > NEGLIGIBLE * largest(whole) ? rest : undefined;
}

/** The rest of each curve that has one, as a line beside its parts. */
export function restLines(raws: readonly RawLine[]): RawLine[] {
  const seen = new Set<Curve>();
  return raws.flatMap((raw) => {
    if (!isContribution(raw.name) || seen.has(raw.curve)) return [];
    seen.add(raw.curve);
    const y = restOf(raw.curve);
    return y ? [{ ...raw, name: REST, y }] : [];
  });
}

const add = (a: Values, b: Values): Values =>
  a.map((value, i) => {
    const other = b[i];
    return value === null || other == null ? null : value + other;
  });

/** What tells the curve from others: the entries that are not of its series. */
const memberOf = ({ model, entries }: Line): string =>
  [model, ...entries.filter((entry) => !entry.startsWith('series:'))].join(' ');

/**
 * The lines of a panel with the parts of the first curve stacked; those of other curves are left out, for two stacks
 * would cover each other. Each part keeps its own values and gets a band between the sum before it and the sum with it.
 */
export function stacked(lines: readonly Line[]): Line[] {
  const parts = lines.filter(({ series }) => isContribution(series));
  const [first] = parts;
  if (!first) return [...lines];
  let below: Values = first.y.map(() => 0);
  const bands = parts
    .filter((part) => memberOf(part) === memberOf(first))
    .map((part): Line => {
      const band = { from: below, to: add(below, part.y) };
      below = band.to;
      return { ...part, dash: 'solid', band };
    });
  return [...bands, ...lines.filter(({ series }) => !isContribution(series))];
}
