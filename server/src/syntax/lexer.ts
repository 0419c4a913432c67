/** Text → tokens. Never fails: what cannot be read becomes a token of its own. */
import { Lexer, tokenLabel, type IToken } from 'chevrotain';
import { DotDot, ForeignString, lexerTokenTypes, LineBreak, UnclosedString, StringToken } from './token-types.ts';
import type { Token } from './tree.ts';

const lexer = new Lexer(lexerTokenTypes, { positionTracking: 'onlyOffset', ensureOptimizations: true });

/**
 * All tokens of a text, or of the part of it between two line starts, in order, line ends and comments included; only
 * blanks lie between them.
 */
export function lex(text: string, start = 0, end = text.length): IToken[] {
  const { tokens } = lexer.tokenize(text.slice(start, end));
  for (const token of tokens) token.startOffset += start;
  return tokens;
}

/** Offset right behind a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

const stringTypes = new Set([StringToken, ForeignString, UnclosedString]);

/** The tokens as the tree lists them: no line ends, and one type for every form of quotes. */
export function publicTokens(tokens: readonly IToken[]): Token[] {
  const list: Token[] = [];
  for (const token of tokens) {
    if (token.tokenType === LineBreak) continue;
    list.push({
      type: publicType(token),
      text: token.image,
      range: { start: token.startOffset, end: endOf(token) },
    });
  }
  return list;
}

function publicType(token: IToken): string {
  if (stringTypes.has(token.tokenType)) return 'String';
  switch (token.tokenType.name) {
    case 'Name':
    case 'Number':
    case 'Unreadable':
      return token.tokenType.name;
    default:
      return token.tokenType === DotDot ? '..' : tokenLabel(token.tokenType);
  }
}
