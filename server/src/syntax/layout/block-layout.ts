/**
 * The layout of blocks: braces that lack or are one too many. Within a stretch of the text whose braces do not balance,
 * indentation tells which one is wrong.
 */
import type { IToken, TokenType } from 'chevrotain';
import { endOf } from '../lexer.ts';
import { LeftBrace, RightBrace, StatementEnd } from '../token-types.ts';
import { segmentsOf, type Segment } from './braces.ts';
import { rangeOf, virtualToken, type LayoutOutput } from './output.ts';
import { lastOfBlock } from './skipping.ts';
import type { SolidToken } from './solid-tokens.ts';
import type { OpenStatement, StatementLayout } from './statement-layout.ts';
import { declarationTypes, elementTypes, startsDeclaration, startsElement } from './statement-start.ts';

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

const headersWithBody: ReadonlySet<TokenType> = new Set([
  ...elementTypes,
  ...[...declarationTypes].filter((type) => !['import', 'param', 'let', 'fn'].includes(type.LABEL ?? '')),
]);

export class BlockLayout {
  private readonly solids: readonly SolidToken[];
  private readonly output: LayoutOutput;
  private readonly statements: StatementLayout;
  private readonly segments: ReadonlyMap<number, Segment>;
  private segment: Segment = { start: 0, missing: 0, surplus: 0 };
  private readonly blocks: OpenBlock[] = [];

  constructor(solids: readonly SolidToken[], output: LayoutOutput, statements: StatementLayout) {
    this.solids = solids;
    this.output = output;
    this.statements = statements;
    this.segments = new Map(segmentsOf(solids).map((segment) => [segment.start, segment]));
  }

  /** No block reaches from one top-level declaration into the next. */
  beginToken(index: number): void {
    const segment = this.segments.get(index);
    if (!segment) return;
    if (index > 0) this.closeAll();
    this.segment = segment;
  }

  /** Ends the statement at hand and closes all blocks. */
  closeAll(): void {
    this.statements.end();
    while (this.blocks.length > 0) this.closeUnclosedBlock();
  }

  // ------------------------------------------------------------------------------------------ at a new line

  /** At the first token of a line, behind the statement that the line before has ended. */
  beginLine(solid: SolidToken, index: number, before: OpenStatement | undefined): void {
    if (before && this.bodyLacksItsBrace(before, solid, index)) this.insertBrace(before);
    if (this.segment.missing > 0) this.closeByIndentation(solid, index);
    const top = this.blocks.at(-1);
    if (top && top.indented === undefined && solid.token.tokenType !== RightBrace) {
      top.indented = solid.indentation > top.indentation;
    }
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
    const facts = { expected: '{', after: before.last.image };
    this.output.report('missing-token', { start: end, end }, facts, before.first.token.startOffset);
    // The header's StatementEnd makes way for its body.
    this.output.tokens.pop();
    const brace = virtualToken(LeftBrace, end);
    this.output.tokens.push(brace);
    this.openBlock(brace, before.first.line, before.first);
  }

  private closeByIndentation(solid: SolidToken, index: number): void {
    const closing = solid.token.tokenType === RightBrace;
    for (let top = this.blocks.at(-1); top && this.segment.missing > 0; top = this.blocks.at(-1)) {
      const elementInElement = top.isElement && startsElement(this.solids, index);
      const outdented = closing
        ? this.blocks.length > 1 && solid.indentation < top.indentation
        : top.indented === true && solid.indentation <= top.indentation;
      if (!elementInElement && !outdented) break;
      this.closeUnclosedBlock();
    }
  }

  // ------------------------------------------------------------------------------------------------- braces

  /** Takes `{`; returns the index of the last token that was used up. */
  takeLeftBrace(solid: SolidToken, index: number): number {
    this.statements.closeBrackets('{');
    if (this.blocks.length >= deepestBlocks) {
      this.statements.begin(solid);
      this.statements.report('nested-too-deeply', rangeOf(solid.token), {});
      return lastOfBlock(this.solids, index, (next) => this.segments.has(next));
    }
    const { first } = this.statements.emit(solid);
    this.openBlock(solid.token, solid.line, first);
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
    this.statements.enterBlock(first.token.startOffset);
  }

  takeRightBrace(solid: SolidToken): void {
    const top = this.blocks.at(-1);
    if (!top || this.looksStray(solid, top)) {
      this.segment.surplus -= 1;
      this.statements.report('stray-brace', rangeOf(solid.token), { found: '}' });
      return;
    }
    this.statements.end();
    this.blocks.pop();
    this.statements.lastStatement = top.header;
    this.output.tokens.push(solid.token, virtualToken(StatementEnd, endOf(solid.token)));
    if (solid.trailingDocumentation !== undefined) this.output.document(top.header, solid.trailingDocumentation);
  }

  private looksStray(solid: SolidToken, top: OpenBlock): boolean {
    if (this.segment.surplus <= 0) return false;
    return solid.startsLine ? solid.indentation > top.indentation : top.line !== solid.line;
  }

  private closeUnclosedBlock(): void {
    this.statements.end();
    const block = this.blocks.pop();
    if (!block) return;
    this.segment.missing -= 1;
    this.output.broken.add(block.header);
    this.output.issues.push({
      code: 'unclosed-brace',
      range: rangeOf(block.brace),
      data: {
        open: '{',
        expected: '}',
        insertAt: String(this.output.end),
        newText: block.indented === undefined ? ' }' : `\n${' '.repeat(block.indentation)}}`,
      },
    });
    this.output.insert(RightBrace);
    this.output.insert(StatementEnd);
  }
}
