/** How far apart two tokens of one statement stand when they share a line: the formatter's rules for blanks. */
import { keywordOf } from '../keywords.ts';
import type { Token } from '../tree.ts';

const tightBefore: ReadonlySet<string> = new Set([')', ']', ',', ';', '.', '^']);
const tightAfter: ReadonlySet<string> = new Set(['(', '[', '.', '^']);
/** Signs behind which a value begins, so that `-` is a sign and no subtraction. */
const beforeValue: ReadonlySet<string> = new Set(
  ['(', '[', '{', ',', ';', '=', ':', '..', '+', '-', '*', '/', '^', '±'].concat('<', '<=', '>', '>=', '==', '!='),
);

/**
 * The blank between a token and the one before it on its line.
 * `depth` counts the brackets that are open between the two: a `:` in brackets names an argument.
 * `*` and `/` keep the tightness that they were written with: `1.5e-5 /MPa`, `1/30.6 GPa` and `2*x` are all right.
 */
export function blankBefore(tokens: readonly Token[], index: number, depth: number): '' | ' ' {
  const left = tokens[index - 1];
  const right = tokens[index];
  if (!left || !right) return '';
  if (tightAfter.has(left.type) || tightBefore.has(right.type)) return '';
  if (isSign(tokens, index - 1)) return '';
  if (right.type === ':') return depth > 0 ? '' : ' ';
  if (right.type === '(' && isCallee(tokens, index - 1)) return '';
  if (right.type === '*') return isLoose(tokens, index) ? ' ' : '';
  if (left.type === '*') return isLoose(tokens, index - 1) ? ' ' : '';
  if (right.type === '/') return hasBlankBefore(tokens, index) ? ' ' : '';
  if (left.type === '/') return hasBlankBefore(tokens, index - 1) && hasBlankBefore(tokens, index) ? ' ' : '';
  return ' ';
}

/** True for a `+` or `-` that belongs to the value behind it. */
function isSign(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== '-' && token?.type !== '+') return false;
  const before = tokens[index - 1];
  return !before || beforeValue.has(before.type) || (isKeyword(before) && tokens[index - 2]?.type !== '.');
}

function isKeyword(token: Token): boolean {
  return keywordOf(token.type) !== undefined;
}

function isCallee(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (token.type === 'Name') return true;
  return (
    isKeyword(token) && (tokens[index - 1]?.type === '.' || tokens[index - 1]?.type === 'fn' || token.type === 'log')
  );
}

function isLoose(tokens: readonly Token[], operator: number): boolean {
  return hasBlankBefore(tokens, operator) || hasBlankBefore(tokens, operator + 1);
}

function hasBlankBefore(tokens: readonly Token[], index: number): boolean {
  return (tokens[index - 1]?.range.end ?? 0) < (tokens[index]?.range.start ?? 0);
}

const goingOn: ReadonlySet<string> = new Set(
  [',', '=', '..', ':', 'then', 'else', 'and', 'or', '±', '+', '-', '*', '/', '^'].concat(
    '<',
    '<=',
    '>',
    '>=',
    '==',
    '!=',
  ),
);

/** True behind a token that lets a line go on into the next. */
export function goesOnBehind(token: Token | undefined): boolean {
  return token !== undefined && goingOn.has(token.type);
}
