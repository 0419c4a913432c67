/**
 * The pass between lexer and grammar. It applies the newline rules, closes what is unclosed, drops strays and marks
 * where statements end, so that the grammar sees balanced brackets and one `StatementEnd` behind every statement: a
 * mistake in one statement can then never reach into the next.
 */
import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { BlockLayout } from './layout/block-layout.ts';
import { LayoutOutput, rangeOf } from './layout/output.ts';
import { solidTokens, type SolidToken } from './layout/solid-tokens.ts';
import { StatementLayout } from './layout/statement-layout.ts';
import { startsField, startsStatement } from './layout/statement-start.ts';
import { endOf } from './lexer.ts';
import {
  BinaryOperatorToken,
  Colon,
  Comma,
  DotDot,
  Equal,
  ForeignString,
  keyword,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Semicolon,
  UnclosedString,
  Unreadable,
} from './token-types.ts';
import type { SyntaxIssue } from './tree.ts';

export interface Layout {
  /** Balanced, with a `StatementEnd` behind every statement. */
  readonly tokens: IToken[];
  readonly issues: readonly SyntaxIssue[];
  /** Text of the doc comments of a statement, by the offset of its first token. */
  readonly documentation: ReadonlyMap<number, string>;
  /** Offsets of the first tokens of statements in which a mistake was already reported. */
  readonly broken: ReadonlySet<number>;
  /** Offsets of tokens that begin a line inside a statement: they never multiply what stands before them. */
  readonly continuationStarts: ReadonlySet<number>;
}

/** Behind these a line goes on into the next. */
const continuing: ReadonlySet<TokenType> = new Set([Comma, Equal, DotDot, Colon, keyword('then'), keyword('else')]);

/** Lays out the tokens of a text, or of what begins on its line at `start`, for the grammar; never fails. */
export function layOut(text: string, tokens: readonly IToken[], start = 0): Layout {
  return new LayoutPass(solidTokens(text, tokens, start), start).run();
}

/** Goes through the tokens once, and hands each to the layout of statements or of blocks. */
class LayoutPass {
  private readonly solids: readonly SolidToken[];
  private readonly output: LayoutOutput;
  private readonly statements: StatementLayout;
  private readonly blocks: BlockLayout;
  private readonly continuationStarts = new Set<number>();

  constructor(solids: readonly SolidToken[], start: number) {
    this.solids = solids;
    this.output = new LayoutOutput(start);
    this.statements = new StatementLayout(solids, this.output);
    this.blocks = new BlockLayout(solids, this.output, this.statements);
  }

  run(): Layout {
    const { output, continuationStarts } = this;
    for (let index = 0; index < this.solids.length; index++) {
      const solid = this.solids[index];
      if (!solid) break;
      this.blocks.beginToken(index);
      if (solid.startsLine) this.beginLine(solid, index);
      index = this.take(solid, index);
      output.end = endOf(output.tokens.at(-1) ?? solid.token);
    }
    this.blocks.closeAll();
    const { tokens, issues, documentation, broken } = output;
    return { tokens, issues, documentation, broken, continuationStarts };
  }

  private beginLine(solid: SolidToken, index: number): void {
    const { statement } = this.statements;
    if (statement && this.lineGoesOn(statement.last, solid, index)) {
      this.continuationStarts.add(solid.token.startOffset);
      return;
    }
    this.statements.end();
    this.blocks.beginLine(solid, index, statement);
  }

  /** True when the line that `solid` begins goes on with the statement whose last token is given. */
  private lineGoesOn(last: IToken, solid: SolidToken, index: number): boolean {
    const type = solid.token.tokenType;
    if (this.statements.isInBrackets) return !startsStatement(this.solids, index);
    if (type === LeftBrace) return true;
    if (type === keyword('then') || type === keyword('else')) return !startsField(this.solids, index);
    if (solid.documentation !== undefined) return false;
    const open = continuing.has(last.tokenType) || tokenMatcher(last, BinaryOperatorToken);
    return open && !startsStatement(this.solids, index);
  }

  /** Takes one token; returns the index of the last one that was used up. */
  private take(solid: SolidToken, index: number): number {
    const { token } = solid;
    switch (token.tokenType) {
      case LeftBrace:
        return this.blocks.takeLeftBrace(solid, index);
      case RightBrace:
        this.blocks.takeRightBrace(solid);
        return index;
      case LeftParenthesis:
      case LeftBracket:
        return this.statements.takeOpener(solid, index);
      case RightParenthesis:
      case RightBracket:
        this.statements.takeCloser(solid);
        return index;
      case Semicolon:
        this.statements.takeSemicolon(solid, index);
        return index;
      case Unreadable:
        this.statements.begin(solid);
        this.statements.report('unreadable-character', rangeOf(token), { character: token.image });
        return index;
      case UnclosedString:
        this.statements.emit(solid);
        this.statements.report('unclosed-string', rangeOf(token), { text: token.image });
        return index;
      case ForeignString:
        this.statements.emit(solid);
        this.statements.report('unreadable-character', rangeOf(token), {
          character: token.image.slice(0, 1),
          instead: '"',
          text: token.image,
        });
        return index;
      default:
        return this.statements.takeOrdinary(solid, index);
    }
  }
}
