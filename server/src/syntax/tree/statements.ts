/** What every statement has, and the statements that stand in blocks: fields, elements, expectations, steps. */
import type { Expression } from './expressions.ts';
import type { Name, Path, StringLiteral, TextRange } from './parts.ts';

export interface StatementBase {
  /** The whole statement with its body, without its comment. */
  readonly range: TextRange;
  /** Text of the `##` comment lines right before it (or behind it on its line), markers removed. */
  readonly documentation?: string;
  /** True when a syntax error lies in the statement itself (its header or value; a block says so of itself). */
  readonly broken?: boolean;
}

export interface Block {
  readonly statements: readonly BlockStatement[];
  /** From `{` to `}`, or to where the block was taken to end. */
  readonly range: TextRange;
  /** False when the closing brace is missing. */
  readonly closed: boolean;
  /** True when a syntax error lies inside (nothing is then reported as missing from this block). */
  readonly broken: boolean;
}

export type BlockStatement = Field | ModelElement | Over | Expectation | StatedValue | ProgramStep | UnknownStatement;

/** `E = 33 GPa`, `alpha.chi_g = 0.37`, `state x = 0.05`, `rate x = …`. */
export interface Field extends StatementBase {
  readonly kind: 'field';
  readonly role: 'value' | 'state' | 'rate';
  readonly path: Path;
  readonly value: Expression;
}

/** `elastic { … }`, `relaxation NAME : KIND { … }`, `flow NAME : KIND { … }` */
export interface ModelElement extends StatementBase {
  readonly kind: 'element';
  readonly word: 'elastic' | 'relaxation' | 'flow';
  readonly wordRange: TextRange;
  readonly name?: Name;
  readonly elementKind?: Name;
  readonly body?: Block;
}

/** `over T = 300 K .. 500 K step 50 K` */
export interface Over extends StatementBase {
  readonly kind: 'over';
  readonly name?: Name;
  readonly value: Expression;
}

/** One `FIELD = VALUE` or `model = NAME` behind `for`. */
export interface CurveSelector {
  readonly name: Name;
  readonly value: Expression;
  readonly range: TextRange;
}

/** `expect CONDITION [within TOLERANCE] [in LO .. HI] [for …] [from "…"]` */
export interface Expectation extends StatementBase {
  readonly kind: 'expect';
  /** `max(stress) = 660 MPa` is a comparison with `=`; the other operators are those of expressions. */
  readonly measured: Expression;
  readonly comparison?: {
    readonly operator: '=' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in';
    readonly operatorRange: TextRange;
    readonly expected: Expression;
  };
  readonly within?: Expression;
  readonly selectors: readonly CurveSelector[];
  readonly source?: StringLiteral;
}

/** `stated MEASURE = VALUE [from "…"] [for …]` */
export interface StatedValue extends StatementBase {
  readonly kind: 'stated';
  readonly measured: Expression;
  readonly comparison?: Expectation['comparison'];
  readonly within?: Expression;
  readonly selectors: readonly CurveSelector[];
  readonly source?: StringLiteral;
}

/** One line of a `program`: `heat to 430 K at 10 K/min`, `hold 10 min`, `load to 25 MPa in 1 s`, `unload`. */
export interface ProgramStep extends StatementBase {
  readonly kind: 'step';
  readonly action: Name;
  /** Value right behind the action: `10 min` of `hold 10 min`. */
  readonly value?: Expression;
  /** Clauses in the order written: `to 430 K`, `at 10 K/min`, `in 1 s`. */
  readonly clauses: readonly {
    readonly word: 'to' | 'at' | 'in' | 'by' | 'for' | 'over';
    readonly wordRange: TextRange;
    readonly value: Expression;
  }[];
}

/** What could not be read as any statement of a block; its text is kept. */
export interface UnknownStatement extends StatementBase {
  readonly kind: 'unknown';
}
