/** Where in a value the cursor stands, from the tokens of the value before it. */
import { tokenMatcher, type IToken } from 'chevrotain';
import type { Keyword } from './keywords.ts';
import type { CallAtCursor, Expected, ValuePosition, ValueTarget } from './expected-place.ts';
import { normaliseName } from './names.ts';
import { isAnyName } from './statement-start.ts';
import {
  BinaryOperatorToken,
  Colon,
  Comma,
  Dot,
  DotDot,
  keyword,
  LeftBracket,
  LeftParenthesis,
  NumberToken,
  RightBracket,
  RightParenthesis,
  ValueName,
} from './token-types.ts';

/** One open bracket: a call, a plain parenthesis or a list. */
interface Open {
  readonly callee: readonly string[] | undefined;
  readonly isList: boolean;
  argument: number;
  name: string | undefined;
  readonly written: string[];
  upperBound: boolean;
}

const spacingWords: ReadonlySet<string> = new Set(['step', 'lin', 'log']);

/** The place behind the tokens of a value that has begun. */
export function placeInValue(tokens: readonly IToken[], target: ValueTarget): Expected {
  const outermost: Open = {
    callee: undefined,
    isList: false,
    argument: 0,
    name: undefined,
    written: [],
    upperBound: false,
  };
  const stack: Open[] = [outermost];
  let hasSpacing = false;
  for (const [index, token] of tokens.entries()) {
    const top = stack.at(-1) ?? outermost;
    const type = token.tokenType;
    if (type === LeftParenthesis || type === LeftBracket) {
      const callee = type === LeftParenthesis ? pathBehind(tokens, index - 1) : undefined;
      stack.push({
        callee: callee && callee.length > 0 ? callee : undefined,
        isList: type === LeftBracket,
        argument: 0,
        name: undefined,
        written: [],
        upperBound: false,
      });
    } else if (type === RightParenthesis || type === RightBracket) {
      if (stack.length > 1) stack.pop();
    } else if (type === Comma) {
      top.argument += 1;
      top.name = undefined;
      top.upperBound = false;
    } else if (type === Colon) {
      top.name = normaliseName(tokens[index - 1]?.image ?? '');
      top.written.push(top.name);
    } else if (type === DotDot) {
      top.upperBound = true;
    } else if (spacingWords.has(token.image)) {
      if (stack.length === 1) hasSpacing = true;
      top.upperBound = false;
    }
  }
  const top = stack.at(-1) ?? outermost;
  const position = positionBehind(tokens);
  const qualifier = position === 'after dot' ? pathBehind(tokens, tokens.length - 2) : undefined;
  const call = callOf(stack);
  return {
    place: {
      kind: 'value',
      position,
      target,
      ...(qualifier ? { qualifier } : {}),
      ...(call ? { call } : {}),
      inList: stack.some((open) => open.isList),
      upperBound: top.upperBound,
    },
    keywords: keywordsAt(tokens, position, target, top.upperBound && !hasSpacing),
  };
}

function callOf(stack: readonly Open[]): CallAtCursor | undefined {
  const open = stack.findLast((candidate) => candidate.callee !== undefined);
  if (!open?.callee) return undefined;
  const { callee, argument, name, written } = open;
  return { callee, argument, ...(name === undefined ? {} : { name }), written };
}

function positionBehind(tokens: readonly IToken[]): ValuePosition {
  const last = tokens.at(-1);
  if (!last) return 'start';
  const type = last.tokenType;
  if (type === Dot) return 'after dot';
  if (type === NumberToken || type === RightBracket) return 'after number';
  if (type === RightParenthesis || tokenMatcher(last, ValueName)) return 'after operand';
  return 'start';
}

/** Names of the path that ends at `index`, from its first. */
function pathBehind(tokens: readonly IToken[], index: number): string[] {
  const names: string[] = [];
  for (let at = index; isAnyName(tokens[at]); at -= 2) {
    names.unshift(normaliseName(tokens[at]?.image ?? ''));
    if (tokens[at - 1]?.tokenType !== Dot) break;
  }
  const only = tokens[index];
  return only && names.length === 1 && !tokenMatcher(only, ValueName) ? [] : names;
}

function keywordsAt(
  tokens: readonly IToken[],
  position: ValuePosition,
  target: ValueTarget,
  wantsSpacing: boolean,
): Keyword[] {
  if (position === 'after dot') return [];
  if (position === 'start') {
    const words: Keyword[] = ['if', 'not'];
    if (target.kind === 'field' && tokens.length === 0) words.push('column');
    return words;
  }
  const words: Keyword[] = ['and', 'or'];
  const conditions = count(tokens, 'if');
  if (conditions > count(tokens, 'then')) words.push('then');
  else if (conditions > count(tokens, 'else')) words.push('else');
  if (wantsSpacing) words.push('step', 'lin', 'log');
  if (target.kind === 'param') words.push('in');
  if (target.kind === 'field' && tokens[0]?.tokenType === keyword('column')) words.push('in');
  if (target.kind === 'field' && target.path.at(-1) === 'vary') words.push('in');
  if (target.kind === 'step') words.push('to', 'at', 'in', 'by', 'for');
  if (isMeasuring(target)) words.push('in', 'within', 'for', 'from');
  if (target.kind === 'selector') words.push('within', 'from', 'in');
  return words;
}

function isMeasuring(target: ValueTarget): boolean {
  return target.kind === 'measure' || target.kind === 'expected' || target.kind === 'tolerance';
}

function count(tokens: readonly IToken[], word: Keyword): number {
  return tokens.filter((token) => token.tokenType === keyword(word)).length;
}

/** True when the tokens could end a value: nothing more has to follow. */
export function isComplete(tokens: readonly IToken[]): boolean {
  const last = tokens.at(-1);
  return last !== undefined && !tokenMatcher(last, BinaryOperatorToken) && positionBehind(tokens) !== 'start';
}
