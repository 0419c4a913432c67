/** The computed value of an expectation, in the unit in which the line is written. */
import type { Presentation, PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { ExpectationResult } from '../../../server/src/solver/result.ts';
import { readableQuantity } from '../numbers.ts';
import { presentationOf } from './presentation.ts';
import { usualUnit, type Unit } from './transform.ts';

/** `argmax(loss_modulus, …) = 360 K`: the measure, its series, and what follows the closing bracket. */
const LINE = /^(?:(?:expect|stated)\s+)?(\w+)\(\s*([\p{L}\d_.]+)[^)]*\)(.*)$/su;

/** The first unit of the list that stands behind a number in the text. */
function writtenUnit(units: Presentation['units'], text: string): Unit | undefined {
  const found = units.flatMap((choice) => {
    const unit = choice.unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const index = unit === '' ? -1 : text.search(new RegExp(`[\\d.)\\]]\\s*${unit}(?![\\p{L}\\d])`, 'u'));
    return index < 0 ? [] : [{ choice, index }];
  });
  return found.toSorted((a, b) => a.index - b.index)[0]?.choice;
}

/** `360.9 K`, `8.04 GPa`; the reason where nothing could be computed. */
export function expectationValue(test: PreviewTest, { computed, unit, reason, text }: ExpectationResult): string {
  if (computed === null) return reason ?? 'not computed';
  const [, measure = '', series = '', rest = ''] = LINE.exec(text) ?? [];
  const presentation = measure.startsWith('arg') ? test.x : presentationOf(test, series);
  // A slope has a unit of its own; only where x is a bare number is it that of the series.
  const isForeign = measure === 'slope' && test.x.units.every((choice) => choice.unit !== '');
  if (isForeign || !presentation.units.some((choice) => choice.unit === unit || choice.factor === 1))
    return readableQuantity(computed, unit);
  const expected = rest.split(/\bwithin\b|\bfor\b/)[0] ?? '';
  const choice = writtenUnit(presentation.units, expected) ?? usualUnit(presentation, [computed], 'linear');
  return readableQuantity((computed - (choice.offset ?? 0)) / choice.factor, choice.unit);
}
