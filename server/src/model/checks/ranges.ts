/** The ranges of a descriptor: outside of what is physical is an error, outside of what is reported a warning. */
import { barrierTooHigh } from '../../diagnostics/physical/barrier-too-high.ts';
import { outsideLiteratureRange } from '../../diagnostics/physical/outside-literature-range.ts';
import { outsidePhysicalRange } from '../../diagnostics/physical/outside-physical-range.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import type { Bounds, FieldDescriptor, Source } from '../../physics/descriptor.ts';
import type { Expression, TextRange } from '../../syntax/tree.ts';
import { formatNumber, formatQuantity } from '../../units/format-quantity.ts';
import { explainScale } from '../../units/mismatch.ts';
import type { QuantityName } from '../../units/quantities.ts';
import type { CheckContext, CheckedExpression } from '../expression/types.ts';
import { unwrapped } from '../names/references.ts';
import { numbersOf } from './numbers.ts';

const below = (value: number, { lower, exclusiveLower }: Bounds): boolean =>
  lower !== undefined && (exclusiveLower ? value <= lower : value < lower);
const above = (value: number, { upper, exclusiveUpper }: Bounds): boolean =>
  upper !== undefined && (exclusiveUpper ? value >= upper : value > upper);

const outside = (value: number, bounds: Bounds): boolean =>
  below(value, bounds) || above(value, bounds) || (bounds.whole === true && !Number.isInteger(value));

/** "above 0 K", "between 0 and 1", "at least 0 s and below 100 s". */
function wordsOfBounds(bounds: Bounds, quantity: QuantityName): string {
  const { lower, upper, exclusiveLower, exclusiveUpper } = bounds;
  const write = (value: number): string => (value === 0 ? '0' : formatQuantity(value, quantity));
  if (lower !== undefined && upper !== undefined && !exclusiveLower && !exclusiveUpper) {
    return `from ${write(lower)} to ${write(upper)}`;
  }
  if (lower !== undefined && upper !== undefined && exclusiveLower && exclusiveUpper) {
    return `between ${write(lower)} and ${write(upper)}, both excluded`;
  }
  const parts: string[] = [];
  if (lower === 0 && upper === undefined) return exclusiveLower ? 'positive' : 'zero or positive';
  if (lower !== undefined) parts.push(`${exclusiveLower ? 'above' : 'at least'} ${write(lower)}`);
  if (upper !== undefined) parts.push(`${exclusiveUpper ? 'below' : 'at most'} ${write(upper)}`);
  return bounds.whole ? `a whole number of ${parts.join(' and ')}` : parts.join(' and ');
}

const wordsOfSource = (source: Source): string => `${source.paper}${source.where ? ` (${source.where})` : ''}`;

/** No activation energy of a glass comes near it, J/mol: about 100 eV. */
const highestBarrier = 1e7;

/** `83 kJ` where `83 kJ/mol` is meant is one event of an energy that would move a car. */
function checkBarrier(
  context: CheckContext,
  descriptor: FieldDescriptor,
  place: string,
  checked: CheckedExpression,
  expression: Expression,
): boolean {
  const isBarrier = descriptor.quantities.includes('molar_energy') && descriptor.quantities.includes('energy');
  const value = numbersOf(checked).find((one) => one > highestBarrier);
  if (!isBarrier || value === undefined) return false;
  const inner = unwrapped(expression);
  const unit = inner.kind === 'binary' && inner.operator === 'juxtaposition' ? unwrapped(inner.right) : undefined;
  const joules = unit?.kind === 'reference' && /^[kM]?J$/.test(unit.path.names[0]?.text ?? '');
  context.report(
    report(barrierTooHigh, expression.range, {
      place,
      value: formatQuantity(value, 'molar_energy'),
      ...(joules ? { insertAt: unit.range.end } : {}),
    }),
  );
  return true;
}

/** Looks at an argument of a law or spectrum like at a field. */
export function checkArgument(
  context: CheckContext,
  descriptor: FieldDescriptor,
  of: string,
  expression: Expression,
  checked: CheckedExpression,
): void {
  const place = `${descriptor.name} of ${of}`;
  if (checkBarrier(context, descriptor, place, checked, expression)) return;
  checkRange(context, descriptor, place, checked, expression.range);
}

/** The slip of a unit that would explain a value outside its range: `5` for `5 %`, `ms` for `s`. */
function slipOf(
  value: number,
  bounds: Bounds,
  quantity: QuantityName,
  checked: CheckedExpression,
): { readonly slip?: { readonly words: string; readonly meant: string } } {
  if (checked.variables.size > 0) return {};
  // A bare number is out by a factor only where it was meant in per cent.
  if (quantity === 'number' && value < 2 * (bounds.upper ?? 0.5)) return {};
  const slip = explainScale(value, bounds.lower, bounds.upper, quantity);
  if (!slip || outside(value * slip.factor, bounds) || (quantity === 'number' && slip.factor !== 0.01)) return {};
  const isPercent = quantity === 'number' && slip.factor === 0.01;
  const meant = isPercent ? `${formatNumber(value)} %` : formatQuantity(value * slip.factor, quantity);
  return { slip: { words: slip.words, meant } };
}

/** Looks at a value that stands in a field or argument. `place` is how messages name it. */
export function checkRange(
  context: CheckContext,
  descriptor: FieldDescriptor,
  place: string,
  checked: CheckedExpression,
  range: TextRange,
): void {
  const quantity = checked.quantity ?? descriptor.quantities[0];
  if (!quantity || checked.type.kind === 'unknown') return;
  const { physical, literature } = descriptor;
  if (!physical && !literature) return;
  for (const value of numbersOf(checked)) {
    if (physical && outside(value, physical)) {
      context.report(
        report(outsidePhysicalRange, range, {
          place,
          value: formatQuantity(value, quantity),
          range: wordsOfBounds(physical, quantity),
          ...slipOf(value, physical, quantity, checked),
        }),
      );
      return;
    }
    if (literature && outside(value, literature.bounds)) {
      context.report(
        report(outsideLiteratureRange, range, {
          place,
          value: formatQuantity(value, quantity),
          range: wordsOfBounds(literature.bounds, quantity),
          source: wordsOfSource(literature.source),
          ...slipOf(value, literature.bounds, quantity, checked),
        }),
      );
      return;
    }
  }
}
