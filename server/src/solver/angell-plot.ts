/** The Angell plot: logarithms of times and viscosities over T_g/T, and the fragility of every element. */
import { gasConstant } from '../physics/constants.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner } from './protocol.ts';
import type { Accuracy, Curve, Series, SolverIssue } from './result.ts';
import { infiniteIssue, timeComputations } from './relaxation-times.ts';
import { fieldIssue } from './runner-tools.ts';
import { formatNumber } from './time/format.ts';
import { withFieldErrors } from './time/curve-series.ts';

/** log10 of the viscosity at T_g (Pa s), by convention. */
const conventional = 12;

/** Logarithms of times that were exponentials: rounding of the exponents, of a few logarithms that are added. */
function logAccuracy(values: readonly (number | null)[]): Accuracy {
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const error = 4 * Number.EPSILON * (shortestDecade + largest);
  return { rtol: 0, atol: error, estimate: largest > 0 ? error / largest : 0, method: 'closed form' };
}

/** log10 of the shortest prefactor of a law of times. */
const shortestDecade = 40;

/** One line of the plot: log10 of a time or viscosity at T. */
interface AngellLine {
  readonly name: string;
  /** What its fragility is called by: `alpha.max`. */
  readonly element: string;
  readonly at: (T: number) => number;
  /** log10 of the time of its element. */
  readonly time: (T: number) => number;
  /** Whether it is a viscosity in proportion to that time, 1e12 Pa s at T_g. */
  readonly isRelative: boolean;
}

/** @throws FieldError */
function linesOf(material: Material, glassTransition: number): AngellLine[] {
  return timeComputations(material, 0).flatMap(([name, unit, compute]): AngellLine[] => {
    if (unit !== 's') return [];
    const element = name.slice('tau.'.length);
    const logTime = (T: number): number => Math.log10(compute(T));
    const flow = material.elements.find((one) => one.name === element && one.kind === 'newtonian');
    const logViscosity = flow
      ? (T: number): number => Math.log10(flow.value('viscosity', T))
      : (T: number): number => conventional + logTime(T) - logTime(glassTransition);
    return [
      { name: `log10_tau.${element}`, element, at: logTime, time: logTime, isRelative: false },
      {
        name: `log10_viscosity.${element}`,
        element: `viscosity of ${element}`,
        at: logViscosity,
        time: logTime,
        isRelative: flow === undefined,
      },
    ];
  });
}

/** Start of the differences that give a fragility, in T_g/T, and how often it is halved. */
const firstDifference = 0.02;
const halvings = 6;

/**
 * d f/d(T_g/T) at T_g from the side of the liquid, where a correlation factor that grows above T_g counts: differences
 * extrapolated to a step of zero (Neville). Relative error near 1e-9.
 */
function fragility(f: (T: number) => number, glassTransition: number): number {
  const at = (x: number): number => f(glassTransition / x);
  const here = at(1);
  let row: number[] = [];
  for (let k = 0; k <= halvings; k++) {
    const step = firstDifference / 2 ** k;
    const next = [(here - at(1 - step)) / step];
    for (let j = 1; j <= k; j++) {
      const [better = 0, before = 0] = [next[j - 1], row[j - 1]];
      next.push(better + (better - before) / (2 ** j - 1));
    }
    row = next;
  }
  return row[halvings] ?? Number.NaN;
}

/** Fragility, apparent activation energy and the time at T_g; nothing of a line without a value there. */
function metricsOf({ name, element, at }: AngellLine, glassTransition: number): NonNullable<Curve['metrics']> {
  try {
    const m = fragility(at, glassTransition);
    if (!Number.isFinite(m)) return {};
    // By the convention a viscosity has the fragility of its time.
    if (name.startsWith('log10_viscosity') && at(glassTransition) === conventional) return {};
    return {
      [`fragility m of ${element}`]: { value: m, unit: '' },
      [`apparent activation energy of ${element}`]: {
        value: m * gasConstant * glassTransition * Math.LN10,
        unit: 'J/mol',
      },
      ...(name.startsWith('log10_tau')
        ? { [`tau of ${element} at T_g`]: { value: 10 ** at(glassTransition), unit: 's' } }
        : {}),
    };
  } catch (error) {
    if (error instanceof FieldError) return {};
    throw error;
  }
}

function isFiniteAt(f: (T: number) => number, T: number): boolean {
  try {
    return Number.isFinite(f(T));
  } catch (error) {
    if (error instanceof FieldError) return false;
    throw error;
  }
}

/** A viscosity is 1e12 Pa s at T_g, in proportion to the time: where that is infinite at T_g, nothing follows. */
const unrelatedIssue = (material: Material, names: readonly string[], glassTransition: number): SolverIssue => ({
  code: 'MG601',
  severity: 'warning',
  message: `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} no value: a viscosity is 10^${conventional} Pa s at T_g by convention and goes with the time, which is infinite at T_g = ${formatNumber(glassTransition)} K; give a T_g above the T0 of the law`,
  model: material.name,
  field: 'T_g',
});

function glassTransitionOf({ material, conditions }: CurveRequest): number {
  const given = conditions['T_g'] ?? material.alloy('T_g', Number.NaN);
  if (given === undefined) {
    throw new FieldError(
      'angell_plot',
      'T_g',
      'an Angell plot needs the glass transition; give the alloy or the test a T_g',
    );
  }
  return given;
}

export const runAngellPlot: ProtocolRunner = (request) =>
  withFieldErrors(
    request,
    () => [],
    () => {
      const { material, extraX } = request;
      const glassTransition = glassTransitionOf(request);
      const known = (request.points['T'] ?? []).map((T) => glassTransition / T);
      const extra = extraX.filter((x) => x > 0 && !known.includes(x));
      const xs = extra.length === 0 ? known : [...known, ...extra].sort((a, b) => a - b);
      const issues: SolverIssue[] = [];
      const infinite: { readonly name: string; readonly T: number }[] = [];
      const unrelated: string[] = [];
      const series: Record<string, Series> = {};
      let metrics: NonNullable<Curve['metrics']> = {};
      for (const line of linesOf(material, glassTransition)) {
        request.checkCancelled();
        const before = issues.length;
        const values = xs.map((x): number | null => {
          try {
            const value = line.at(glassTransition / x);
            return Number.isFinite(value) ? value : null;
          } catch (error) {
            if (!(error instanceof FieldError)) throw error;
            if (issues.length === before) issues.push(fieldIssue(material, error));
            return null;
          }
        });
        const gap = values.indexOf(null);
        if (issues.length === before && gap >= 0) {
          if (line.isRelative && !isFiniteAt(line.time, glassTransition)) unrelated.push(line.name);
          else infinite.push({ name: line.name, T: glassTransition / (xs[gap] ?? Number.NaN) });
        }
        series[line.name] = { unit: '', values, accuracy: logAccuracy(values) };
        metrics = { ...metrics, ...metricsOf(line, glassTransition) };
      }
      if (infinite.length > 0) issues.push(infiniteIssue(material, infinite));
      if (unrelated.length > 0) issues.push(unrelatedIssue(material, unrelated, glassTransition));
      return { curves: [{ x: { name: 'T_g_over_T', unit: '', values: xs }, series, metrics }], issues };
    },
  );
