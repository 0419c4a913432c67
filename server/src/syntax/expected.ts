/**
 * What may stand at the cursor, for completion and signature help. It works on half-typed text: the enclosing block
 * comes from the tolerant tree; of the statement at hand only the tokens before the cursor count, read by the same
 * layout pass as the parser, with a placeholder for the word that is being typed.
 *
 * ```
 * const context = expectedAt(file, offset);
 * switch (context.place.kind) { case 'protocol': …; case 'value': …; … }
 * ```
 */
import type { IToken } from 'chevrotain';
import { lex } from './lexer.ts';
import { layOut } from './layout.ts';
import type { Keyword } from './keywords.ts';
import { StatementEnd, LeftBrace, RightBrace } from './token-types.ts';
import { placeInBlock, placeInFile } from './expected-statement.ts';
import type { ExpectedPlace, Expected } from './expected-place.ts';
import type { Block, Declaration, ModelElement, SourceFile, TextRange, Token } from './tree.ts';

export type { BlockKind, CallAtCursor, ExpectedPlace, ValuePosition } from './expected-place.ts';

export interface CursorContext {
  readonly place: ExpectedPlace;
  /** Keywords that may stand here; never a complete list of what may be typed. */
  readonly keywords: readonly Keyword[];
  /** The part of a word before the cursor, empty when none was begun. */
  readonly prefix: string;
  /** The whole word at the cursor, which a completion replaces; empty at the cursor when none was begun. */
  readonly replace: TextRange;
  /** The declaration and the element whose blocks hold the cursor. */
  readonly declaration?: Declaration;
  readonly element?: ModelElement;
}

interface Enclosing {
  readonly declaration?: Declaration;
  readonly element?: ModelElement;
  readonly block?: Block;
}

/** Stands for the word that is being typed; no file has such a name. */
const placeholder = 'cursor_placeholder_7f3a';

/** What may stand at an offset of a file (half-typed or not); never throws. */
export function expectedAt(file: SourceFile, offset: number): CursorContext {
  const cursor = Math.max(0, Math.min(offset, file.text.length));
  const word = wordAt(file.tokens, cursor);
  const start = word?.range.start ?? cursor;
  const enclosing = enclosingOf(file, start);
  const at = {
    prefix: word ? word.text.slice(0, cursor - start) : '',
    replace: word?.range ?? { start: cursor, end: cursor },
    ...(enclosing.declaration && enclosing.block ? { declaration: enclosing.declaration } : {}),
    ...(enclosing.element ? { element: enclosing.element } : {}),
  };
  const inside = tokenAround(file.tokens, cursor);
  if (inside?.type === 'Comment' || inside?.type === 'DocComment') {
    return { ...at, place: { kind: 'nothing', reason: 'comment' }, keywords: [] };
  }
  const from = enclosing.block ? enclosing.block.range.start + 1 : startOfDeclaration(file, start);
  const tokens = statementTokens(file.text.slice(from, inside?.type === 'String' ? inside.range.start : start));
  const expected = expectedBehind(tokens, enclosing, inside, cursor);
  return { ...at, place: expected.place, keywords: expected.keywords };
}

function expectedBehind(
  tokens: readonly IToken[],
  enclosing: Enclosing,
  inside: Token | undefined,
  cursor: number,
): Expected {
  const text = inside?.type === 'String' ? contentOf(inside, cursor) : undefined;
  return enclosing.block ? placeInBlock(tokens, enclosing, text) : placeInFile(tokens, text);
}

/** The text between the quotes, of which a completion replaces the whole. */
function contentOf(token: Token, cursor: number): { readonly before: string; readonly range: TextRange } {
  const closed = token.text.length > 1 && token.text.endsWith(token.text.charAt(0));
  const range = { start: token.range.start + 1, end: token.range.end - (closed ? 1 : 0) };
  return { before: token.text.slice(1, cursor - token.range.start), range };
}

/** Tokens of the statement that the cursor would continue or begin, without the placeholder. */
function statementTokens(before: string): IToken[] {
  const { tokens } = layOut(before + placeholder, lex(before + placeholder));
  const cursor = tokens.findLastIndex((token) => token.image === placeholder);
  let first = cursor;
  while (first > 0 && !endsStatement(tokens[first - 1])) first -= 1;
  return tokens.slice(first, cursor);
}

function endsStatement(token: IToken | undefined): boolean {
  const type = token?.tokenType;
  return type === StatementEnd || type === LeftBrace || type === RightBrace;
}

/** The name or keyword that the cursor stands in or right behind. */
function wordAt(tokens: readonly Token[], cursor: number): Token | undefined {
  const index = lastTokenBefore(tokens, cursor);
  const token = tokens[index];
  if (!token || token.range.end < cursor) return undefined;
  return /^[\p{L}_]/u.test(token.text) ? token : undefined;
}

/** The comment or text in quotes that the cursor stands inside. */
function tokenAround(tokens: readonly Token[], cursor: number): Token | undefined {
  const token = tokens[lastTokenBefore(tokens, cursor)];
  if (!token || token.range.end < cursor) return undefined;
  if (token.type === 'Comment' || token.type === 'DocComment') return token;
  const closed = token.text.length > 1 && token.text.endsWith('"');
  return token.type === 'String' && (cursor < token.range.end || !closed) ? token : undefined;
}

/** Index of the last token that begins before an offset, or -1. */
function lastTokenBefore(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.range.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function enclosingOf(file: SourceFile, offset: number): Enclosing {
  for (const [index, declaration] of file.declarations.entries()) {
    if (declaration.range.start > offset) break;
    const body = 'body' in declaration ? declaration.body : undefined;
    const next = file.declarations[index + 1]?.range.start ?? file.text.length + 1;
    if (!body || !holds(body, offset, next)) continue;
    for (const [at, statement] of body.statements.entries()) {
      if (statement.kind !== 'element' || !statement.body) continue;
      const following = body.statements[at + 1]?.range.start ?? (body.closed ? body.range.end : next);
      if (holds(statement.body, offset, following)) {
        return { declaration, element: statement, block: statement.body };
      }
    }
    return { declaration, block: body };
  }
  return {};
}

/** An unclosed block reaches to what follows it. */
function holds(block: Block, offset: number, next: number): boolean {
  return offset > block.range.start && (block.closed ? offset < block.range.end : offset < next);
}

function startOfDeclaration(file: SourceFile, offset: number): number {
  return file.declarations.findLast((declaration) => declaration.range.start <= offset)?.range.start ?? 0;
}
