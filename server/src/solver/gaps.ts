/**
 * Gaps: values that no number can hold. Runners leave them as they come, infinite or without a value; here they become
 * `null`, and one message a model says which series, where first, and which value of extreme size is likely to blame.
 */
import { extremeValues } from './extreme-values.ts';
import type { Material } from './material.ts';
import type { Accuracy, Curve, Metric, Series, SolverIssue } from './result.ts';
import { formatValue } from './time/format.ts';

interface Gap {
  readonly series: string;
  readonly curve: Curve;
  /** Place of the first point without a value, how many there are, and whether that one is beyond all numbers. */
  readonly first: number;
  readonly count: number;
  readonly isOverflow: boolean;
}

const isNumber = (value: number | null): boolean => value === null || Number.isFinite(value);

/** Index of the first value that is no number, −1 where all are. Every value of every solve goes through it. */
function firstGap(values: readonly (number | null)[]): number {
  // Nothing times infinity is no number: one sum tells whether there is a gap at all.
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += 0 * (values[i] ?? 0);
  if (sum === 0) return -1;
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i] ?? 0)) return i;
  return -1;
}

/** An error that has no value, or is beyond all numbers, is as large as numbers get: no digit is known. */
const largestError = (error: number): number => (Number.isFinite(error) ? error : Number.MAX_VALUE);

function withFiniteErrors(accuracy: Accuracy): Accuracy {
  const { rtol, atol, estimate } = accuracy;
  if (Number.isFinite(rtol) && Number.isFinite(atol) && Number.isFinite(estimate ?? 0)) return accuracy;
  return {
    ...accuracy,
    atol: largestError(atol),
    ...(estimate === undefined ? {} : { estimate: largestError(estimate) }),
  };
}

/** The curve at the points whose x is a number. */
function atFiniteX(curve: Curve): Curve {
  const { values } = curve.x;
  if (firstGap(values) < 0) return curve;
  const kept = values.flatMap((x, i) => (Number.isFinite(x) ? [i] : []));
  const series = Object.entries(curve.series).map(
    ([name, one]) => [name, { ...one, values: kept.map((i) => one.values[i] ?? null) }] as const,
  );
  return {
    ...curve,
    x: { ...curve.x, values: kept.map((i) => values[i] ?? 0) },
    series: Object.fromEntries(series),
  };
}

const isFiniteMetric = ({ value, uncertainty = 0 }: Metric): boolean =>
  Number.isFinite(value) && Number.isFinite(uncertainty);

function withoutGaps(series: Series): Series {
  const { values } = series;
  const accuracy = withFiniteErrors(series.accuracy);
  const isWhole = firstGap(values) < 0;
  if (isWhole && accuracy === series.accuracy) return series;
  return { ...series, accuracy, values: isWhole ? values : values.map((value) => (isNumber(value) ? value : null)) };
}

/** A curve of numbers and gaps only; the same one where it is that already. */
export function finiteCurve(curve: Curve): Curve {
  const { marks, metrics, ...rest } = atFiniteX(curve);
  const series = Object.entries(rest.series).map(([name, one]) => [name, withoutGaps(one)] as const);
  const known = marks?.filter(({ x }) => Number.isFinite(x));
  const measured = metrics && Object.entries(metrics).filter(([, metric]) => isFiniteMetric(metric));
  const isClean =
    rest.x === curve.x &&
    series.every(([name, one]) => one === curve.series[name]) &&
    known?.length === marks?.length &&
    (!metrics || measured?.length === Object.keys(metrics).length);
  if (isClean) return curve;
  return {
    ...rest,
    series: Object.fromEntries(series),
    ...(known ? { marks: known } : {}),
    ...(measured ? { metrics: Object.fromEntries(measured) } : {}),
  };
}

/** Where the values of a curve, as its runner left it, are no numbers. */
function gapsOf(curve: Curve): Gap[] {
  const all: (readonly [string, readonly (number | null)[]])[] = [
    [curve.x.name, curve.x.values],
    ...Object.entries(curve.series).map(([name, { values }]) => [name, values] as const),
  ];
  return all.flatMap(([series, values]): Gap[] => {
    const first = firstGap(values);
    if (first < 0) return [];
    const count = values.reduce<number>((sum, value) => sum + (isNumber(value) ? 0 : 1), 0);
    return [{ series, curve, first, count, isOverflow: !Number.isNaN(values[first]) }];
  });
}

/** More names than these are counted, not listed. */
const mostNames = 4;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** Where a gap begins: x, and the conditions of the curve. */
function placeOf({ curve, first }: Gap): Curve['at'] {
  const { name, unit, values } = curve.x;
  const value = values[first] ?? Number.NaN;
  return { ...(Number.isFinite(value) ? { [name]: { value, unit } } : {}), ...curve.at };
}

const written = (place: Curve['at']): string =>
  Object.entries(place)
    .map(([name, { value, unit }]) => `${name} = ${formatValue(value, unit)}`)
    .join(', ');

function shareOf({ curve, count }: Gap): string {
  const points = curve.x.values.length;
  if (points === 1) return '';
  return count === points ? ` at all ${points} points, first` : ` at ${count} of ${points} points, first`;
}

/**
 * What is to be said of values of a model that are no numbers, in one message.
 * @param curves of one test and model, as their runner left them
 */
export function gapIssues(material: Material, curves: readonly Curve[]): SolverIssue[] {
  const gaps = curves.flatMap(gapsOf);
  const [first] = gaps;
  if (!first) return [];
  const names = [...new Set(gaps.map(({ series }) => series))];
  const place = placeOf(first);
  const suspects = extremeValues(material, place);
  const cause = first.isOverflow
    ? 'beyond the range of numbers, 1e±308'
    : 'on the way a number leaves the range of 1e±308';
  const advice =
    suspects.length > 0
      ? `; look at ${listed(suspects)}`
      : '; look for a field or a condition whose size, or unit, is not what was meant';
  return [
    {
      code: 'MG601',
      severity: 'warning',
      message: `${listed(names)} ${names.length === 1 ? 'has' : 'have'} no value${shareOf(first)} at ${written(place)}: ${cause}${advice}`,
      model: material.name,
      data: { series: names.join(' '), points: first.count },
    },
  ];
}
