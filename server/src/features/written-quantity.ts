/** A number with the unit written behind it: `83.12 kJ/mol`, `1.5e-5 /MPa`, one item of `[25, 50] MPa`. */
import type { Expression, SourceFile, TextRange } from '../syntax/tree.ts';
import { toSI } from '../units/factor.ts';
import { lookupUnit } from '../units/lookup.ts';
import { parseUnit, type UnitExpression } from '../units/parse-unit.ts';
import { expressionsAt, expressionsWithin, sameRange, statementsAt } from './nodes.ts';

export interface WrittenQuantity {
  /** The number with its sign. */
  readonly numberRange: TextRange;
  /** From the number to the end of its unit. */
  readonly range: TextRange;
  /** Of the unit as written; empty when there is none. For an item of a list it stands behind the list. */
  readonly unitRange: TextRange;
  readonly unit: UnitExpression;
  /** In coherent SI units. */
  readonly value: number;
  /** A step, a tolerance, a term of a sum: a temperature there may be a difference, which has no place on the Celsius scale. */
  readonly difference: boolean;
}

/** Whether an expression is made of unit names only: `kJ/(mol K)`, `nm^2`. */
export function isUnitExpression(expression: Expression): boolean {
  switch (expression.kind) {
    case 'reference':
      return expression.path.names.length === 1 && lookupUnit(expression.path.names[0]?.text ?? '') !== undefined;
    case 'parenthesised':
      return isUnitExpression(expression.inner);
    case 'binary':
      if (expression.operator === '^') return isUnitExpression(expression.left);
      return (
        ['juxtaposition', '*', '/'].includes(expression.operator) &&
        isUnitExpression(expression.left) &&
        isUnitExpression(expression.right)
      );
    default:
      return false;
  }
}

/** The product of `inner` and the units behind it, climbing from the inside out; a sign in front belongs to it. */
function withUnitAndSign(inner: Expression, ancestors: readonly Expression[]): Expression {
  let at = inner;
  for (const parent of ancestors) {
    const isSign = parent.kind === 'unary' && parent.operator !== 'not';
    const multiplies = parent.kind === 'binary' && ['juxtaposition', '*', '/'].includes(parent.operator);
    if (!isSign && !(multiplies && parent.left === at && isUnitExpression(parent.right))) break;
    at = parent;
  }
  return at;
}

/** Whether a quantity stands where differences stand. */
function mayBeDifference(tree: SourceFile, quantity: Expression, path: readonly Expression[]): boolean {
  const statement = statementsAt(tree, quantity.range.start).at(-1);
  if (statement && 'within' in statement && statement.within === path[0]) return true;
  return path.slice(0, path.indexOf(quantity)).some((outer, i) => {
    const inner = path[i + 1];
    if (outer.kind === 'range') return inner === outer.spacing?.value;
    if (outer.kind === 'uncertain') return inner === outer.error;
    return outer.kind === 'binary' && ['+', '-', '*', '/'].includes(outer.operator);
  });
}

/** The quantity that a number of the file is part of; the path is that of `expressionsAt`, innermost last. */
export function quantityOf(tree: SourceFile, path: readonly Expression[]): WrittenQuantity | undefined {
  const literal = path.at(-1);
  if (literal?.kind !== 'number') return undefined;
  const ancestors = path.slice(0, -1).reverse();
  const own = withUnitAndSign(literal, ancestors);
  const around = ancestors[ancestors.indexOf(own) + 1];
  const bare = own.range.end === literal.range.end;
  const list = bare && around?.kind === 'list' ? around : undefined;
  const whole = list ? withUnitAndSign(list, ancestors.slice(ancestors.indexOf(list) + 1)) : own;
  const unitStart = (list ?? literal).range.end;
  const text = tree.text.slice(unitStart, whole.range.end);
  const unit = parseUnit(text.trim().replaceAll(/\s*\/\s*/g, '/'));
  if (!unit) return undefined;
  const blank = text.length - text.trimStart().length;
  const negative = path.some(
    (one) => one.kind === 'unary' && one.operator === '-' && one.range.start >= own.range.start,
  );
  return {
    numberRange: { start: own.range.start, end: literal.range.end },
    range: { start: own.range.start, end: own.range.end },
    unitRange: { start: unitStart + blank, end: whole.range.end },
    unit,
    value: toSI(negative ? -literal.value : literal.value, unit.size) + (unit.zero ?? 0),
    difference: unit.zero === undefined && mayBeDifference(tree, list ?? own, path),
  };
}

export const quantityAt = (tree: SourceFile, offset: number): WrittenQuantity | undefined =>
  quantityOf(tree, expressionsAt(tree, offset));

/** What shares one unit with a number: the other bound and the step of its range, its error or the value it is of. */
function companions(tree: SourceFile, path: readonly Expression[]): readonly WrittenQuantity[] {
  const around = path.findLast(({ kind }) => kind === 'range' || kind === 'uncertain');
  const members =
    around?.kind === 'range'
      ? [around.lower, around.upper, ...(around.spacing?.word === 'step' ? [around.spacing.value] : [])]
      : around?.kind === 'uncertain'
        ? [around.value, around.error]
        : [];
  const written = (member: Expression): WrittenQuantity | undefined => {
    const number = [...expressionsWithin(member)].find(({ kind }) => kind === 'number');
    const quantity = number && quantityAt(tree, number.range.start);
    return quantity && sameRange(quantity.range, member.range) ? quantity : undefined;
  };
  const all = members.flatMap((member) => written(member) ?? []);
  const literal = path.at(-1);
  const isOwn = ({ numberRange }: WrittenQuantity): boolean => numberRange.end === literal?.range.end;
  return all.some(isOwn) ? all.filter((one) => !isOwn(one)) : [];
}

/** The unit behind a bracket that holds a value with its error: `(83.1 ± 0.6) kJ/mol`. */
function unitBehindBracket(
  tree: SourceFile,
  path: readonly Expression[],
): Pick<WrittenQuantity, 'unit' | 'unitRange'> | undefined {
  const at = path.findLastIndex(({ kind }) => kind === 'uncertain');
  const bracket = path[at - 1];
  if (at < 1 || bracket?.kind !== 'parenthesised') return undefined;
  const whole = withUnitAndSign(bracket, path.slice(0, at - 1).toReversed());
  const unitRange = { start: bracket.range.end, end: whole.range.end };
  const unit = parseUnit(tree.text.slice(unitRange.start, unitRange.end).trim());
  return unit && { unit, unitRange };
}

/** The quantity that a number stands for: a bare bound or error has the unit of the other, as the checker reads it. */
export function quantityMeantAt(tree: SourceFile, offset: number): WrittenQuantity | undefined {
  const path = expressionsAt(tree, offset);
  const own = quantityOf(tree, path);
  if (!own || own.unit.text !== '') return own;
  const shared = companions(tree, path).find(({ unit }) => unit.text !== '') ?? unitBehindBracket(tree, path);
  if (!shared || shared.unit.text === '') return own;
  const { unit, unitRange } = shared;
  const zero = own.difference ? 0 : (unit.zero ?? 0);
  return { ...own, unit, unitRange, value: toSI(own.value, unit.size) + zero };
}

/** Bare numbers that take their unit from this quantity: what is written in another unit takes them along. */
export function borrowersOf(tree: SourceFile, own: WrittenQuantity): readonly WrittenQuantity[] {
  const others = companions(tree, expressionsAt(tree, own.numberRange.end));
  const bare = others.filter(({ unit }) => unit.text === '');
  // A bound asks the other bound before the step.
  if (own.difference && bare.length < others.length) return [];
  const { size, zero = 0 } = own.unit;
  return bare.map((one) => ({ ...one, value: toSI(one.value, size) + (one.difference ? 0 : zero) }));
}
