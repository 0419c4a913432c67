/** Values as written: numbers, names, operations, calls, lists, ranges. What they mean is the checker's to decide. */
import type { Name, Path, StringLiteral, TextRange } from './parts.ts';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  /** Two factors side by side: `3 K`, `k_B T`; binds tighter than `*` and `/`, looser than `^`. */
  | 'juxtaposition'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or';

export type UnaryOperator = '-' | '+' | 'not';

export type Expression =
  | NumberLiteral
  | Reference
  | UnaryExpression
  | BinaryExpression
  | ParenthesisedExpression
  | CallExpression
  | ConditionalExpression
  | ListExpression
  | RangeExpression
  | BoundedExpression
  | UncertainExpression
  | StringExpression
  | ColumnExpression
  | CompositionExpression
  | MissingExpression;

export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
  readonly range: TextRange;
}

/** A name or a dotted path; whether it is a unit, a constant or a declared name is the checker's to decide. */
export interface Reference {
  readonly kind: 'reference';
  readonly path: Path;
  readonly range: TextRange;
}

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  readonly range: TextRange;
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Of the operator sign; empty between two factors side by side. */
  readonly operatorRange: TextRange;
  readonly left: Expression;
  readonly right: Expression;
  readonly range: TextRange;
}

export interface ParenthesisedExpression {
  readonly kind: 'parenthesised';
  readonly inner: Expression;
  readonly range: TextRange;
}

export interface Argument {
  /** `tau0:` of `tau0: 1 s`; absent for a positional argument. */
  readonly name?: Name;
  readonly value: Expression;
  readonly range: TextRange;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly callee: Path;
  readonly arguments: readonly Argument[];
  /** From `(` to `)`, or to where the call ends when `)` is missing. */
  readonly argumentsRange: TextRange;
  readonly range: TextRange;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly consequent: Expression;
  readonly alternative: Expression;
  readonly range: TextRange;
}

/** `[1, 2, 4]`; the unit behind it, if any, is a juxtaposition around this node. */
export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly range: TextRange;
}

/** `a .. b`, `a .. b step s`, `a .. b lin n`, `a .. b log n`. */
export interface RangeExpression {
  readonly kind: 'range';
  readonly lower: Expression;
  readonly upper: Expression;
  readonly spacing?: {
    readonly word: 'step' | 'lin' | 'log';
    readonly wordRange: TextRange;
    readonly value: Expression;
  };
  readonly range: TextRange;
}

/** `beta.tau.U in 70 .. 100 kJ/mol`: an item of the list `vary` of a fit, with its bounds. */
export interface BoundedExpression {
  readonly kind: 'bounded';
  readonly value: Expression;
  readonly bounds: Expression;
  readonly range: TextRange;
}

/** `value ± error`. */
export interface UncertainExpression {
  readonly kind: 'uncertain';
  readonly value: Expression;
  readonly error: Expression;
  readonly range: TextRange;
}

export interface StringExpression {
  readonly kind: 'string';
  readonly literal: StringLiteral;
  readonly range: TextRange;
}

/** `column "T" in degC`, `column 3 in MPa`. */
export interface ColumnExpression {
  readonly kind: 'column';
  readonly column: NumberLiteral | StringExpression | MissingExpression;
  readonly unit?: Expression;
  readonly range: TextRange;
}

/** `La 60, Ni 15, Al 25`: only as the value of a field named `composition`. */
export interface CompositionExpression {
  readonly kind: 'composition';
  readonly parts: readonly { readonly element: Name; readonly amount: Expression; readonly range: TextRange }[];
  readonly range: TextRange;
}

/** Where a value was expected and none stands; empty range right after the token before it. */
export interface MissingExpression {
  readonly kind: 'missing';
  readonly range: TextRange;
}
