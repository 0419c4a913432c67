/** The relaxation modulus of a linear model as a Prony series. */
import { timeFunctions } from './linear/time-functions.ts';
import { ownGeometry, smallLoadModel, type LinearModel } from './linear/model.ts';
import { exactProny, pronyModulus, pronyUnrelaxed, type PronySeries } from './linear/prony-conversion.ts';
import { fitProny, relativeError, type PronyFit } from './linear/prony-fit.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Accuracy, Series, SolverIssue } from './result.ts';
import { pointsWith } from './runner-tools.ts';
import { accuracyIssues, closedForm, emptyCurve, ofLargest, seriesOf, withFieldErrors } from './time/curve-series.ts';
import { formatNumber } from './time/format.ts';

/** Change of a state, relative to its size, that keeps a flow law from being linear in time. */
const visibleChange = 0.01;

/** Error of a series that is the model itself: rounding. */
const exactError = 1e-13;

/** @throws FieldError where the model is not linear in the limit of small loads */
function linearModelOf(material: Material, T: number, last: number): LinearModel {
  const model = smallLoadModel(material, T, ownGeometry(material));
  const [flow] = model.flows;
  if (flow) {
    throw new FieldError(
      flow.element,
      '',
      `${flow.element} answers with states or to the strain: a Prony series exists for linear models only`,
    );
  }
  const { drift } = model;
  if (drift && drift.rate * last > visibleChange) {
    throw new FieldError(
      drift.element,
      '',
      `the states of ${drift.element} change within ${formatNumber(last)} s even without a load: a Prony series exists for models that do not age`,
    );
  }
  return model;
}

/** Decades of time that a series may span: from the shortest to the longest times of glasses, 1e-16 to 1e25 s, and some. */
const mostDecades = 45;

/** First and last time of the series. @throws FieldError */
function windowOf(times: readonly number[]): { readonly first: number; readonly last: number } {
  const positive = times.filter((time) => time > 0);
  const first = positive.reduce((least, time) => Math.min(least, time), Infinity);
  const last = positive.reduce((most, time) => Math.max(most, time), 0);
  if (!(last > first)) {
    throw new FieldError(
      'prony_series',
      'time',
      'a Prony series needs a range of times above 0 in which it holds: `time = 1e-3 s .. 1e6 s log 91`',
    );
  }
  const decades = Math.log10(last) - Math.log10(first);
  if (decades > mostDecades) {
    throw new FieldError(
      'prony_series',
      'time',
      `the times of the series span ${formatNumber(Number(decades.toPrecision(3)))} decades, from ${formatNumber(first)} s to ${formatNumber(last)} s: at most ${mostDecades} can be fitted`,
    );
  }
  return { first, last };
}

function seriesOfModel(
  request: CurveRequest,
  model: LinearModel,
  modulus: (t: number) => number,
): { readonly fit: PronyFit | undefined; readonly best: number } {
  const { first, last } = windowOf(request.points['time'] ?? []);
  const exact = exactProny(model);
  if (exact) {
    const fit = { series: exact, error: exactError, rms: exactError, checkedPoints: 0 };
    return { fit, best: exactError };
  }
  return fitProny({
    modulus,
    first,
    last,
    tolerance: request.conditions['tolerance'] ?? Number.NaN,
    ownTimes: model.modulusTerms.flatMap(({ logTime, shape }) => (shape.density ? [] : [Math.exp(logTime)])),
    checkCancelled: request.checkCancelled,
  });
}

function notReached(request: CurveRequest, best: number): SolverIssue {
  const tolerance = request.conditions['tolerance'] ?? Number.NaN;
  return {
    code: 'MG608',
    severity: 'error',
    message: Number.isFinite(best)
      ? `no Prony series reaches ${formatNumber(100 * tolerance)} %: the best is off by ${formatNumber(100 * best)} %; somewhere the relaxation falls more sharply than a sum of exponentials can follow. Allow that much, or end the times where less has relaxed`
      : 'no Prony series: somewhere in the range of times the relaxation modulus has no value that a number can hold',
    model: request.material.name,
    field: 'tolerance',
    data: { tolerance, best },
  };
}

/** The terms as a curve over their number, fastest first. */
function termsCurve(series: PronySeries, accuracy: Accuracy): RunnerResult['curves'][number] {
  const { terms } = series;
  const unrelaxed = pronyUnrelaxed(series);
  return {
    x: { name: 'term', unit: '', values: terms.map((_, i) => i + 1) },
    series: {
      tau: seriesOf(
        's',
        terms.map(({ time }) => time),
        accuracy,
      ),
      strength: seriesOf(
        'Pa',
        terms.map(({ strength }) => strength),
        accuracy,
      ),
      share: seriesOf(
        '',
        terms.map(({ strength }) => strength / unrelaxed),
        accuracy,
      ),
    },
  };
}

export const runPronySeries: ProtocolRunner = (request) => {
  const times = pointsWith(request, 'time');
  const axis = { name: 'time', unit: 's', values: times };
  return withFieldErrors(
    request,
    () => [emptyCurve(axis, 'relaxation_modulus', 'Pa')],
    () => {
      const { material, conditions } = request;
      const T = conditions['T'] ?? Number.NaN;
      const model = linearModelOf(material, T, windowOf(request.points['time'] ?? []).last);
      const functions = timeFunctions(model);
      const { fit, best } = seriesOfModel(request, model, functions.modulus);
      const accuracy = closedForm(functions.error);
      const symbol = ownGeometry(material) === 'shear' ? 'G' : 'E';
      const moduli = times.map((time) => functions.modulus(time));
      const series: Record<string, Series> = {
        relaxation_modulus: seriesOf(
          'Pa',
          moduli,
          functions.modulusIsConverted ? ofLargest(accuracy, model.unrelaxed) : accuracy,
        ),
      };
      const issues = accuracyIssues(accuracy);
      if (!fit) return { curves: [{ x: axis, series }], issues: [notReached(request, best), ...issues] };

      const found = times.map((time) => pronyModulus(fit.series, time));
      const stated: Accuracy = {
        rtol: conditions['tolerance'] ?? 0,
        atol: 0,
        estimate: fit.error,
        method:
          fit.checkedPoints === 0
            ? 'exact conversion of single times'
            : `non-negative least squares; largest error at ${fit.checkedPoints} times`,
      };
      series['prony_modulus'] = seriesOf('Pa', found, stated);
      series['relative_error'] = seriesOf(
        '',
        found.map((value, i) => {
          const modulus = moduli[i] ?? Number.NaN;
          return relativeError(value, modulus, model.unrelaxed);
        }),
        {
          rtol: 0,
          atol: functions.error + exactError,
          estimate: functions.error + exactError,
          method: 'difference of the two',
        },
      );
      return {
        curves: [
          {
            x: axis,
            series,
            metrics: {
              'largest error of the series': { value: fit.error, unit: '' },
              'rms error of the series': { value: fit.rms, unit: '' },
              terms: { value: fit.series.terms.length, unit: '' },
              [`${symbol} at t = 0`]: { value: pronyUnrelaxed(fit.series), unit: 'Pa' },
              [`${symbol} relaxed`]: { value: fit.series.relaxed, unit: 'Pa' },
            },
          },
          termsCurve(fit.series, stated),
        ],
        issues,
      };
    },
  );
};
