/** The page of a topic in Markdown. */
import { alloyFields } from '../../model/declarations/alloy-fields.ts';
import type { CheckedFile } from '../../model/checked.ts';
import { programSteps } from '../../physics/program-steps.ts';
import { protocols } from '../../physics/registry.ts';
import { keywordOf } from '../../syntax/keywords.ts';
import { lookupConstant } from '../../units/constants.ts';
import { formatDimension } from '../../units/format-dimension.ts';
import { formatNumber } from '../../units/format-quantity.ts';
import { lookupUnit } from '../../units/lookup.ts';
import { quantityOfWord, quantities } from '../../units/quantities.ts';
import type { Prefix } from '../../units/unit-table.ts';
import type { Environment } from '../environment.ts';
import { descriptorOf, descriptorPage, fieldPage, seriesText, valueText } from './descriptors.ts';
import { functions, measures, signatureText } from './functions.ts';
import { beside, codeBlock, paragraphs } from './markdown.ts';
import { stepPage } from './steps.ts';
import { symbolPage } from './symbols.ts';
import type { Topic } from './topic.ts';
import { coherentUnitOf } from './values.ts';

/** `giga` of GPa. */
const prefixWords: Record<Prefix, string> = {
  f: 'femto',
  p: 'pico',
  n: 'nano',
  µ: 'micro',
  m: 'milli',
  c: 'centi',
  k: 'kilo',
  M: 'mega',
  G: 'giga',
  T: 'tera',
};

function unitPage(name: string): string | undefined {
  const unit = lookupUnit(name);
  if (!unit) return undefined;
  const size = unit.size.numerator / unit.size.denominator;
  const coherent = coherentUnitOf(unit.dimension, unit.marker === 'cycle');
  const zero = unit.zero === undefined ? undefined : `0 ${unit.symbol} is ${unit.zero} K`;
  const equals =
    coherent === unit.symbol || zero ? undefined : `1 ${unit.symbol} = ${formatNumber(size, 10)} ${coherent}`;
  return paragraphs(
    codeBlock(unit.symbol),
    beside(
      `unit: ${unit.prefix ? prefixWords[unit.prefix] : ''}${unit.base.words}`,
      formatDimension(unit.dimension),
      equals,
      zero,
    ),
  );
}

function constantPage(name: string): string | undefined {
  const constant = lookupConstant(name);
  if (!constant) return undefined;
  return paragraphs(
    codeBlock(`${constant.name} = ${constant.text}`),
    beside(`constant: ${constant.words}`, formatDimension(constant.dimension)),
  );
}

function quantityPage(name: string): string | undefined {
  const found = quantityOfWord(name);
  if (!found) return undefined;
  const quantity = quantities[found];
  const units = quantity.units.filter((unit) => unit !== '').join(', ');
  return paragraphs(codeBlock(name), beside(`dimension: ${formatDimension(quantity.dimension)}`, `units: ${units}`));
}

const compositionPage = paragraphs(
  codeBlock('composition: elements in atomic per cent'),
  'What the alloy is made of, `La 60, Ni 15, Al 25`: symbols of elements with their shares in atomic per cent, which add up to 100 within 0.1.',
  'required · Field of an alloy',
);

/** The page of a topic; `undefined` when nothing is known of it. */
export function pageOf(topic: Topic, file: CheckedFile, environment: Environment): string | undefined {
  switch (topic.kind) {
    case 'keyword': {
      const keyword = keywordOf(topic.word);
      return keyword ? paragraphs(codeBlock(keyword.word), keyword.sentence, `Stands ${keyword.where}.`) : undefined;
    }
    case 'descriptor': {
      const descriptor = descriptorOf(topic.name);
      return descriptor ? descriptorPage(descriptor, environment.equations) : undefined;
    }
    case 'field': {
      const owner = descriptorOf(topic.owner);
      const field = owner?.fields.find(({ name }) => name === topic.name);
      return owner && field ? fieldPage(owner, field) : undefined;
    }
    case 'alloyField': {
      if (topic.name === 'composition') return compositionPage;
      const field = alloyFields.get(topic.name);
      return field ? paragraphs(codeBlock(`${field.name}: ${valueText(field)}`), field.sentence) : undefined;
    }
    case 'series': {
      const protocol = protocols.get(topic.protocol);
      const series = [...(protocol?.series ?? []), ...(protocol?.secondary?.series ?? [])].find(
        ({ name }) => name === topic.name,
      );
      return series ? seriesText(series) : undefined;
    }
    case 'unit':
      return unitPage(topic.name);
    case 'constant':
      return constantPage(topic.name);
    case 'function':
    case 'measure': {
      const documentation = (topic.kind === 'measure' ? measures : functions).get(topic.name);
      return documentation ? paragraphs(codeBlock(signatureText(documentation)), documentation.sentence) : undefined;
    }
    case 'quantity':
      return quantityPage(topic.name);
    case 'action': {
      const step = programSteps.get(topic.name);
      return step ? stepPage(step) : undefined;
    }
    case 'symbol': {
      const symbol = file.symbols.get(topic.id);
      return symbol ? symbolPage(symbol, file, environment) : undefined;
    }
  }
}
