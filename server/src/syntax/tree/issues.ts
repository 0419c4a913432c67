/** Mistakes of form, as the parser reports them. */
import type { TextRange } from './parts.ts';

/** A mistake of form. `code` names its diagnostic (see `diagnostics/`); `data` fills the message. */
export interface SyntaxIssue {
  readonly code: SyntaxIssueCode;
  readonly range: TextRange;
  /** Facts for the message, such as `{ expected: ']', found: 'end of line' }`. */
  readonly data: Readonly<Record<string, string>>;
  /** A second place that explains the first, such as the bracket that was never closed. */
  readonly related?: { readonly range: TextRange; readonly message: string };
}

export type SyntaxIssueCode =
  | 'unreadable-character'
  | 'unclosed-string'
  | 'unclosed-bracket'
  | 'unclosed-brace'
  | 'stray-bracket'
  | 'stray-brace'
  | 'missing-value'
  | 'missing-name'
  | 'missing-token'
  | 'unexpected-token'
  | 'unknown-declaration'
  | 'unknown-statement'
  | 'chained-comparison'
  | 'multiplication-needs-sign'
  | 'keyword-as-name'
  | 'nested-too-deeply'
  | 'malformed-number';
