/**
 * What each operator and function of a formula does to plain doubles. The compiler, the constant folding and the
 * checker all call these, so that a value is the same to the last bit wherever it is computed.
 */
import type { FormulaComparison, FormulaFunction, FormulaOperator } from './formula.ts';
import { gamma } from './gamma.ts';

export function applyOperator(operator: FormulaOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return Math.pow(left, right);
  }
}

/** Value of a function; `second` is read by `min` and `max` only. NaN where the function has no real value. */
export function applyFunction(name: FormulaFunction, first: number, second = Number.NaN): number {
  switch (name) {
    case 'exp':
      return Math.exp(first);
    case 'ln':
      return Math.log(first);
    case 'log10':
      return Math.log10(first);
    case 'sqrt':
      return Math.sqrt(first);
    case 'abs':
      return Math.abs(first);
    case 'sin':
      return Math.sin(first);
    case 'cos':
      return Math.cos(first);
    case 'tan':
      return Math.tan(first);
    case 'sinh':
      return Math.sinh(first);
    case 'cosh':
      return Math.cosh(first);
    case 'tanh':
      return Math.tanh(first);
    case 'atan':
      return Math.atan(first);
    case 'gamma':
      return gamma(first);
    case 'min':
      return Math.min(first, second);
    case 'max':
      return Math.max(first, second);
  }
}

export function compare(operator: FormulaComparison, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '==':
      return left === right;
    case '!=':
      return left !== right;
  }
}
