/** The ranges of a descriptor: outside of what is physical is an error, outside of what is reported a warning. */
import { outsideLiteratureRange } from '../../diagnostics/physical/outside-literature-range.ts';
import { outsidePhysicalRange } from '../../diagnostics/physical/outside-physical-range.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import type { Bounds, FieldDescriptor, Source } from '../../physics/descriptor.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { QuantityName } from '../../units/quantities.ts';
import type { CheckContext, CheckedExpression } from '../expression/types.ts';
import { numbersOf } from './numbers.ts';

const below = (value: number, { lower, exclusiveLower }: Bounds): boolean =>
  lower !== undefined && (exclusiveLower ? value <= lower : value < lower);
const above = (value: number, { upper, exclusiveUpper }: Bounds): boolean =>
  upper !== undefined && (exclusiveUpper ? value >= upper : value > upper);

export const outside = (value: number, bounds: Bounds): boolean => below(value, bounds) || above(value, bounds);

/** "above 0 K", "between 0 and 1", "at least 0 s and below 100 s". */
export function wordsOfBounds(bounds: Bounds, quantity: QuantityName): string {
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
  return parts.join(' and ');
}

export const wordsOfSource = (source: Source): string => `${source.paper}${source.where ? ` (${source.where})` : ''}`;

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
        }),
      );
      return;
    }
  }
}
