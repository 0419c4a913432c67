/** The value of a model's field at a temperature, with params at their declared values and no stress. */
import { evaluateFormula } from '../../formula/compile.ts';
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

const evaluated = new WeakMap<FieldView, Map<number, number | undefined>>();

/** `undefined` where it is not known (it has an error, or depends on more than T). */
export function valueAtTemperature(file: FileModel, field: FieldView, T: number): number | undefined {
  const values = evaluated.get(field) ?? new Map<number, number | undefined>();
  evaluated.set(field, values);
  if (!values.has(T)) values.set(T, evaluateAt(file, field, T));
  return values.get(T);
}

function evaluateAt(file: FileModel, field: FieldView, T: number): number | undefined {
  const formula = formulaOf(field.value());
  if (!formula || formula.kind === 'number') return formula?.value;
  // Only the params that the value depends on, so that the cost does not grow with the file.
  const all = parameterValues(file);
  const variables: Record<string, number> = { T, stress: 0, strain: 0, time: 0 };
  for (const name of field.value().variables) {
    const value = all[name];
    if (value !== undefined) variables[name] = value;
  }
  const value = evaluateFormula(formula, variables);
  return Number.isNaN(value) ? undefined : value;
}
