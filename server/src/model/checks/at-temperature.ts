/** The value of a model's field at a temperature, with params at their declared values and no stress. */
import { compileFormula } from '../../formula/compile.ts';
import { freeVariables } from '../../formula/walk.ts';
import type { FieldView } from '../declared.ts';
import { formulaOf } from '../law-formula.ts';

type AtTemperature = (T: number) => number | undefined;

const evaluators = new WeakMap<FieldView, AtTemperature>();

/** `undefined` where it is not known (it has an error, or depends on more than T). */
export function valueAtTemperature(field: FieldView, T: number): number | undefined {
  // Tests ask for the same fields at many temperatures: each is compiled once, and computed once for each.
  let evaluator = evaluators.get(field);
  if (!evaluator) {
    evaluator = evaluatorOf(field);
    evaluators.set(field, evaluator);
  }
  return evaluator(T);
}

function evaluatorOf(field: FieldView): AtTemperature {
  const checked = field.value();
  const formula = formulaOf(checked);
  if (!formula || formula.kind === 'number') return () => formula?.value;
  const variables = { T: 0, stress: 0, strain: 0, time: 0, ...Object.fromEntries(checked.parameters ?? []) };
  // A state of a flow law has no value but in the course of a test.
  if ([...freeVariables(formula)].some((name) => !(name in variables))) return () => undefined;
  const compiled = compileFormula(formula, Object.keys(variables));
  // `T` is the first of the variables.
  const slots = Float64Array.from(Object.values(variables));
  const known = new Map<number, number>();
  return (T) => {
    slots[0] = T;
    const value = known.get(T) ?? compiled.evaluate(slots);
    known.set(T, value);
    return Number.isNaN(value) ? undefined : value;
  };
}
