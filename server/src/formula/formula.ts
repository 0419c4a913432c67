/**
 * Formulas: expressions with every name resolved and every number in coherent SI units, as plain data.
 * They cross to the solver's worker by structured clone, and `compile.ts` turns each into a function once, which
 * gives the value and, when asked, exact derivatives. No text, no units, nothing to `eval`.
 */

export type FormulaFunction =
  | 'exp'
  | 'ln'
  | 'log10'
  | 'sqrt'
  | 'abs'
  | 'sin'
  | 'cos'
  | 'tan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'atan'
  | 'gamma'
  | 'min'
  | 'max';

export type FormulaOperator = '+' | '-' | '*' | '/' | '^';
export type FormulaComparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Temperature is `T` (K); of the rest: stress (Pa), strain, time (s), states by name, parameters as `param:NAME`. */
export type VariableName = string;

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: VariableName }
  | { readonly kind: 'operation'; readonly operator: FormulaOperator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'negation'; readonly operand: Formula }
  | { readonly kind: 'call'; readonly function: FormulaFunction; readonly arguments: readonly Formula[] }
  | {
      readonly kind: 'conditional';
      readonly condition: Condition;
      readonly consequent: Formula;
      readonly alternative: Formula;
    };

export type Condition =
  | {
      readonly kind: 'comparison';
      readonly operator: FormulaComparison;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly operand: Condition };

export const number = (value: number): Formula => ({ kind: 'number', value });
export const variable = (name: VariableName): Formula => ({ kind: 'variable', name });
