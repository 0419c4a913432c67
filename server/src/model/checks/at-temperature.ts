/** The value of a model's field at a temperature, with params at their declared values and no stress. */
import { compileFormula } from '../../formula/compile.ts';
import type { FieldView } from '../declared.ts';
import { formulaOf } from '../law-formula.ts';
import type { FileModel } from '../file-model.ts';
import { withImports } from '../declarations/resolve.ts';

const known = new WeakMap<FileModel, Readonly<Record<string, number>>>();

/** Declared values of all params that the file sees, as variables of formulas. */
function parameterValues(file: FileModel): Readonly<Record<string, number>> {
  const before = known.get(file);
  if (before) return before;
  const values: Record<string, number> = {};
  for (const one of withImports(file)) {
    for (const declared of one.declarations) {
      if (declared.kind !== 'param') continue;
      const value = declared.cell.checked().value;
      if (value !== undefined) values[`param:${declared.problemName}`] = value;
    }
  }
  known.set(file, values);
  return values;
}

type AtTemperature = (T: number) => number | undefined;

const evaluators = new WeakMap<FieldView, AtTemperature>();

/** `undefined` where it is not known (it has an error, or depends on more than T). */
export function valueAtTemperature(file: FileModel, field: FieldView, T: number): number | undefined {
  // Tests ask for the same fields at many temperatures: each is compiled once, and computed once for each.
  let evaluator = evaluators.get(field);
  if (!evaluator) {
    evaluator = evaluatorOf(file, field);
    evaluators.set(field, evaluator);
  }
  return evaluator(T);
}

function evaluatorOf(file: FileModel, field: FieldView): AtTemperature {
  const formula = formulaOf(field.value());
  if (!formula || formula.kind === 'number') return () => formula?.value;
  // Only the params that the value depends on, so that the cost does not grow with the file.
  const all = parameterValues(file);
  const variables: Record<string, number> = { T: 0, stress: 0, strain: 0, time: 0 };
  for (const name of field.value().variables) {
    const value = all[name];
    if (value !== undefined) variables[name] = value;
  }
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
