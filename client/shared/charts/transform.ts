/** Values between SI and the units they are drawn in. */
import type { Presentation } from '../../../server/src/lsp/messages.ts';
import type { Transform } from './specification.ts';

export type Unit = Presentation['units'][number];

const IDENTITY: Unit = { unit: '', factor: 1 };

export function transformOf(unit: Unit, reciprocal = false): Transform {
  return { factor: unit.factor, offset: unit.offset ?? 0, reciprocal };
}

/** SI → drawn. */
export function toDrawn({ factor, offset, reciprocal }: Transform, si: number): number {
  return reciprocal ? 1000 / si : (si - offset) / factor;
}

/** Drawn → SI. */
export function toSi({ factor, offset, reciprocal }: Transform, drawn: number): number {
  return reciprocal ? 1000 / drawn : drawn * factor + offset;
}

interface Drawn<T> {
  readonly way: string;
  readonly values: readonly T[];
}
const drawnXs = new WeakMap<readonly number[], Drawn<number>>();
const drawnYs = new WeakMap<readonly (number | null)[], Drawn<number | null>>();

const wayOf = ({ factor, offset, reciprocal }: Transform): string => `${factor} ${offset} ${reciprocal}`;

/** A list of x in the unit it is drawn in. The same list again while nothing has changed: a zoom computes nothing anew. */
export function drawnX(si: readonly number[], transform: Transform): readonly number[] {
  const way = wayOf(transform);
  const known = drawnXs.get(si);
  if (known?.way === way) return known.values;
  const values = si.map((value) => toDrawn(transform, value));
  drawnXs.set(si, { way, values });
  return values;
}

/** The same of y, with gaps; on a log axis what is not positive is a gap. */
export function drawnY(si: readonly (number | null)[], transform: Transform, log: boolean): readonly (number | null)[] {
  const way = `${wayOf(transform)} ${log}`;
  const known = drawnYs.get(si);
  if (known?.way === way) return known.values;
  const values = si.map((value) => (value === null || (log && value <= 0) ? null : toDrawn(transform, value)));
  drawnYs.set(si, { way, values });
  return values;
}

/** Largest magnitude of numbers; 0 of none. */
function largest(values: Iterable<number | null>): number {
  let found = 0;
  for (const value of values) if (value !== null) found = Math.max(found, Math.abs(value));
  return found;
}

/**
 * The unit a scientist would draw in: the first where the largest value is between 1 and 1000 (a strain of 0.06 in %,
 * a stress of 656 MPa in MPa), else the first of the list. Log axes show decades in any unit and keep the first;
 * numbers that are no strain stay bare.
 */
export function usualUnit(presentation: Presentation, values: Iterable<number | null>, scale: 'linear' | 'log'): Unit {
  const [first = IDENTITY] = presentation.units;
  const isStrain = /strain/.test(presentation.words);
  const percent = presentation.units.find(({ unit }) => unit === '%');
  if (percent)
    return isStrain && scale === 'linear' ? percent : (presentation.units.find(({ unit }) => unit === '') ?? first);
  if (scale === 'log' || (first.offset ?? 0) !== 0 || first.unit === 'K') return first;
  const top = largest(values);
  if (top === 0) return first;
  const fits = ({ factor }: Unit): boolean => top / factor >= 1 && top / factor < 1000;
  return presentation.units.find((unit) => (unit.offset ?? 0) === 0 && fits(unit)) ?? first;
}

/** The unit the reader chose, else the usual one. */
export function chosenUnit(
  presentation: Presentation,
  values: Iterable<number | null>,
  scale: 'linear' | 'log',
  choice: string | undefined,
): Unit {
  return presentation.units.find(({ unit }) => unit === choice) ?? usualUnit(presentation, values, scale);
}
