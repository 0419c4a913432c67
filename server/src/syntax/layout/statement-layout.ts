/** The layout of one statement after another: where each begins and ends, and that its brackets balance. */
import type { IToken, TokenType } from 'chevrotain';
import {
  Comma,
  keyword,
  LeftBracket,
  LeftParenthesis,
  RightBrace,
  RightBracket,
  RightParenthesis,
  StatementEnd,
} from '../token-types.ts';
import type { SyntaxIssueCode, TextRange } from '../tree.ts';
import { Nesting } from './nesting.ts';
import { rangeOf, retypedToken, type LayoutOutput } from './output.ts';
import { lastOfBracket, lastOfItem } from './skipping.ts';
import type { SolidToken } from './solid-tokens.ts';
import { startsField, startsStatement } from './statement-start.ts';

export interface OpenStatement {
  first: SolidToken;
  last: IToken;
  /** False while all its characters were unreadable, and nothing of it reached the grammar. */
  reached: boolean;
}

interface OpenBracket {
  readonly token: IToken;
  readonly closer: TokenType;
}

const closers: ReadonlyMap<TokenType, TokenType> = new Map([
  [LeftParenthesis, RightParenthesis],
  [LeftBracket, RightBracket],
]);

export class StatementLayout {
  /** The statement under way. */
  statement: OpenStatement | undefined;
  /** Offset of the statement that a comment behind `;` documents. */
  lastStatement: number | undefined;

  private readonly solids: readonly SolidToken[];
  private readonly output: LayoutOutput;
  /** Those of the statement at hand; blocks never lie inside brackets. */
  private readonly brackets: OpenBracket[] = [];
  private readonly nesting = new Nesting();

  constructor(solids: readonly SolidToken[], output: LayoutOutput) {
    this.solids = solids;
    this.output = output;
  }

  get isInBrackets(): boolean {
    return this.brackets.length > 0;
  }

  // -------------------------------------------------------------------------------------- beginning and end

  /** Begins a statement with this token unless one is under way. */
  begin(solid: SolidToken): OpenStatement {
    if (!this.statement) {
      this.statement = { first: solid, last: solid.token, reached: false };
      if (solid.documentation !== undefined) this.output.document(solid.token.startOffset, solid.documentation);
    }
    return this.statement;
  }

  /** Writes a token of the statement at hand, or of the one that it begins. */
  emit(solid: SolidToken): OpenStatement {
    const statement = this.begin(solid);
    this.reachGrammar(statement, solid);
    statement.last = solid.token;
    this.output.tokens.push(solid.token);
    if (solid.trailingDocumentation !== undefined) {
      this.output.document(statement.first.token.startOffset, solid.trailingDocumentation);
    }
    return statement;
  }

  /** A statement that began with unreadable characters begins, for the grammar, at its first readable token. */
  private reachGrammar(statement: OpenStatement, solid: SolidToken): void {
    if (statement.reached) return;
    statement.reached = true;
    const { broken } = this.output;
    if (broken.has(statement.first.token.startOffset)) broken.add(solid.token.startOffset);
    statement.first = solid;
  }

  end(): void {
    if (!this.statement) return;
    this.closeBrackets('end of line');
    this.lastStatement = this.statement.first.token.startOffset;
    if (this.statement.reached) this.output.insert(StatementEnd);
    this.statement = undefined;
    this.nesting.restart();
  }

  /** The statement that begins at this offset was the header of a block, whose statements follow. */
  enterBlock(header: number): void {
    this.statement = undefined;
    this.lastStatement = header;
    this.nesting.restart();
  }

  /** Reports a mistake unless the statement at hand already has one. */
  report(code: SyntaxIssueCode, range: TextRange, data: Readonly<Record<string, string>>): void {
    this.output.report(code, range, data, this.statement?.first.token.startOffset);
  }

  // ------------------------------------------------------------------------------------------------- tokens

  /** Takes a token that is no bracket; returns the index of the last one that was used up. */
  takeOrdinary(solid: SolidToken, index: number): number {
    const type = solid.token.tokenType;
    if (type === Comma) {
      this.nesting.nextItem();
    } else {
      this.nesting.add(type === keyword('if'));
      if (this.nesting.isTooDeep()) {
        this.begin(solid);
        this.report('nested-too-deeply', rangeOf(solid.token), {});
        return lastOfItem(this.solids, index, this.isInBrackets);
      }
    }
    this.emit(solid);
    return index;
  }

  /** `;` ends a statement, and `[1; 2]` means a comma unless a statement begins behind it. */
  takeSemicolon(solid: SolidToken, index: number): void {
    if (this.isInBrackets && this.closesOnThisLine(index) && !startsStatement(this.solids, index + 1)) {
      this.report('unexpected-token', rangeOf(solid.token), { found: ';', expected: ',' });
      this.output.tokens.push(retypedToken(Comma, solid.token));
      return;
    }
    const documented = this.statement?.first.token.startOffset ?? this.lastStatement;
    if (solid.trailingDocumentation !== undefined && documented !== undefined) {
      this.output.document(documented, solid.trailingDocumentation);
    }
    this.end();
  }

  // ----------------------------------------------------------------------------------------------- brackets

  /** Takes `(` or `[`; returns the index of the last token that was used up. */
  takeOpener(solid: SolidToken, index: number): number {
    const { token } = solid;
    this.nesting.add(false);
    this.nesting.open();
    if (this.nesting.isTooDeep()) {
      this.nesting.close();
      this.begin(solid);
      this.report('nested-too-deeply', rangeOf(token), {});
      return lastOfBracket(this.solids, index);
    }
    this.brackets.push({ token, closer: closers.get(token.tokenType) ?? RightParenthesis });
    this.emit(solid);
    return index;
  }

  /** Takes `)` or `]`. */
  takeCloser(solid: SolidToken): void {
    const { token } = solid;
    const opener = this.brackets.findLastIndex((bracket) => bracket.closer === token.tokenType);
    if (opener >= 0) {
      while (this.brackets.length > opener + 1) this.closeUnclosedBracket(token.image);
      this.brackets.pop();
      this.nesting.close();
      this.emit(solid);
    } else if (this.isInBrackets) {
      // `(1, 2]`: the wrong closer stands for the right one.
      this.closeUnclosedBracket(token.image);
    } else {
      this.begin(solid);
      this.report('stray-bracket', rangeOf(token), { found: token.image });
    }
  }

  /** Closes all brackets before what was found instead of their closers. */
  closeBrackets(found: string): void {
    while (this.isInBrackets) this.closeUnclosedBracket(found);
  }

  private closeUnclosedBracket(found: string): void {
    const bracket = this.brackets.pop();
    if (!bracket) return;
    this.nesting.close();
    this.report('unclosed-bracket', rangeOf(bracket.token), {
      open: bracket.token.image,
      expected: bracket.closer.LABEL ?? ')',
      found,
      insertAt: String(this.output.end),
    });
    const closer = this.output.insert(bracket.closer);
    if (this.statement) this.statement.last = closer;
  }

  private closesOnThisLine(index: number): boolean {
    const closer = this.brackets.at(-1)?.closer;
    for (let next = index + 1; next < this.solids.length; next++) {
      const solid = this.solids[next];
      if (!solid || solid.startsLine || solid.token.tokenType === RightBrace) return false;
      if (startsField(this.solids, next)) return false;
      if (solid.token.tokenType === closer) return true;
    }
    return false;
  }
}
