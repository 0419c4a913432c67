import { compileFormula } from '../../../formula/compile.ts';
import type { Formula } from '../../../formula/formula.ts';
import { FieldError, type Material, type MaterialElement } from '../../material.ts';
import type { RateElement } from '../rate-element.ts';

/** Share of the start value of a state below which its error may be relative to that. */
const smallState = 1e-3;

/** Variables of a custom flow, in the order in which its formulas get them; states and parameters follow. */
const variables = ['T', 'stress', 'strain', 'time'] as const;

/** A flow law of the user's own: states with rates, and a strain rate, over T, stress, strain, time and the states. */
export function customRates(material: Material, element: MaterialElement, T: number): RateElement {
  const problem = material.problem.elements.find(({ name }) => name === element.name);
  const strainRate = problem?.fields['strain_rate'];
  if (strainRate?.type !== 'formula') {
    throw new FieldError(element.name, 'strain_rate', `${element.name} has no strain_rate`);
  }
  const states = problem?.states ?? [];
  const names = states.map(({ name }) => name);
  const parameters = Object.entries(material.parameters);
  const slots = [...variables, ...names, ...parameters.map(([name]) => name)];
  const values = new Float64Array(slots.length);
  values.set(
    parameters.map(([, value]) => value),
    variables.length + names.length,
  );
  const derivativesBy = ['stress', 'strain', ...names];
  const compile = (formula: Formula) => compileFormula(formula, slots, derivativesBy);
  const rates = [strainRate.formula, ...states.map(({ rate }) => rate)].map(compile);
  const labels = ['strain_rate', ...names.map((name) => `rate ${name}`)];
  values[0] = T;
  const starts = states.map(({ name, start }) => {
    const value = compile(start).evaluate(values);
    if (!Number.isFinite(value)) {
      throw new FieldError(element.name, name, `the state ${name} of ${element.name} has no start value at ${T} K`);
    }
    return value;
  });
  const gradient = new Float64Array(derivativesBy.length);
  return {
    spectra: [],
    states: [
      { start: 0, scale: 0, contribution: { element: element.name } },
      ...starts.map((start, k) => ({ start, scale: smallState * Math.abs(start), name: names[k] ?? '' })),
    ],
    numberCount: 0,
    kinkCount: 0,
    setConditions: () => undefined,
    evaluate: ({ conditions, driver, response, variables: all }, { state, width }, out) => {
      values[0] = conditions.T;
      values[1] = driver;
      values[2] = response;
      values[3] = conditions.clock;
      for (let k = 0; k < names.length; k++) values[variables.length + k] = all[state + 1 + k] ?? 0;
      for (let row = 0; row < rates.length; row++) {
        const rate = rates[row]?.differentiate(values, gradient) ?? Number.NaN;
        if (!Number.isFinite(rate)) {
          return {
            code: 'MG612',
            message: `${labels[row] ?? ''} of ${element.name} has no finite value`,
            element: element.name,
            data: { T: conditions.T, stress: driver, strain: response, time: conditions.clock },
          };
        }
        out.values[state + row] = rate;
        const at = (state + row) * width;
        out.derivatives[at] = finite(gradient[0]);
        out.derivatives[at + 1] = finite(gradient[1]);
        for (let k = 0; k < names.length; k++) out.derivatives[at + 2 + state + 1 + k] = finite(gradient[2 + k]);
      }
      return undefined;
    },
    kinks: () => undefined,
  };
}

/** A derivative that does not exist only slows Newton's method down. */
const finite = (value: number | undefined): number => (value !== undefined && Number.isFinite(value) ? value : 0);
