/** Numbers out of formulas, as cheaply as can be: most are numbers already. */
import { evaluateFormula } from '../../formula/compile.ts';
import type { Formula } from '../../formula/formula.ts';
import type { CheckedExpression } from '../expression/types.ts';

/** The number of a formula with params at their declared values; `undefined` where it depends on more. */
export function numberOfFormula(formula: Formula, parameters?: ReadonlyMap<string, number>): number | undefined {
  if (formula.kind === 'number') return formula.value;
  const value = evaluateFormula(formula, Object.fromEntries(parameters ?? []));
  return Number.isNaN(value) ? undefined : value;
}

const lists = new WeakMap<readonly Formula[], readonly number[]>();

/** The numbers of a value: one, or those of a list or range. */
export function numbersOf(checked: CheckedExpression): readonly number[] {
  if (checked.value !== undefined) return [checked.value];
  const { items } = checked;
  if (!items) return [];
  let numbers = lists.get(items);
  if (!numbers) {
    numbers = items.flatMap((item) => numberOfFormula(item, checked.parameters) ?? []);
    lists.set(items, numbers);
  }
  return numbers;
}

/** Smallest and largest of some numbers. */
export function extentOf(values: readonly number[]): { readonly low: number; readonly high: number } | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  let low = first;
  let high = first;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
