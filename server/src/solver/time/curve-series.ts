import { FieldError } from '../material.ts';
import type { Accuracy, Curve, Series, SolverIssue } from '../result.ts';
import type { CurveRequest, RunnerResult } from '../protocol.ts';
import { fieldIssue } from '../runner-tools.ts';
import type { Integrator, Stop } from './integrator.ts';
import { formatNumber, formatValue } from './format.ts';
import type { Ending } from './recorded-path.ts';

/** Relative error allowed on each step of an integration to begin with. */
const stepTolerance = 2e-7;
/** The same where results are small differences: energies of narrow loops, strains that flow laws add to others. */
export const fineStepTolerance = 1e-9;
/** Below it steps are lost in rounding. */
export const smallestStepTolerance = 1e-12;
/** Share of the tolerance that a repeated integration aims at. */
const aim = 0.4;
const mostAttempts = 4;
/** A curve that ends early is integrated again with steps as much more accurate; where both end within this, it ends. */
const confirming = 1e-2;
const sameEnd = 1e-6;
/** Relative error that integrated series are promised to. */
export const integratedTolerance = 1e-6;

/** Where there is no value at all; one that is no number is told as such by `gaps.ts`. */
export const valueOrNull = (value: number | undefined): number | null => value ?? null;

export const seriesOf = (unit: string, values: readonly (number | null)[], accuracy: Accuracy): Series => ({
  unit,
  values,
  accuracy,
});

/** Relative error that series in closed form or by quadrature are promised to. */
const analyticTolerance = 1e-9;

/** Accuracy of a closed form whose parts are known to a relative error. */
export const closedForm = (error: number): Accuracy => ({
  rtol: analyticTolerance,
  atol: 0,
  estimate: error,
  method: 'closed form',
});

/**
 * Accuracy of an integrated curve: the errors of all steps added up, and those of the spectra, whose sums of exponentials
 * follow the driver.
 * @param largest the value that the error is told as a share of, as a response: the largest response of the curve or, where
 *   the driver is what is computed, the largest |instant × driver|
 * @param stepErrors the errors of all steps where they are known better than by their sum
 */
export function integratedAccuracy(
  integrator: Integrator,
  largest: number,
  stepErrors = integrator.accumulatedError,
): Accuracy {
  let spectra = 0;
  const { model } = integrator;
  const conditions = model.makeConditions();
  // Where nothing was integrated there is no temperature yet, and no error.
  if (Number.isNaN(integrator.temperature)) return { rtol: integratedTolerance, atol: 0, estimate: 0 };
  model.setConditions(integrator.temperature, conditions);
  model.spectrumErrors.forEach((error, g) => {
    spectra += (error * (conditions.strengths[g] ?? 0)) / conditions.instant;
  });
  const errors = stepErrors + integrator.roundingError + spectra * integrator.largestDriven;
  const estimate = largest > 0 ? errors / largest : 0;
  return {
    rtol: integratedTolerance,
    atol: 0,
    estimate,
    method: `Radau IIA of order 9, ${integrator.stepCount} steps`,
  };
}

/** The accuracy of one series: the error of an integration is absolute, a share of the largest value (SI). */
export const ofLargest = (accuracy: Accuracy, largest: number): Accuracy => ({
  ...accuracy,
  atol: (accuracy.estimate ?? 0) * largest,
});

/**
 * Integrates with smaller and smaller steps until the estimated error of the whole curve is below its tolerance, or until
 * smaller steps no longer help. A curve that ends early is integrated once more, with far smaller steps: close to where a
 * model ends, errors that are allowed elsewhere may lead beyond it. Where the temperature ends it there is no such doubt.
 * @param integrate given the error allowed on each step, and whether it may give up once the error is too large
 * @returns the most accurate result
 */
export function integrateAccurately<Result extends Integrated>(
  integrate: (stepTolerance: number, mayGiveUp: boolean) => Result,
  { first = stepTolerance, wanted = integratedTolerance }: { readonly first?: number; readonly wanted?: number } = {},
): Result {
  let tolerance = first * Math.min(1, wanted / integratedTolerance);
  let best = { estimate: Infinity, tolerance };
  let result = integrate(tolerance, true);
  let ended: Result | undefined;
  for (let attempt = 2; ; attempt++) {
    const estimate = errorOf(result);
    const { ending } = result;
    const further = (ending?.at ?? Infinity) - (ended?.ending?.at ?? -Infinity);
    if (ended && further < 0) return ended;
    // Smaller steps would only be more of them.
    if (ending?.isGivenUp) return result;
    let next: number;
    if (estimate <= wanted) {
      if (!ending || ending.isCertain || further <= sameEnd * ending.at) return result;
      ended = result;
      next = tolerance * confirming;
    } else {
      // An estimate without a value is worse than any other.
      if (!(estimate < best.estimate) && best.estimate < Infinity) return integrate(best.tolerance, false);
      best = { estimate, tolerance };
      // The errors of all steps add up, and each is in proportion to what is allowed.
      const aimed = (aim * wanted * tolerance) / estimate;
      next = Number.isFinite(aimed) ? Math.min(aimed, tolerance / 4) : tolerance / 10;
    }
    if (tolerance <= smallestStepTolerance || attempt > mostAttempts) return ended ?? result;
    tolerance = Math.max(smallestStepTolerance, next);
    result = integrate(tolerance, tolerance > smallestStepTolerance && attempt < mostAttempts);
  }
}

interface Integrated {
  readonly accuracy: Accuracy | undefined;
  /** How much of the test was done before it was given up, 0 … 1. */
  readonly done?: number;
  readonly ending?: Ending | undefined;
}

/** The error that a result has, or would have at the end of the test. */
const errorOf = ({ accuracy, done = 1 }: Integrated): number => (accuracy?.estimate ?? 0) / done;

/** An integration that ended early, as an issue: what happened, and where. */
export function stopIssue(stop: Stop, place: string): SolverIssue {
  const { failure } = stop;
  const stress = stop.stress === 0 || !Number.isFinite(stop.stress) ? [] : [formatValue(stop.stress, 'Pa')];
  return {
    code: failure.code,
    // A field without a usable value is a mistake of the model, wherever it shows.
    severity: failure.cause ? 'error' : 'warning',
    message: `${failure.message} (${[place, ...stress, `${formatNumber(stop.temperature)} K`].join(', ')}); the curve ends there`,
    ...(failure.element === undefined ? {} : { element: failure.element }),
    ...(failure.field === undefined ? {} : { field: failure.field }),
    data: { ...failure.data, time: stop.time, T: stop.temperature },
  };
}

/** Times asked for that lie after the end of the test. */
export function lateIssues(times: readonly number[], end: number, what: string): SolverIssue[] {
  const late = times.find((time) => time > end * (1 + 1e-12));
  if (late === undefined) return [];
  return [
    {
      code: 'MG615',
      severity: 'warning',
      message: `${formatNumber(late)} s is after the end of the ${what} at ${formatNumber(end)} s: there is nothing to show`,
      field: 'time',
      data: { time: late, end },
    },
  ];
}

function missedMessage(estimate: number, rtol: number, what: string): string {
  if (estimate < 1)
    return `${what} is accurate to about ${formatNumber(estimate)} of its largest value, not to ${rtol}`;
  // Also where the estimate itself has no value.
  return `${what} has no accurate digit: its values are smaller than what rounding leaves of them (tolerance ${rtol})`;
}

/**
 * A curve that misses its tolerance says so.
 * @param what the series, where not all of the curve does
 */
export function accuracyIssues(accuracy: Accuracy, what = 'the curve'): SolverIssue[] {
  const { estimate, rtol } = accuracy;
  if (estimate === undefined || estimate <= rtol) return [];
  return [
    {
      code: 'MG614',
      severity: 'warning',
      message: missedMessage(estimate, rtol, what),
      data: { estimate, rtol },
    },
  ];
}

/** What is left of a curve that could not be computed: its points, without the values of its main series. */
export const emptyCurve = (x: Curve['x'], series: string, unit: string): RunnerResult['curves'][number] => ({
  x,
  series: {
    [series]: seriesOf(
      unit,
      x.values.map(() => null),
      closedForm(0),
    ),
  },
});

/** Runs a protocol; a field without a usable value becomes an issue and a curve without values. */
export function withFieldErrors(
  request: CurveRequest,
  withoutValues: () => RunnerResult['curves'],
  run: () => RunnerResult,
): RunnerResult {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    return { curves: withoutValues(), issues: [fieldIssue(request.material, error)] };
  }
}
