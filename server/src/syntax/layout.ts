/**
 * The pass between lexer and grammar. It applies the newline rules, closes what is unclosed, drops strays and marks
 * where statements end, so that the grammar sees balanced brackets and one `StatementEnd` behind every statement: a
 * mistake in one statement can then never reach into the next.
 */
import { createTokenInstance, tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { segmentsOf, type Segment } from './braces.ts';
import { endOf } from './lexer.ts';
import { Nesting } from './nesting.ts';
import { lastOfBlock, lastOfBracket, lastOfItem } from './skipping.ts';
import { solidTokens, type SolidToken } from './solid-tokens.ts';
import {
  declarationTypes,
  elementTypes,
  startsDeclaration,
  startsElement,
  startsField,
  startsStatement,
} from './statement-start.ts';
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
  StatementEnd,
  UnclosedString,
  Unreadable,
} from './token-types.ts';
import type { SyntaxIssue, SyntaxIssueCode, TextRange } from './tree.ts';

export interface Layout {
  /** Balanced, with a `StatementEnd` behind every statement. */
  readonly tokens: IToken[];
  readonly issues: SyntaxIssue[];
  /** Text of the doc comments of a statement, by the offset of its first token. */
  readonly documentation: ReadonlyMap<number, string>;
  /** Offsets of the first tokens of statements in which a mistake was already reported. */
  readonly broken: ReadonlySet<number>;
  /** Offsets of tokens that begin a line inside a statement: they never multiply what stands before them. */
  readonly continuationStarts: ReadonlySet<number>;
}

/** Far more blocks in one another than the language has. */
const deepestBlocks = 20;

interface OpenBlock {
  readonly brace: IToken;
  readonly line: number;
  /** Of the line on which the header begins. */
  readonly indentation: number;
  readonly isElement: boolean;
  /** Offset of the first token of the header. */
  readonly header: number;
  /** True when the contents stand on the line of `{` or deeper than the header, so that indentation can be trusted. */
  indented: boolean | undefined;
}

interface OpenBracket {
  readonly token: IToken;
  readonly closer: TokenType;
}

interface OpenStatement {
  first: SolidToken;
  last: IToken;
  /** False while all its characters were unreadable, and nothing of it reached the grammar. */
  reached: boolean;
}

const continuing: ReadonlySet<TokenType> = new Set([Comma, Equal, DotDot, Colon, keyword('then'), keyword('else')]);
const closers: ReadonlyMap<TokenType, TokenType> = new Map([
  [LeftParenthesis, RightParenthesis],
  [LeftBracket, RightBracket],
]);
const headersWithBody: ReadonlySet<TokenType> = new Set([
  ...elementTypes,
  ...[...declarationTypes].filter((type) => !['import', 'param', 'let', 'fn'].includes(type.LABEL ?? '')),
]);

/** Lays out the tokens of a text for the grammar; never fails. */
export function layOut(text: string, tokens: readonly IToken[]): Layout {
  const pass = new LayoutPass(solidTokens(text, tokens));
  pass.run();
  return pass;
}

class LayoutPass implements Layout {
  readonly tokens: IToken[] = [];
  readonly issues: SyntaxIssue[] = [];
  readonly documentation = new Map<number, string>();
  readonly broken = new Set<number>();
  readonly continuationStarts = new Set<number>();

  private readonly solids: readonly SolidToken[];
  private readonly segments: Map<number, Segment>;
  private segment: Segment = { start: 0, missing: 0, surplus: 0 };
  private readonly blocks: OpenBlock[] = [];
  /** Those of the statement at hand; blocks never lie inside brackets. */
  private brackets: OpenBracket[] = [];
  private statement: OpenStatement | undefined;
  private readonly nesting = new Nesting();
  private lastOffset = 0;
  /** Offset of the statement that a comment behind `;` documents. */
  private lastStatement: number | undefined;

  constructor(solids: readonly SolidToken[]) {
    this.solids = solids;
    this.segments = new Map(segmentsOf(solids).map((segment) => [segment.start, segment]));
  }

  run(): void {
    for (let index = 0; index < this.solids.length; index++) {
      const solid = this.solids[index];
      if (!solid) break;
      const segment = this.segments.get(index);
      if (segment) this.beginSegment(segment, index);
      if (solid.startsLine) this.beginLine(solid, index);
      index = this.take(solid, index);
      this.lastOffset = endOf(this.tokens.at(-1) ?? solid.token);
    }
    this.endStatement();
    while (this.blocks.length > 0) this.closeUnclosedBlock();
  }

  private beginSegment(segment: Segment, index: number): void {
    if (index > 0) {
      this.endStatement();
      while (this.blocks.length > 0) this.closeUnclosedBlock();
    }
    this.segment = segment;
  }

  // ------------------------------------------------------------------------------------------------ lines

  private beginLine(solid: SolidToken, index: number): void {
    if (this.statement && this.lineGoesOn(solid, index)) {
      this.continuationStarts.add(solid.token.startOffset);
      return;
    }
    const before = this.statement;
    this.endStatement();
    if (before && this.bodyLacksItsBrace(before, solid, index)) this.insertBrace(before);
    this.closeBlocksByIndentation(solid, index);
  }

  private lineGoesOn(solid: SolidToken, index: number): boolean {
    const type = solid.token.tokenType;
    if (this.brackets.length > 0) return !startsStatement(this.solids, index);
    if (type === LeftBrace) return true;
    if (type === keyword('then') || type === keyword('else')) return !startsField(this.solids, index);
    const last = this.statement?.last;
    if (!last || solid.documentation !== undefined) return false;
    const open = continuing.has(last.tokenType) || tokenMatcher(last, BinaryOperatorToken);
    return open && !startsStatement(this.solids, index);
  }

  /** A header without `{`, where the braces that follow are one too many. */
  private bodyLacksItsBrace(before: OpenStatement, next: SolidToken, index: number): boolean {
    const type = before.first.token.tokenType;
    return (
      this.segment.surplus > 0 &&
      headersWithBody.has(type) &&
      before.first.startsLine &&
      next.indentation > before.first.indentation &&
      !startsDeclaration(this.solids, index)
    );
  }

  private insertBrace(before: OpenStatement): void {
    this.segment.surplus -= 1;
    const end = endOf(before.last);
    this.report('missing-token', { start: end, end }, { expected: '{', after: before.last.image }, before.first);
    // The header's StatementEnd makes way for its body.
    this.tokens.pop();
    const brace = virtualToken(LeftBrace, end);
    this.tokens.push(brace);
    this.openBlock(brace, before.first.line, before.first);
  }

  private closeBlocksByIndentation(solid: SolidToken, index: number): void {
    if (this.segment.missing <= 0) {
      this.noteIndentation(solid);
      return;
    }
    const closing = solid.token.tokenType === RightBrace;
    for (let top = this.blocks.at(-1); top && this.segment.missing > 0; top = this.blocks.at(-1)) {
      const elementInElement = top.isElement && startsElement(this.solids, index);
      const outdented = closing
        ? this.blocks.length > 1 && solid.indentation < top.indentation
        : top.indented === true && solid.indentation <= top.indentation;
      if (!elementInElement && !outdented) break;
      this.closeUnclosedBlock();
    }
    this.noteIndentation(solid);
  }

  private noteIndentation(solid: SolidToken): void {
    const top = this.blocks.at(-1);
    if (top && top.indented === undefined && solid.token.tokenType !== RightBrace) {
      top.indented = solid.indentation > top.indentation;
    }
  }

  // ----------------------------------------------------------------------------------------------- tokens

  /** Takes one token; returns the index of the last one that was used up. */
  private take(solid: SolidToken, index: number): number {
    const { token } = solid;
    switch (token.tokenType) {
      case LeftBrace:
        return this.takeLeftBrace(solid, index);
      case RightBrace:
        this.takeRightBrace(solid);
        return index;
      case LeftParenthesis:
      case LeftBracket:
        return this.takeOpener(solid, index);
      case RightParenthesis:
      case RightBracket:
        this.takeCloser(solid);
        return index;
      case Semicolon:
        this.takeSemicolon(solid, index);
        return index;
      case Unreadable:
        this.begin(solid);
        this.report('unreadable-character', rangeOf(token), { character: token.image });
        return index;
      case UnclosedString:
        this.emit(solid);
        this.report('unclosed-string', rangeOf(token), { text: token.image });
        return index;
      case ForeignString:
        this.emit(solid);
        this.report('unreadable-character', rangeOf(token), {
          character: token.image.slice(0, 1),
          instead: '"',
          text: token.image,
        });
        return index;
      default:
        return this.takeOrdinary(solid, index);
    }
  }

  private takeOrdinary(solid: SolidToken, index: number): number {
    const type = solid.token.tokenType;
    if (type === Comma) {
      this.nesting.nextItem();
    } else {
      this.nesting.add(type === keyword('if'));
      if (this.nesting.isTooDeep()) {
        this.begin(solid);
        this.report('nested-too-deeply', rangeOf(solid.token), {});
        return lastOfItem(this.solids, index, this.brackets.length > 0);
      }
    }
    this.emit(solid);
    return index;
  }

  private takeOpener(solid: SolidToken, index: number): number {
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

  private takeCloser(solid: SolidToken): void {
    const { token } = solid;
    const opener = this.brackets.findLastIndex((bracket) => bracket.closer === token.tokenType);
    if (opener >= 0) {
      while (this.brackets.length > opener + 1) this.closeUnclosedBracket(token.image);
      this.brackets.pop();
      this.nesting.close();
      this.emit(solid);
      return;
    }
    const top = this.brackets.at(-1);
    if (top) {
      // `(1, 2]`: the wrong closer stands for the right one.
      this.closeUnclosedBracket(token.image);
      return;
    }
    this.begin(solid);
    this.report('stray-bracket', rangeOf(token), { found: token.image });
  }

  private closeUnclosedBracket(found: string): void {
    const bracket = this.brackets.pop();
    if (!bracket) return;
    this.nesting.close();
    const expected = bracket.closer.LABEL ?? ')';
    this.report('unclosed-bracket', rangeOf(bracket.token), {
      open: bracket.token.image,
      expected,
      found,
      insertAt: String(this.lastOffset),
    });
    const closer = virtualToken(bracket.closer, this.lastOffset);
    this.tokens.push(closer);
    if (this.statement) this.statement.last = closer;
  }

  /** `;` ends a statement, and `[1; 2]` means a comma unless a statement begins behind it. */
  private takeSemicolon(solid: SolidToken, index: number): void {
    if (this.brackets.length > 0 && this.closesOnThisLine(index) && !startsStatement(this.solids, index + 1)) {
      this.report('unexpected-token', rangeOf(solid.token), { found: ';', expected: ',' });
      this.tokens.push(createToken(Comma, solid.token));
      return;
    }
    const documented = this.statement?.first.token.startOffset ?? this.lastStatement;
    if (solid.trailingDocumentation !== undefined && documented !== undefined) {
      this.addDocumentation(documented, solid.trailingDocumentation);
    }
    this.endStatement();
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

  // ------------------------------------------------------------------------------------------------ braces

  private takeLeftBrace(solid: SolidToken, index: number): number {
    while (this.brackets.length > 0) this.closeUnclosedBracket('{');
    this.begin(solid);
    if (this.blocks.length >= deepestBlocks) {
      this.report('nested-too-deeply', rangeOf(solid.token), {});
      return lastOfBlock(this.solids, index, (next) => this.segments.has(next));
    }
    const statement = this.begin(solid);
    this.reachGrammar(statement, solid);
    this.tokens.push(solid.token);
    this.noteTrailingDocumentation(solid, statement.first);
    this.openBlock(solid.token, solid.line, statement.first);
    return index;
  }

  private openBlock(brace: IToken, line: number, first: SolidToken): void {
    this.blocks.push({
      brace,
      line,
      indentation: first.indentation,
      isElement: elementTypes.has(first.token.tokenType),
      header: first.token.startOffset,
      indented: undefined,
    });
    this.statement = undefined;
    this.lastStatement = first.token.startOffset;
    this.nesting.restart();
  }

  private takeRightBrace(solid: SolidToken): void {
    const top = this.blocks.at(-1);
    if (!top || this.looksStray(solid, top)) {
      this.segment.surplus -= 1;
      this.report('stray-brace', rangeOf(solid.token), { found: '}' });
      return;
    }
    this.endStatement();
    this.blocks.pop();
    this.lastStatement = top.header;
    this.tokens.push(solid.token, virtualToken(StatementEnd, endOf(solid.token)));
    if (solid.trailingDocumentation !== undefined) this.addDocumentation(top.header, solid.trailingDocumentation);
  }

  private looksStray(solid: SolidToken, top: OpenBlock): boolean {
    if (this.segment.surplus <= 0) return false;
    return solid.startsLine ? solid.indentation > top.indentation : top.line !== solid.line;
  }

  private closeUnclosedBlock(): void {
    this.endStatement();
    const block = this.blocks.pop();
    if (!block) return;
    this.segment.missing -= 1;
    this.broken.add(block.header);
    this.issues.push({
      code: 'unclosed-brace',
      range: rangeOf(block.brace),
      data: {
        open: '{',
        expected: '}',
        insertAt: String(this.lastOffset),
        newText: block.indented === undefined ? ' }' : `\n${' '.repeat(block.indentation)}}`,
      },
    });
    this.tokens.push(virtualToken(RightBrace, this.lastOffset), virtualToken(StatementEnd, this.lastOffset));
  }

  // -------------------------------------------------------------------------------------------- statements

  /** Begins a statement with this token unless one is under way. */
  private begin(solid: SolidToken): OpenStatement {
    if (!this.statement) {
      this.statement = { first: solid, last: solid.token, reached: false };
      if (solid.documentation !== undefined) this.addDocumentation(solid.token.startOffset, solid.documentation);
    }
    return this.statement;
  }

  private emit(solid: SolidToken): void {
    const statement = this.begin(solid);
    this.reachGrammar(statement, solid);
    statement.last = solid.token;
    this.tokens.push(solid.token);
    this.noteTrailingDocumentation(solid, statement.first);
  }

  /** A statement that began with unreadable characters begins, for the grammar, at its first readable token. */
  private reachGrammar(statement: OpenStatement, solid: SolidToken): void {
    if (statement.reached) return;
    statement.reached = true;
    if (this.broken.has(statement.first.token.startOffset)) this.broken.add(solid.token.startOffset);
    statement.first = solid;
  }

  private endStatement(): void {
    if (!this.statement) return;
    while (this.brackets.length > 0) this.closeUnclosedBracket('end of line');
    this.lastStatement = this.statement.first.token.startOffset;
    if (this.statement.reached) this.tokens.push(virtualToken(StatementEnd, this.lastOffset));
    this.statement = undefined;
    this.nesting.restart();
  }

  private noteTrailingDocumentation(solid: SolidToken, first: SolidToken): void {
    if (solid.trailingDocumentation !== undefined) {
      this.addDocumentation(first.token.startOffset, solid.trailingDocumentation);
    }
  }

  private addDocumentation(offset: number, text: string): void {
    const before = this.documentation.get(offset);
    this.documentation.set(offset, before === undefined ? text : `${before}\n${text}`);
  }

  /** Reports once a statement, so that one mistake makes one message. */
  private report(code: SyntaxIssueCode, range: TextRange, data: Record<string, string>, first?: SolidToken): void {
    const statement = first ?? this.statement?.first;
    const offset = statement?.token.startOffset;
    if (offset !== undefined) {
      if (this.broken.has(offset)) return;
      this.broken.add(offset);
    }
    this.issues.push({ code, range, data });
  }
}

function rangeOf(token: IToken): TextRange {
  return { start: token.startOffset, end: endOf(token) };
}

/** A token that the text does not have: empty, right behind what stands before it. */
function virtualToken(type: TokenType, offset: number): IToken {
  return createTokenInstance(type, '', offset, offset, NaN, NaN, NaN, NaN);
}

function createToken(type: TokenType, at: IToken): IToken {
  return createTokenInstance(type, at.image, at.startOffset, endOf(at) - 1, NaN, NaN, NaN, NaN);
}
