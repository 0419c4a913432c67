/** What the parts of the expression checker share. */
import { report, type DiagnosticDescriptor } from '../../diagnostics/diagnostic.ts';
import { unitWithoutNumber } from '../../diagnostics/declarations/unit-without-number.ts';
import { notFinite } from '../../diagnostics/expressions/not-finite.ts';
import { wrongShape } from '../../diagnostics/expressions/wrong-shape.ts';
import { listArithmetic } from '../../diagnostics/expressions/list-arithmetic.ts';
import { needsTemperature } from '../../diagnostics/expressions/needs-temperature.ts';
import type { CallExpression, Expression, TextRange } from '../../syntax/tree.ts';
import { expressionText } from './print.ts';
import type { Typed } from './typed.ts';
import type { CheckContext, ExpectedType, QuantityType, Scope, Type } from './types.ts';

export interface Checker {
  readonly scope: Scope;
  readonly context: CheckContext;
  /** True inside the branches of an `if`, where a value that is not finite may never be chosen. */
  readonly guarded: boolean;
  /** Checks a part of the expression. `afterNumber`: a name here is the unit of a number before it. */
  check(expression: Expression, options?: { readonly afterNumber?: boolean }): Typed;
  /** Checks against what a place expects. */
  checkAs(expression: Expression, expected: ExpectedType): Typed;
  /** The same checker inside a branch of an `if`. */
  inBranch(): Checker;
}

export function tell<Facts>(
  checker: Checker,
  descriptor: DiagnosticDescriptor<Facts>,
  range: TextRange,
  facts: Facts,
): void {
  checker.context.report(report(descriptor, range, facts));
}

/** "a list", "a condition": what a type is, for messages. */
function shapeWords(type: Type): string {
  switch (type.kind) {
    case 'quantity':
      return 'one number';
    case 'condition':
      return 'a condition (a comparison)';
    case 'text':
      return 'a text';
    case 'list':
      return 'a list';
    case 'range':
      return 'a range';
    case 'function':
      return 'a function that is not called';
    case 'law':
      return 'a law of temperature';
    case 'spectrum':
      return 'a spectrum';
    case 'element':
      return 'the name of an element';
    case 'unknown':
      return 'something unknown';
  }
}

/** The fix that adds `T: T` to a call. */
export function addTemperature(call: CallExpression): { insertAt: number; text: string } {
  const last = call.arguments.at(-1);
  return last
    ? { insertAt: last.range.end, text: ', T: T' }
    : { insertAt: call.argumentsRange.start + 1, text: 'T: T' };
}

function calledLaw(expression: Expression): CallExpression | undefined {
  if (expression.kind === 'parenthesised') return calledLaw(expression.inner);
  return expression.kind === 'call' ? expression : undefined;
}

/** Reports a value that is no single number, where one is wanted. */
export function rejectShape(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  place: string,
  wanted: string,
): void {
  const { type } = typed;
  if (type.kind === 'unknown') return;
  const call = calledLaw(expression);
  if (type.kind === 'law' && wanted === 'one number') {
    const fix = call ? addTemperature(call) : {};
    tell(checker, needsTemperature, expression.range, { law: typed.call?.name ?? expressionText(expression), ...fix });
    return;
  }
  tell(checker, wrongShape, expression.range, { place, wanted, found: shapeWords(type) });
}

/** The quantity of an operand; what is no quantity is reported, and gives `undefined`. */
export function quantityOf(
  checker: Checker,
  expression: Expression,
  typed: Typed,
  place: string,
): QuantityType | undefined {
  const { type } = typed;
  if (type.kind === 'quantity') return type;
  if (type.kind === 'list' || type.kind === 'range') {
    const reason = `${place.charAt(0).toLowerCase()}${place.slice(1)} must be one number`;
    tell(checker, listArithmetic, expression.range, { shape: type.kind, reason });
  } else {
    rejectShape(checker, expression, typed, place, 'one number');
  }
  return undefined;
}

/** Reports a unit without a number where a value is wanted: `K .. 550 K`, `33 GPa - MPa`. */
export function warnBareUnit(checker: Checker, expression: Expression, typed: Typed, place: string): void {
  if (!typed.pure || !typed.tail || typed.tail.zero !== undefined) return;
  const { start } = expression.range;
  tell(checker, unitWithoutNumber, expression.range, { place, unit: expressionText(expression), insertAt: start });
}

/** A computed value; one that is not finite though its operands are is reported, and gives `undefined` with `bad`. */
export function finite(
  checker: Checker,
  expression: Expression,
  value: number | undefined,
  reason?: string,
): { readonly value: number | undefined; readonly bad: boolean } {
  if (value === undefined || Number.isFinite(value)) return { value, bad: false };
  if (checker.guarded) return { value, bad: false };
  tell(checker, notFinite, expression.range, {
    text: expressionText(expression),
    value,
    ...(reason === undefined ? {} : { reason }),
  });
  return { value: undefined, bad: true };
}
