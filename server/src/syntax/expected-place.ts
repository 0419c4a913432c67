/** The places of a file that completion tells apart. */
import type { Keyword } from './keywords.ts';
import type { TextRange } from './tree.ts';

export type BlockKind =
  'alloy' | 'model' | 'element' | 'test' | 'program' | 'data' | 'fit' | 'curve' | 'compare' | 'unknown';

/** The innermost call around the cursor. */
export interface CallAtCursor {
  /** `['gumbel']`; dotted paths have several names. */
  readonly callee: readonly string[];
  /** Number of the argument at the cursor, from 0. */
  readonly argument: number;
  /** Its name, when it is written `name: value`. */
  readonly name?: string;
  /** Names of the arguments that are already named in this call. */
  readonly written: readonly string[];
}

/**
 * Where in a value: where one begins; behind a number or list, where a unit may follow; behind another operand, where
 * an operator (or a unit) may follow; behind a dot.
 */
export type ValuePosition = 'start' | 'after number' | 'after operand' | 'after dot';

export type ExpectedPlace =
  /** Inside a comment, where a new name is made up, or where only signs may follow. */
  | { readonly kind: 'nothing'; readonly reason: 'comment' | 'new name' | 'sign' | 'text' }
  /** Where a declaration may begin. */
  | { readonly kind: 'file' }
  /** Where a statement of a block may begin; of an element, `elementWord` and `elementKind` say which. */
  | { readonly kind: 'block'; readonly of: BlockKind }
  /** Behind a dot of a path on the left of `=`: `alpha.|`. */
  | { readonly kind: 'path'; readonly qualifier: readonly string[] }
  /** `of`, `extends`, `for`, `on`: the name of something declared, with those already listed. */
  | { readonly kind: 'declared'; readonly what: 'alloy' | 'model' | 'test'; readonly written: readonly string[] }
  /** Behind `:` of an element or a model. */
  | { readonly kind: 'kind'; readonly of: 'relaxation' | 'flow' | 'model' }
  /** Behind `:` of a test. */
  | { readonly kind: 'protocol' }
  /** Behind `:` of an argument of a `fn`. */
  | { readonly kind: 'dimension' }
  /** Inside quotes (or where quotes are expected, without `range`). */
  | {
      readonly kind: 'quoted';
      readonly what: 'import' | 'data file' | 'source' | 'column' | 'description';
      /** Text between the quote and the cursor. */
      readonly before: string;
      /** The contents of the quotes, without them. */
      readonly range?: TextRange;
    }
  /** A chemical element of a composition. */
  | { readonly kind: 'chemical element'; readonly written: readonly string[] }
  /** The measure right behind `expect` or `stated`. */
  | { readonly kind: 'measure'; readonly word: 'expect' | 'stated' }
  /** The field (or `model`) that picks curves behind `for`. */
  | { readonly kind: 'selector'; readonly written: readonly string[] }
  /** In a step of a program, behind its action. */
  | { readonly kind: 'step'; readonly action: string; readonly clauses: readonly string[] }
  | {
      readonly kind: 'value';
      readonly position: ValuePosition;
      /** What the value is for: path of the field; name of the param, let, fn, selector; clause of a step. */
      readonly target: ValueTarget;
      /** Names before the dot, with position `after dot`. */
      readonly qualifier?: readonly string[];
      readonly call?: CallAtCursor;
      readonly inList: boolean;
      /** True behind `..` of a range. */
      readonly upperBound: boolean;
    };

export type ValueTarget =
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly role: 'value' | 'state' | 'rate' }
  | {
      readonly kind: 'over' | 'param' | 'bounds' | 'let' | 'fn';
      readonly name: string;
      readonly parameters: readonly string[];
    }
  | { readonly kind: 'amount'; readonly element: string }
  | { readonly kind: 'selector'; readonly name: string }
  | { readonly kind: 'measure' | 'expected' | 'tolerance'; readonly word: 'expect' | 'stated' }
  | { readonly kind: 'step'; readonly action: string; readonly clause: string }
  | { readonly kind: 'column unit'; readonly path: readonly string[] };

export interface Expected {
  readonly place: ExpectedPlace;
  readonly keywords: readonly Keyword[];
}
