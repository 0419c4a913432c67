/**
 * The syntax tree of a `.mgmodel` file. The parser never fails: every part that can be absent from a half-typed
 * text is optional or an explicit `missing` node, and every range lies inside the text.
 */
import type { Declaration } from './tree/declarations.ts';
import type { SyntaxIssue } from './tree/issues.ts';
import type { TextRange } from './tree/parts.ts';

export type * from './tree/declarations.ts';
export type * from './tree/expressions.ts';
export type * from './tree/issues.ts';
export type * from './tree/parts.ts';
export type * from './tree/statements.ts';

export interface Token {
  /** Name of the token type: `Number`, `Name`, `String`, `Comment`, `DocComment`, a keyword, an operator sign. */
  readonly type: string;
  readonly text: string;
  readonly range: TextRange;
}

export interface SourceFile {
  readonly text: string;
  /** Every token in order, comments included; what lies between is blank or was reported as unreadable. */
  readonly tokens: readonly Token[];
  readonly declarations: readonly Declaration[];
  readonly issues: readonly SyntaxIssue[];
}
