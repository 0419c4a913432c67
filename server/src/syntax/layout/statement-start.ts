/** Which tokens begin a statement: what ends an unclosed bracket, and a line that seemed to go on. */
import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { declarationWords, elementWords } from '../keywords.ts';
import type { SolidToken } from './solid-tokens.ts';
import {
  AnyName,
  Dot,
  Equal,
  keyword,
  LeftBrace,
  Name,
  NumberToken,
  RightBrace,
  Semicolon,
  StringToken,
  UnclosedString,
} from '../token-types.ts';

export const declarationTypes = new Set<TokenType>(declarationWords.map(keyword));
export const elementTypes = new Set<TokenType>(elementWords.map(keyword));
const measuringTypes: ReadonlySet<TokenType> = new Set([keyword('expect'), keyword('stated')]);
const stateTypes: ReadonlySet<TokenType> = new Set([keyword('state'), keyword('rate')]);
const stringTypes: ReadonlySet<TokenType> = new Set([StringToken, UnclosedString]);

/** True for a name or a keyword. */
function isAnyName(token: IToken | undefined): boolean {
  return token !== undefined && tokenMatcher(token, AnyName);
}

/**
 * True when the token at `index` begins a declaration: a declaration word, and what may follow it on its line.
 * `model = x` is a field, and `[data, more]` a reference.
 */
export function startsDeclaration(solids: readonly SolidToken[], index: number): boolean {
  const solid = solids[index];
  if (!solid) return false;
  const type = solid.token.tokenType;
  if (type === keyword('mgmodel')) return solids[index + 1]?.token.tokenType === NumberToken;
  return declarationTypes.has(type) && wordIsFollowedByItsName(solids, index);
}

/** True when the token at `index` begins an element of a model. */
export function startsElement(solids: readonly SolidToken[], index: number): boolean {
  const solid = solids[index];
  return solid !== undefined && elementTypes.has(solid.token.tokenType) && wordIsFollowedByItsName(solids, index);
}

function wordIsFollowedByItsName(solids: readonly SolidToken[], index: number): boolean {
  const next = solids[index + 1];
  // `}` behind it, on its line or the next, says that the block goes on.
  if (next?.token.tokenType === RightBrace) return false;
  if (!next || next.startsLine || next.token.tokenType === Semicolon) return true;
  const type = next.token.tokenType;
  return isAnyName(next.token) || type === LeftBrace || type === NumberToken || stringTypes.has(type);
}

/** True when the token at `index` is the first of a path that `=` follows. */
export function startsField(solids: readonly SolidToken[], index: number): boolean {
  let at = index;
  if (!isAnyName(solids[at]?.token)) return false;
  if (stateTypes.has(solids[at]?.token.tokenType ?? Name) && isAnyName(solids[at + 1]?.token)) at += 1;
  while (solids[at + 1]?.token.tokenType === Dot && isAnyName(solids[at + 2]?.token)) at += 2;
  return solids[at + 1]?.token.tokenType === Equal;
}

/** True when a line that begins with the token at `index` begins a statement, whatever stands before it. */
export function startsStatement(solids: readonly SolidToken[], index: number): boolean {
  const token = solids[index]?.token;
  if (!token) return true;
  if (token.tokenType === RightBrace) return true;
  if (startsField(solids, index) || startsDeclaration(solids, index) || startsElement(solids, index)) return true;
  const next = solids[index + 1];
  if (!next || next.startsLine) return false;
  if (measuringTypes.has(token.tokenType)) return isAnyName(next.token) || next.token.tokenType === NumberToken;
  return token.tokenType === keyword('over') && isAnyName(next.token);
}
