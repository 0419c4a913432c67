/** Short words for writing a law as a formula. */
import { number, variable, type Formula, type FormulaFunction, type FormulaOperator } from '../../formula/formula.ts';

export { number, variable };

const operation =
  (operator: FormulaOperator) =>
  (left: Formula, right: Formula): Formula => ({ kind: 'operation', operator, left, right });

export const add = operation('+');
export const subtract = operation('-');
export const multiply = operation('*');
export const divide = operation('/');

export const negate = (operand: Formula): Formula => ({ kind: 'negation', operand });

export const call = (name: FormulaFunction, ...operands: readonly Formula[]): Formula => ({
  kind: 'call',
  function: name,
  arguments: operands,
});

/** `consequent` where `left > right`, else `alternative`. */
export const whereAbove = (left: Formula, right: Formula, consequent: Formula, alternative: Formula): Formula => ({
  kind: 'conditional',
  condition: { kind: 'comparison', operator: '>', left, right },
  consequent,
  alternative,
});

/**
 * The argument of that name. The checker guarantees required arguments and fills in defaults, so a missing one is a
 * mistake of the program; it becomes a value that no computation takes for a result.
 */
export const argument = (fields: Readonly<Record<string, Formula>>, name: string): Formula =>
  fields[name] ?? number(Number.NaN);
