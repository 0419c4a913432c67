/**
 * Where the cursor stands, read from the tokens before it alone: a half-typed line has no tree worth asking.
 */
import { declarationWords, keywordOf } from '../../syntax/keywords.ts';
import type { SourceFile, TextRange, Token } from '../../syntax/tree.ts';

/** A block that is open at the cursor. */
export interface OpenBlock {
  /** `alloy`, `model`, `relaxation`, `test` …; empty for a block without a header. */
  readonly word: string;
  readonly name: string;
  /** What stands behind `:`. */
  readonly kind: string;
  readonly header: readonly Token[];
  readonly range: TextRange;
}

export interface CompletionContext {
  readonly offset: number;
  /** The part of a word before the cursor; empty range when none was begun. */
  readonly word: TextRange;
  /** The blocks around the cursor, the outermost first. */
  readonly blocks: readonly OpenBlock[];
  /** The tokens of the statement before the word. */
  readonly line: readonly Token[];
  /** Where names are looked up: what is being written may end before the cursor, and with it its block in the tree. */
  readonly home: number;
  /** The string that the cursor is in: its contents up to the cursor. */
  readonly string?: { readonly range: TextRange; readonly before: string };
  /** The text right behind the cursor, up to the end of its line. */
  readonly rest: string;
}

/** Words that begin a declaration. */
const declarations = new Set<string>(declarationWords);
const continuing = new Set([',', '=', '..', ':', 'then', 'else', '(', '[']);
const operators = new Set(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or', '±', '−', '·', '×']);
const openers = new Set(['(', '[']);
const closers = new Set([')', ']']);

const isComment = (token: Token): boolean => token.type === 'Comment' || token.type === 'DocComment';

/** Names and keywords, and the units that are signs. */
export const isWord = (token: Token | undefined): boolean =>
  token !== undefined && /^[\p{L}_%°]/u.test(token.text) && token.type !== 'String' && !isComment(token);

function openBlock(header: readonly Token[], start: number, end: number): OpenBlock {
  const colon = header.findIndex(({ text }) => text === ':');
  return {
    word: header[0]?.text ?? '',
    name: isWord(header[1]) ? (header[1]?.text ?? '') : '',
    kind: colon < 0 ? '' : (header[colon + 1]?.text ?? ''),
    header,
    range: { start, end },
  };
}

/** Whether a token on a new line begins a statement even where the line before it seems to go on. */
function startsStatement(tokens: readonly Token[], index: number): boolean {
  const [first, second] = [tokens[index], tokens[index + 1]];
  if (!first || !isWord(first)) return false;
  if (declarations.has(first.text)) return isWord(second) || second?.type === 'String';
  let at = index;
  while (tokens[at + 1]?.text === '.' && isWord(tokens[at + 2])) at += 2;
  return tokens[at + 1]?.text === '=' || ['expect', 'stated', 'over'].includes(first.text);
}

const startsDeclaration = (tokens: readonly Token[], index: number): boolean =>
  declarations.has(tokens[index]?.text ?? '') && isWord(tokens[index + 1]) && tokens[index + 2]?.text !== '=';

interface Scan {
  blocks: OpenBlock[];
  line: Token[];
  depth: number;
}

/** Reads the tokens before the cursor, keeping the open blocks and the statement that is being written. */
function scan(text: string, tokens: readonly Token[], offset: number): Scan {
  const state: Scan = { blocks: [], line: [], depth: 0 };
  const endStatement = (): void => {
    state.line = [];
    state.depth = 0;
  };
  const breaksBetween = (start: number, end: number): boolean => {
    const at = text.indexOf('\n', start);
    return at >= 0 && at < end;
  };
  const goesOn = (previous: Token | undefined, next: Token | undefined): boolean =>
    state.depth > 0 ||
    (previous !== undefined && (continuing.has(previous.text) || operators.has(previous.text))) ||
    (next !== undefined &&
      (next.text === '{' || next.text === 'then' || next.text === 'else' || operators.has(next.text)));

  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    if (previous && breaksBetween(previous.range.end, token.range.start)) {
      if (!goesOn(previous, token) || startsStatement(tokens, index)) endStatement();
      if (startsDeclaration(tokens, index)) state.blocks = [];
    }
    if (token.text === '{') {
      state.blocks.push(openBlock(state.line, token.range.start, offset));
      endStatement();
    } else if (token.text === '}') {
      state.blocks.pop();
      endStatement();
    } else if (token.text === ';' && state.depth === 0) endStatement();
    else {
      if (openers.has(token.text)) state.depth += 1;
      if (closers.has(token.text)) state.depth = Math.max(0, state.depth - 1);
      state.line.push(token);
    }
  });
  return state;
}

/** A block that is closed stays behind; one that is open, or a line that goes on, holds the cursor. */
function homeOf(offset: number, previous: Token | undefined, open: boolean): number {
  if (!open || previous === undefined || previous.text === '}') return offset;
  return Math.min(offset, previous.text === ';' ? previous.range.start : previous.range.end);
}

/** The context at an offset; `undefined` inside a comment. */
export function completionContext(tree: SourceFile, offset: number): CompletionContext | undefined {
  const { text } = tree;
  const before = tree.tokens.filter(({ range }) => range.start < offset);
  const last = before.at(-1);
  if (last && isComment(last) && offset <= last.range.end) return undefined;
  const lineEnd = text.indexOf('\n', offset);
  const rest = text.slice(offset, lineEnd < 0 ? text.length : lineEnd);

  const inString =
    last?.type === 'String' && (offset < last.range.end || !/^".*"$/s.test(last.text) || last.text === '"');
  const inWord = last !== undefined && isWord(last) && offset <= last.range.end;
  const solid = before.filter((token) => !isComment(token));
  if (inString || inWord) solid.pop();
  const { blocks, line, depth } = scan(text, solid, offset);

  const previous = solid.at(-1);
  const wordStart = inString || inWord ? last.range.start : offset;
  const newLine = previous !== undefined && text.slice(previous.range.end, wordStart).includes('\n');
  const goesOn =
    depth > 0 || (previous !== undefined && (continuing.has(previous.text) || operators.has(previous.text)));
  return {
    offset,
    word: { start: inWord ? last.range.start : offset, end: offset },
    blocks,
    line: newLine && !goesOn ? [] : line,
    home: homeOf(offset, previous, blocks.length > 0 || (!newLine && line.length > 0)),
    ...(inString ? { string: { range: last.range, before: text.slice(last.range.start + 1, offset) } } : {}),
    rest,
  };
}

/** Whether a token ends a value, so that an operator, a unit or a clause may follow. */
export function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.type === 'Number' || token.type === 'String') return true;
  if (token.text === ')' || token.text === ']' || token.text === '%') return true;
  return isWord(token) && (token.type === 'Name' || keywordOf(token.text) === undefined);
}
