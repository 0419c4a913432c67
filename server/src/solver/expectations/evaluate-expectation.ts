/** Expectations and stated values of a test, judged on each of its curves. */
import { evaluateFormula } from '../../formula/compile.ts';
import { measure, type Interval, type MeasuredPoints } from './measures.ts';
import { rememberedCurve, type JudgedCurve } from './remembered-curve.ts';
import type { ExpectationProblem, Measure } from '../problem.ts';
import type { Curve, ExpectationResult, Series } from '../result.ts';
import type { Judgement } from '../test-parts.ts';

function pointsOf(curve: Curve, series: Series): MeasuredPoints {
  const kept = series.values.flatMap((y, i) => (y === null ? [] : [i]));
  return { x: kept.map((i) => curve.x.values[i] ?? 0), y: kept.map((i) => series.values[i] ?? 0) };
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

function selects(expectation: ExpectationProblem, curve: Curve, parameters: Readonly<Record<string, number>>): boolean {
  return expectation.selectors.every(({ name, value }) => {
    if (typeof value === 'string') return name === 'model' && curve.model === value;
    const condition = curve.at[name];
    return condition !== undefined && close(condition.value, evaluateFormula(value, parameters));
  });
}

type Measured = { readonly value: number; readonly unit: string } | { readonly reason: string };

function unitOfMeasure(kind: Measure['measure'], curve: Curve, series: Series): string {
  if (kind === 'argmax' || kind === 'argmin') return curve.x.unit;
  if (kind !== 'slope') return series.unit;
  return curve.x.unit === '' ? series.unit : `${series.unit === '' ? '1' : series.unit}/${curve.x.unit}`;
}

/** Where on a curve a measure is taken. */
function placeOf(
  { at, interval }: Measure,
  parameters: Readonly<Record<string, number>>,
): { readonly at?: number; readonly interval?: Interval } {
  return {
    ...(at && { at: evaluateFormula(at, parameters) }),
    ...(interval && {
      interval: {
        lower: evaluateFormula(interval.lower, parameters),
        upper: evaluateFormula(interval.upper, parameters),
      },
    }),
  };
}

/** The x that a measure names. */
function namedBy(measured: Measure, parameters: Readonly<Record<string, number>>): readonly number[] {
  const { at, interval } = placeOf(measured, parameters);
  return [...(at === undefined ? [] : [at]), ...(interval ? [interval.lower, interval.upper] : [])];
}

function take(measured: Measure, judged: JudgedCurve, parameters: Readonly<Record<string, number>>): Measured {
  const series = judged.curve.series[measured.series];
  if (!series) return { reason: `this curve has no series ${measured.series}` };
  const recompute = (extraX: readonly number[]): MeasuredPoints => {
    const curve = judged.recompute(extraX);
    const again = curve?.series[measured.series];
    return curve && again ? pointsOf(curve, again) : { x: [], y: [] };
  };
  const named = namedBy(measured, parameters);
  const points = named.length > 0 ? recompute(named) : pointsOf(judged.curve, series);
  const value = measure(measured.measure, points, { ...placeOf(measured, parameters), recompute });
  if (value === undefined || !Number.isFinite(value))
    return { reason: `${measured.series} could not be computed there` };
  return { value, unit: unitOfMeasure(measured.measure, judged.curve, series) };
}

function passes(
  expectation: ExpectationProblem,
  computed: number,
  parameters: Readonly<Record<string, number>>,
): boolean {
  const expected = evaluateFormula(expectation.expected, parameters);
  const tolerance = expectation.tolerance;
  const margin = tolerance
    ? evaluateFormula(tolerance.value, parameters) * (tolerance.relative ? Math.abs(expected) : 1)
    : 0;
  switch (expectation.operator) {
    case '=':
    case '==':
      return Math.abs(computed - expected) <= margin;
    case '!=':
      return Math.abs(computed - expected) > margin;
    case '<':
      return computed < expected + margin;
    case '<=':
      return computed <= expected + margin;
    case '>':
      return computed > expected - margin;
    case '>=':
      return computed >= expected - margin;
    case 'in': {
      const upper = expectation.upper ? evaluateFormula(expectation.upper, parameters) : expected;
      return computed >= expected - margin && computed <= upper + margin;
    }
  }
}

/** Judges one expectation on one curve. */
function judge(
  expectation: ExpectationProblem,
  index: number,
  judged: JudgedCurve,
  parameters: Readonly<Record<string, number>>,
): ExpectationResult {
  const measures = expectation.measures.map((one) => take(one, judged, parameters));
  const missing = measures.find((one) => 'reason' in one);
  const values: Record<string, number> = { ...parameters };
  measures.forEach((one, i) => {
    if ('value' in one) values[`measure:${i}`] = one.value;
  });
  for (const [name, condition] of Object.entries(judged.curve.at)) values[`field:${name}`] = condition.value;
  const [only] = measures;
  const plain = expectation.measured.kind === 'variable' && only && 'unit' in only;
  const computed = missing ? null : evaluateFormula(expectation.measured, values);
  const usable = computed !== null && Number.isFinite(computed) ? computed : null;
  const reason =
    missing && 'reason' in missing ? missing.reason : usable === null ? 'it could not be computed' : undefined;
  return {
    kind: expectation.kind,
    index,
    text: expectation.text,
    computed: usable,
    unit: plain ? only.unit : '',
    expected: evaluateFormula(expectation.expected, parameters),
    ...(expectation.upper ? { upper: evaluateFormula(expectation.upper, parameters) } : {}),
    passed: expectation.kind === 'stated' ? null : usable !== null && passes(expectation, usable, parameters),
    ...(reason === undefined ? {} : { reason }),
    model: judged.curve.model,
    at: judged.curve.at,
    ...(expectation.source === undefined ? {} : { source: expectation.source }),
  };
}

/**
 * Every expectation of a test on every curve of one model that it selects. An expectation that selects no curve fails, with
 * that as its reason; a curve without the series (the energy per cycle beside the hysteresis loop) is passed over while
 * another has it.
 */
export function judgeExpectations(
  expectations: readonly ExpectationProblem[],
  curves: readonly JudgedCurve[],
  parameters: Readonly<Record<string, number>>,
): Judgement[] {
  const remembered = curves.map((judged) => {
    const own = expectations.filter((expectation) => selects(expectation, judged.curve, parameters));
    const named = own.flatMap(({ measures }) => measures.flatMap((one) => namedBy(one, parameters)));
    return rememberedCurve(judged, [...new Set(named)]);
  });
  return expectations.map((expectation, position): Judgement => {
    const index = expectation.index ?? position;
    const selected = remembered.filter(({ curve }) => selects(expectation, curve, parameters));
    const names = expectation.measures.map((one) => one.series);
    const withSeries = selected.filter(({ curve }) => names.every((name) => curve.series[name]));
    const judged = (chosen: readonly JudgedCurve[]): ExpectationResult[] =>
      chosen.map((one) => judge(expectation, index, one, parameters));
    if (withSeries.length > 0) return { fit: 'series', results: judged(withSeries) };
    if (selected.length > 0) return { fit: 'curve', results: judged(selected) };
    return {
      fit: 'nothing',
      results: [
        {
          kind: expectation.kind,
          index,
          text: expectation.text,
          computed: null,
          unit: '',
          expected: evaluateFormula(expectation.expected, parameters),
          passed: expectation.kind === 'stated' ? null : false,
          reason: 'no curve of this test fits what stands behind `for`',
          model: '',
          at: {},
          ...(expectation.source === undefined ? {} : { source: expectation.source }),
        },
      ],
    };
  });
}
