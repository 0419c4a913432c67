/** The page of a chemical element in a composition. */
import { elementFacts } from '../../model/declarations/chemical-elements.ts';
import type { CompositionExpression } from '../../syntax/tree.ts';
import { formatNumber } from '../../units/format-quantity.ts';
import { beside, codeBlock, paragraphs } from './markdown.ts';

type Part = CompositionExpression['parts'][number];

/** Share of the atoms as written; `undefined` for what is not a plain number. */
const shareOf = ({ amount }: Part): number | undefined => (amount.kind === 'number' ? amount.value : undefined);

/** Per cent by weight, where every share is a plain number and every mass is known. */
function weightPercent(part: Part, { parts }: CompositionExpression): number | undefined {
  let all = 0;
  for (const one of parts) {
    const mass = elementFacts.get(one.element.text)?.mass;
    const share = shareOf(one);
    if (mass === undefined || share === undefined) return undefined;
    all += mass * share;
  }
  const own = (elementFacts.get(part.element.text)?.mass ?? 0) * (shareOf(part) ?? 0);
  return all > 0 ? (100 * own) / all : undefined;
}

/** Name, number and mass of the element, and what its share in this alloy is by weight. */
export function chemicalElementPage(part: Part, composition: CompositionExpression): string | undefined {
  const element = elementFacts.get(part.element.text);
  if (!element) return undefined;
  const { symbol, number, name, mass } = element;
  const weight = weightPercent(part, composition);
  return paragraphs(
    codeBlock(`${symbol}: ${name}`),
    beside(`element ${number}`, mass === undefined ? 'no stable isotope' : `atomic mass ${mass} g/mol`),
    weight === undefined
      ? undefined
      : `${formatNumber(shareOf(part) ?? 0, 6)} at% of this alloy is ${formatNumber(weight, 3)} per cent by weight.`,
  );
}
