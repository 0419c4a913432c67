/** Pages of laws, spectra, kinds, protocols and their fields, made from the descriptors. */
import type { Bounds, Descriptor, FieldDescriptor, SeriesDescriptor, Source } from '../../physics/descriptor.ts';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../physics/registry.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { QuantityName } from '../../units/quantities.ts';
import { phraseOfAlternatives } from '../../units/format-dimension.ts';
import { equationMarkdown, type EquationStyle } from './equations.ts';
import { beside, code, codeBlock, paragraphs } from './markdown.ts';

/** The descriptor of a kind, law, spectrum or protocol by its name. */
export function descriptorOf(name: string): Descriptor | undefined {
  return laws.get(name) ?? spectra.get(name) ?? elementKinds.get(name) ?? modelKinds.get(name) ?? protocols.get(name);
}

const familyWords = {
  law: 'law of temperature',
  spectrum: 'spectrum',
  element: 'kind',
  model: 'whole-model kind',
  protocol: 'protocol',
} as const satisfies Record<Descriptor['family'], string>;

export const sourceText = ({ paper, where }: Source): string => (where === undefined ? paper : `${paper}, ${where}`);

/** A number in SI in the unit that suits it: "33 GPa". */
const inCustomaryUnit = (value: number, quantity: QuantityName | undefined): string =>
  formatQuantity(value, quantity ?? 'number');

/** "0 to 1", "above 0 GPa", "at most 3"; empty for no bounds. */
export function boundsText(bounds: Bounds, quantity: QuantityName | undefined): string {
  const { lower, upper, exclusiveLower, exclusiveUpper } = bounds;
  const show = (value: number): string => (value === 0 ? '0' : inCustomaryUnit(value, quantity));
  const below = upper === undefined ? '' : `${exclusiveUpper ? 'below' : 'at most'} ${show(upper)}`;
  const above = lower === undefined ? '' : `${exclusiveLower ? 'above' : 'at least'} ${show(lower)}`;
  return [bounds.whole ? 'whole' : '', above, below].filter((part) => part !== '').join(', ');
}

/** What a field is when it is left out. */
export function defaultText(field: FieldDescriptor): string | undefined {
  if (field.defaultSentence !== undefined) return field.defaultSentence;
  if (typeof field.default === 'number') return inCustomaryUnit(field.default, field.quantities[0]);
  return field.default;
}

/** What may stand as the value: "a stress (or modulus, pressure)", "one of triangle, sine". */
export function valueText(field: FieldDescriptor): string {
  switch (field.shape) {
    case 'law':
      return `${phraseOfAlternatives(field.quantities)}, or a law`;
    case 'spectrum':
      return `a spectrum: ${[...spectra.keys()].join(', ')}`;
    case 'element':
      return 'the name of an element of this model';
    case 'word':
      return `one of ${field.words.map(({ word }) => word).join(', ')}`;
    case 'list':
      return `a list; each ${phraseOfAlternatives(field.quantities)}`;
    case 'points':
      return `${phraseOfAlternatives(field.quantities)}; a list or a range gives its points`;
    case 'scalar':
      return phraseOfAlternatives(field.quantities);
  }
}

export function fieldPage(owner: Descriptor, field: FieldDescriptor): string {
  const usual = field.quantities[0];
  const standard = defaultText(field);
  const physical = field.physical ? boundsText(field.physical, usual) : '';
  const words = field.shape === 'word' ? field.words.map(({ word, sentence }) => `- ${code(word)}: ${sentence}`) : [];
  const literature = field.literature
    ? `In the literature: ${boundsText(field.literature.bounds, usual)} (${sourceText(field.literature.source)}).`
    : undefined;
  return paragraphs(
    codeBlock(`${field.name}: ${valueText(field)}`),
    field.sentence,
    words.join('\n'),
    beside(
      field.required ? 'required' : field.exactlyOneOf ? `exactly one of ${field.exactlyOneOf.join(', ')}` : 'optional',
      standard === undefined || field.exactlyOneOf ? undefined : `default: ${standard}`,
      physical === '' ? undefined : `must be ${physical}`,
      field.onlyWith &&
        `only with ${field.onlyWith.words.map((word) => code(`${field.onlyWith?.field} = ${word}`)).join(' or ')}`,
    ),
    literature,
    `Example: ${code(`${field.name} = ${field.example}`)}`,
    `Field of ${code(owner.name)} (${sourceText(owner.source)})`,
  );
}

/** `arrhenius(tau0, U)`, `relaxation NAME : debye`, `test NAME of MODEL : tension`. */
export function headline(descriptor: Descriptor): string {
  switch (descriptor.family) {
    case 'law':
    case 'spectrum':
      return `${descriptor.name}(${descriptor.fields.map(({ name }) => name).join(', ')})`;
    case 'element':
      return descriptor.word === 'elastic' ? 'elastic' : `${descriptor.word} NAME : ${descriptor.name}`;
    case 'model':
      return `model NAME of ALLOY : ${descriptor.name}`;
    case 'protocol':
      return `test NAME of MODEL : ${descriptor.name}`;
  }
}

export const seriesText = (series: SeriesDescriptor): string =>
  `${code(series.perElement ? `${series.name}.NAME` : series.name)} ${series.symbol}: ${series.sentence}`;

export function descriptorPage(descriptor: Descriptor, style: EquationStyle): string {
  const fields = descriptor.fields.map(
    (field) => `- ${code(field.name)}${field.required ? '' : ' (optional)'}: ${field.sentence}`,
  );
  const series =
    descriptor.family === 'protocol' ? [...descriptor.series, ...(descriptor.secondary?.series ?? [])] : [];
  return paragraphs(
    codeBlock(headline(descriptor)),
    descriptor.sentence,
    ...descriptor.equations.map((tex) => equationMarkdown(tex, style)),
    fields.join('\n'),
    series.length === 0 ? undefined : `Gives\n${series.map((one) => `- ${seriesText(one)}`).join('\n')}`,
    `${familyWords[descriptor.family]} · ${sourceText(descriptor.source)}`,
  );
}
