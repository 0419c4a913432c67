/**
 * What every rule of the grammar needs to go on after a mistake: it reports at most one issue a statement, makes a
 * token or a name optional that a half-typed text lacks, and skips what it cannot use.
 */
import { EmbeddedActionsParser, EOF, tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import type { Layout } from './layout.ts';
import { endOf } from './lexer.ts';
import { normaliseName } from './names.ts';
import {
  AnyName,
  KeywordToken,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  parserTokenTypes,
  RightBrace,
  RightBracket,
  RightParenthesis,
  StatementEnd,
} from './token-types.ts';
import type { Name, SyntaxIssue, SyntaxIssueCode, TextRange } from './tree.ts';

const openers: ReadonlySet<TokenType> = new Set([LeftParenthesis, LeftBracket, LeftBrace]);
const closers: ReadonlySet<TokenType> = new Set([RightParenthesis, RightBracket, RightBrace]);
const emptyLayout: Layout = {
  tokens: [],
  issues: [],
  documentation: new Map(),
  broken: new Set(),
  continuationStarts: new Set(),
};

export class TolerantParser extends EmbeddedActionsParser {
  protected layout: Layout = emptyLayout;
  protected source = '';
  /** Where in the source the tokens begin. */
  protected start = 0;
  protected issues: SyntaxIssue[] = [];
  /** True after a mistake in the statement at hand: further ones in it are consequences. */
  protected statementIsBroken = false;

  constructor() {
    // One token of lookahead and gates: every choice is explicit, and self-analysis is quick.
    super(parserTokenTypes, { maxLookahead: 1, recoveryEnabled: false, skipValidations: false });
  }

  /** Reports a mistake unless the statement already has one. */
  protected report(
    code: SyntaxIssueCode,
    range: TextRange,
    data: Record<string, string>,
    related?: SyntaxIssue['related'],
  ): void {
    if (this.RECORDING_PHASE) return;
    if (!this.statementIsBroken) this.issues.push({ code, range, data, ...(related ? { related } : {}) });
    this.statementIsBroken = true;
  }

  protected sees(type: TokenType, ahead = 1): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  protected isAtEnd(): boolean {
    return this.LA(1).tokenType === EOF;
  }

  /** True when the next token is a name or keyword on the line of the one before it. */
  protected seesNameOnThisLine(): boolean {
    return this.sees(AnyName) && this.isOnThisLine();
  }

  /** False when the next token begins a line. */
  protected isOnThisLine(): boolean {
    return !this.layout.continuationStarts.has(this.LA(1).startOffset);
  }

  /** Offset right behind the last token that was taken. */
  protected previousEnd(): number {
    const previous = this.LA(0);
    return previous.tokenType === EOF ? this.start : endOf(previous);
  }

  protected emptyRange(): TextRange {
    const end = this.previousEnd();
    return { start: end, end };
  }

  /** Takes a token that must stand here; a missing one is reported right behind the token before. */
  protected need(index: number, type: TokenType): IToken | undefined {
    if (this.RECORDING_PHASE || this.sees(type)) return this.consume(index, type);
    this.report('missing-token', this.emptyRange(), {
      expected: type.LABEL ?? type.name,
      after: this.LA(0).image,
      found: this.foundText(),
    });
    return undefined;
  }

  /**
   * Reads statements until `done`. Any token may begin a statement, if only a wrong one, hence no lookahead; every
   * round takes at least one token.
   */
  protected repeat(index: number, done: () => boolean, statement: () => void): void {
    if (this.RECORDING_PHASE) {
      this.many(index, statement);
      return;
    }
    while (!done() && !this.isAtEnd()) {
      const before = this.LA(1);
      statement();
      if (this.LA(1) === before) this.SKIP_TOKEN();
    }
  }

  /** Takes the one of these tokens that stands here; the grammar has looked before. */
  protected oneOf(index: number, types: readonly TokenType[]): IToken {
    if (this.RECORDING_PHASE) {
      this.or(
        index,
        types.map((type) => ({ ALT: () => this.consume(index, type) })),
      );
      return this.LA(0);
    }
    return this.consume(index, types.find((type) => this.sees(type)) ?? EOF);
  }

  /** The next token for a message. */
  protected foundText(): string {
    const next = this.LA(1);
    if (next.tokenType === StatementEnd) return 'end of line';
    return next.image === '' ? 'end of file' : next.image;
  }

  /** Takes the closer of a bracket, leaving out what cannot stand before it. The layout pass made sure it exists. */
  protected needCloser(index: number, type: TokenType, expected: string): void {
    if (!this.RECORDING_PHASE && !this.sees(type)) {
      this.reportUnexpected(expected);
      this.skipTo(type);
    }
    if (this.RECORDING_PHASE || this.sees(type)) this.consume(index, type);
  }

  protected reportUnexpected(expected: string): void {
    const next = this.LA(1);
    const range =
      next.tokenType === StatementEnd || next.tokenType === EOF
        ? this.emptyRange()
        : { start: next.startOffset, end: endOf(next) };
    this.report('unexpected-token', range, { found: this.foundText(), expected, after: this.LA(0).image });
  }

  /** Skips to one of these tokens at the same depth of brackets, or to the end of the bracket or statement. */
  protected skipTo(...types: readonly TokenType[]): void {
    let depth = 0;
    for (let next = this.LA(1); next.tokenType !== EOF; next = this.LA(1)) {
      if (depth === 0) {
        if (next.tokenType === StatementEnd || closers.has(next.tokenType)) return;
        if (types.some((type) => tokenMatcher(next, type))) return;
      }
      if (openers.has(next.tokenType)) depth += 1;
      else if (closers.has(next.tokenType)) depth -= 1;
      this.SKIP_TOKEN();
    }
  }

  protected nameOf(token: IToken): Name {
    return { text: normaliseName(token.image), range: { start: token.startOffset, end: endOf(token) } };
  }

  protected isKeyword(token: IToken): boolean {
    return tokenMatcher(token, KeywordToken);
  }
}
