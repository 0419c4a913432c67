/**
 * The reference as Markdown files, made from the descriptors: a page for laws and spectra, elements, whole-model kinds,
 * protocols, units, functions, keywords and diagnostics. `.ci/tasks/reference.ts` writes them to `docs/reference`.
 */
import { alloyFields } from '../../model/declarations/alloy-fields.ts';
import { diagnosticPages } from '../../diagnostics/registry.ts';
import { programSteps, stepText } from '../../physics/program-steps.ts';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../physics/registry.ts';
import { allConstants } from '../../units/constants.ts';
import { formatDimension } from '../../units/format-dimension.ts';
import { quantities, quantityNames } from '../../units/quantities.ts';
import { unitTable } from '../../units/unit-table.ts';
import { keywords } from '../../syntax/keywords.ts';
import { boundsText, defaultText, headline, seriesText, sourceText, valueText } from './descriptors.ts';
import { functions, measures, signatureText } from './functions.ts';
import { code, codeBlock, paragraphs } from './markdown.ts';
import { clauseText } from './steps.ts';
import type { Descriptor, FieldDescriptor } from '../../physics/descriptor.ts';

const note = '<!-- Generated from the descriptors by `npm run reference`; do not edit. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

function rangeText(field: FieldDescriptor): string {
  const usual = field.quantities[0];
  const physical = field.physical ? boundsText(field.physical, usual) : '';
  const literature = field.literature
    ? `usually ${boundsText(field.literature.bounds, usual)} (${sourceText(field.literature.source)})`
    : '';
  return [physical, literature].filter((text) => text !== '').join('; ');
}

function fieldTable(fields: readonly FieldDescriptor[]): string | undefined {
  if (fields.length === 0) return undefined;
  return table(
    ['field', 'what it is', 'value', 'default', 'range', 'example'],
    fields.map((field) => [
      code(field.name),
      field.sentence,
      valueText(field),
      field.required ? 'required' : (defaultText(field) ?? 'optional'),
      rangeText(field),
      code(field.example),
    ]),
  );
}

const words = (fields: readonly FieldDescriptor[]): string =>
  fields
    .flatMap((field) =>
      field.shape === 'word'
        ? field.words.map(({ word, sentence }) => `- ${code(`${field.name} = ${word}`)}: ${sentence}`)
        : [],
    )
    .join('\n');

const stepTable = (): string =>
  table(
    ['step', 'what it does', 'what may be said of it'],
    [...programSteps.values()].map((step) => [
      code(stepText(step)),
      step.sentence,
      step.clauses.map(clauseText).join('; '),
    ]),
  );

function section(descriptor: Descriptor): string {
  const series =
    descriptor.family === 'protocol' ? [...descriptor.series, ...(descriptor.secondary?.series ?? [])] : [];
  return paragraphs(
    `## ${code(descriptor.name)}`,
    codeBlock(headline(descriptor)),
    descriptor.sentence,
    ...descriptor.equations.map((tex) => `$$${tex}$$`),
    fieldTable(descriptor.fields),
    words(descriptor.fields),
    descriptor.family === 'protocol' && descriptor.steps ? stepTable() : undefined,
    series.length === 0 ? undefined : `Gives\n\n${series.map((one) => `- ${seriesText(one)}`).join('\n')}`,
    `Source: ${sourceText(descriptor.source)}`,
  );
}

const page = (title: string, introduction: string, ...sections: readonly string[]): string =>
  `${paragraphs(note, `# ${title}`, introduction, ...sections)}\n`;

function unitsPage(): string {
  const units = unitTable.map((unit) => [
    [unit.symbol, ...(unit.aliases ?? [])].map(code).join(', '),
    unit.words,
    formatDimension(unit.dimension),
    unit.prefixes.map(code).join(' '),
  ]);
  const dimensions = quantityNames.map((name) => {
    const { dimension, units: usual, synonyms } = quantities[name];
    const shown = usual.filter((unit) => unit !== '').map(code);
    return [[name, ...(synonyms ?? [])].map(code).join(', '), formatDimension(dimension), shown.join(' ')];
  });
  const constants = allConstants().map(({ name, words: what, text }) => [code(name), what, code(text)]);
  return page(
    'Units, dimensions, constants',
    'Nothing else is a unit. `u` may stand for `µ`. A name written after a number multiplies it: `33 GPa`.',
    paragraphs('## Units', table(['unit', 'name', 'dimension', 'prefixes'], units)),
    paragraphs(
      '## Dimensions',
      'These words may annotate the arguments of a `fn`, and are the words that messages use.',
      table(['word', 'dimension', 'customary units'], dimensions),
    ),
    paragraphs('## Constants', 'CODATA 2018, exact.', table(['name', 'what it is', 'value'], constants)),
  );
}

function functionsPage(): string {
  const list = (all: typeof functions): string =>
    table(
      ['call', 'what it gives'],
      [...all.values()].map((one) => [code(signatureText(one)), one.sentence]),
    );
  return page(
    'Functions and measures',
    'Functions may stand in every expression; measures in `expect` and `stated`, with a series of the test as first argument.',
    paragraphs('## Functions', list(functions)),
    paragraphs('## Measures', list(measures)),
  );
}

function diagnosticsPage(): string {
  const sections = diagnosticPages.map((one) =>
    paragraphs(
      `## ${one.code} ${one.name}`,
      `*${one.severity}*: ${one.explanation}`,
      ...(one.examples
        ? ['Wrong:', codeBlock(one.examples.wrong.trimEnd()), 'Right:', codeBlock(one.examples.right.trimEnd())]
        : []),
    ),
  );
  return page(
    'Diagnostics',
    'Every message of the checker and of the solver has a code that does not change. Each is shown with a text that gives it and one that does not.',
    ...sections,
  );
}

/** File name to text, for every page of `docs/reference`. */
export function referencePages(): Readonly<Record<string, string>> {
  const all = (descriptors: ReadonlyMap<string, Descriptor>): string[] => [...descriptors.values()].map(section);
  return {
    'laws.md': page('Laws and spectra', 'What `tau` and `spectrum` take.', ...all(laws), ...all(spectra)),
    'elements.md': page('Elements of a model', 'The parts that a model is made of.', ...all(elementKinds)),
    'models.md': page(
      'Whole-model kinds',
      'Models that are one law: `model NAME of ALLOY : KIND { … }`.',
      ...all(modelKinds),
    ),
    'protocols.md': page('Protocols', 'What a `test` can do to a model, and the series it gives.', ...all(protocols)),
    'alloys.md': page(
      'Fields of an alloy',
      'An alloy may have further fields of any dimension; these are known.',
      fieldTable([...alloyFields.values()]) ?? '',
    ),
    'units.md': unitsPage(),
    'functions.md': functionsPage(),
    'keywords.md': page(
      'Keywords',
      'A keyword may name a declaration, element or field, or follow a dot; it cannot be a param, let, fn, argument, series or state.',
      table(
        ['word', 'what it does', 'where it stands'],
        keywords.map(({ word, sentence, where }) => [code(word), sentence, where]),
      ),
    ),
    'diagnostics.md': diagnosticsPage(),
  };
}
