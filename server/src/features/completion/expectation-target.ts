/** What the parts of an expectation are compared with: `max(stress) > |`, `within |`, `for frequency = |`. */
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import { divideDimensions, dimensionless, type Dimension } from '../../units/dimension.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import type { CompletionContext } from './context.ts';
import type { Target, ValuePlace } from './target.ts';

const signs = ['=', '==', '!=', '<', '<=', '>', '>=', 'in'];

export const isExpectation = ({ line }: CompletionContext): boolean =>
  line[0]?.text === 'expect' || line[0]?.text === 'stated';

/** Where the comparison stands among the tokens of an expectation: outside of brackets. */
export function comparisonIn(place: ValuePlace): number {
  let depth = 0;
  return place.value.findIndex(({ text }) => {
    if (text === '(' || text === '[') depth += 1;
    if (text === ')' || text === ']') depth -= 1;
    return depth === 0 && signs.includes(text);
  });
}

const dimensionOf = (quantity: QuantityName): Dimension => quantities[quantity].dimension;

/** What a measure of a series is; nothing for arithmetic of measures. */
function measured(protocol: ProtocolDescriptor, place: ValuePlace): Target {
  const [measure, , series] = place.value;
  const all = [...protocol.series, ...(protocol.secondary?.series ?? [])];
  const found = all.find(({ name }) => name === series?.text);
  const x = protocol.secondary?.series.some(({ name }) => name === series?.text) ? protocol.secondary.x : protocol.x;
  switch (measure?.text) {
    case 'argmax':
    case 'argmin':
      return { quantities: [x.quantity], dimensions: [dimensionOf(x.quantity)] };
    case 'slope':
      return found
        ? { dimensions: [divideDimensions(dimensionOf(found.quantity), dimensionOf(x.quantity))] }
        : { dimensions: [] };
    default:
      return found ? { quantities: [found.quantity], dimensions: [dimensionOf(found.quantity)] } : { dimensions: [] };
  }
}

/** The whole value at the cursor: the expected one, its tolerance, or the condition of a curve. */
export function expectationTarget(protocol: ProtocolDescriptor, place: ValuePlace): Target {
  const compared = comparisonIn(place);
  if (compared < 0) return { dimensions: [] };
  const texts = place.value.map(({ text }) => text);
  const clause = texts.findLastIndex((text, at) => at > compared && ['within', 'for', 'from'].includes(text));
  switch (texts[clause]) {
    case 'within': {
      const { quantities: names = [], dimensions } = measured(protocol, place);
      return { quantities: ['number', ...names], dimensions: [dimensionless, ...dimensions] };
    }
    case 'for': {
      const sign = texts.lastIndexOf('=');
      const field = protocol.fields.find(({ name }) => name === texts[sign - 1]);
      return field && sign > clause
        ? { quantities: field.quantities, dimensions: field.quantities.map(dimensionOf) }
        : { dimensions: [] };
    }
    default:
      return measured(protocol, place);
  }
}
