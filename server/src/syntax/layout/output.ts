/** What the layout pass writes: the tokens that the grammar reads, the mistakes, and the documentation of statements. */
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { endOf } from '../lexer.ts';
import type { SyntaxIssue, SyntaxIssueCode, TextRange } from '../tree.ts';

export class LayoutOutput {
  readonly tokens: IToken[] = [];
  readonly issues: SyntaxIssue[] = [];
  /** Text of the doc comments of a statement, by the offset of its first token. */
  readonly documentation = new Map<number, string>();
  /** Offsets of the first tokens of statements in which a mistake was already reported. */
  readonly broken = new Set<number>();
  /** Offset right behind what was taken of the text: where a token that lacks would have stood. */
  end: number;

  constructor(start: number) {
    this.end = start;
  }

  /** Writes a token that the text lacks. */
  insert(type: TokenType): IToken {
    const token = virtualToken(type, this.end);
    this.tokens.push(token);
    return token;
  }

  /** Adds a line to the documentation of the statement that begins at this offset. */
  document(statement: number, text: string): void {
    const before = this.documentation.get(statement);
    this.documentation.set(statement, before === undefined ? text : `${before}\n${text}`);
  }

  /** Reports once for the statement that begins at this offset, so that one mistake makes one message. */
  report(
    code: SyntaxIssueCode,
    range: TextRange,
    data: Readonly<Record<string, string>>,
    statement: number | undefined,
  ): void {
    if (statement !== undefined) {
      if (this.broken.has(statement)) return;
      this.broken.add(statement);
    }
    this.issues.push({ code, range, data });
  }
}

export function rangeOf(token: IToken): TextRange {
  return { start: token.startOffset, end: endOf(token) };
}

/** A token that the text does not have: empty, right behind what stands before it. */
export function virtualToken(type: TokenType, offset: number): IToken {
  return createTokenInstance(type, '', offset, offset, NaN, NaN, NaN, NaN);
}

/** A token read as one of another type. */
export function retypedToken(type: TokenType, token: IToken): IToken {
  return createTokenInstance(type, token.image, token.startOffset, endOf(token) - 1, NaN, NaN, NaN, NaN);
}
