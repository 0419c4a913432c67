/** Measures, series and selectors of `expect` and `stated`. */
import type { CheckedFile } from '../../model/checked.ts';
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import { protocols } from '../../physics/registry.ts';
import { measures } from '../documentation/functions.ts';
import { conditionValues } from './condition-values.ts';
import type { CompletionContext } from './context.ts';
import { literal, ranks, type CompletionItem } from './items.ts';
import type { ValuePlace } from './target.ts';

const measureItems = (): readonly CompletionItem[] =>
  [...measures.values()].map(({ name, parameters }) => ({
    label: name,
    kind: 'function',
    detail: `(${parameters.join(', ')})`,
    insert: name === 'value' ? 'value($1, $2)' : `${name}($1)`,
    rank: ranks.required,
    topic: { kind: 'measure', name },
    again: true,
  }));

/** Names of the elements of the models that a test is about, for `loss_modulus.NAME`. */
function elementNames(file: CheckedFile, models: readonly string[]): readonly string[] {
  const symbols = [...file.symbols.values()];
  const ids = new Set(
    symbols.filter(({ kind, name }) => kind === 'model' && models.includes(name)).map(({ id }) => id),
  );
  const inModels = symbols.filter(({ kind, container }) => kind === 'element' && ids.has(container ?? ''));
  return [...new Set(inModels.map(({ name }) => name).filter((name) => name !== 'elastic'))];
}

function seriesItems(protocol: ProtocolDescriptor, elements: readonly string[]): readonly CompletionItem[] {
  const all = [...protocol.series, ...(protocol.secondary?.series ?? [])];
  return all.flatMap((series) => {
    const names = series.perElement ? elements.map((element) => `${series.name}.${element}`) : [series.name];
    return names.map((name): CompletionItem => ({
      label: name,
      kind: 'series',
      detail: series.sentence,
      insert: literal(name),
      rank: series.perElement ? ranks.fitting : ranks.required,
      topic: { kind: 'series', protocol: protocol.name, name: series.name },
    }));
  });
}

/** What may stand behind the dot of a series: the elements that have a part of it. */
export function seriesParts(file: CheckedFile, context: CompletionContext, series: string): readonly CompletionItem[] {
  const kind = context.blocks.at(-1)?.kind ?? '';
  const found = protocols.get(kind)?.series.find(({ name, perElement }) => perElement === true && name === series);
  if (!found) return [];
  return elementNames(file, headerModels(context)).map((name) => ({
    label: name,
    kind: 'series',
    detail: found.sentence,
    insert: literal(name),
    rank: ranks.required,
    topic: { kind: 'series', protocol: kind, name: series },
  }));
}

const comparison = (label: string, detail: string, insert: string): CompletionItem => ({
  label,
  kind: 'keyword',
  detail,
  insert,
  rank: ranks.required,
});

/** How a measure is compared. */
export const comparisonItems: readonly CompletionItem[] = [
  comparison('=', 'within a tolerance', '= $1 within ${2:1 %}'),
  { ...comparison('in', 'between two values', 'in ${1:lower} .. ${2:upper}'), topic: { kind: 'keyword', word: 'in' } },
  comparison('<', 'below', '< '),
  comparison('>', 'above', '> '),
  comparison('<=', 'at most', '<= '),
  comparison('>=', 'at least', '>= '),
];

/** Fields and models that tell the curves of a test apart. */
function selectorItems(protocol: ProtocolDescriptor, used: ReadonlySet<string>): readonly CompletionItem[] {
  const fields = protocol.fields.filter(({ quantities, name }) => quantities.length > 0 && name !== protocol.x.name);
  const free = ['model', ...fields.map(({ name }) => name)].filter((name) => !used.has(name));
  return free.map((name) => ({ label: name, kind: 'field', insert: `${name} = `, rank: ranks.required }));
}

/** What may begin a value in an expectation; `undefined` where an ordinary value stands. */
export function expectationItems(
  file: CheckedFile,
  context: CompletionContext,
  place: ValuePlace,
  protocol: ProtocolDescriptor,
): readonly CompletionItem[] | undefined {
  const models = headerModels(context);
  if (place.call && measures.has(place.call.callee))
    return place.call.index === 0 ? seriesItems(protocol, elementNames(file, models)) : undefined;
  const last = place.value.at(-1)?.text;
  const selecting = place.value.findLastIndex(({ text }) => text === 'for');
  if (selecting >= 0 && (last === 'for' || last === ','))
    return selectorItems(protocol, new Set(place.value.slice(selecting).map(({ text }) => text)));
  if (selecting >= 0 && last === '=' && place.value.at(-2)?.text === 'model')
    return models.map((name) => ({ label: name, kind: 'model', insert: literal(name), rank: ranks.required }));
  if (selecting >= 0 && last === '=') {
    const values = conditionValues(file.tree, context.blocks.at(-1)?.name ?? '', place.value.at(-2)?.text ?? '');
    if (values.length > 0) return values;
  }
  return place.value.length === 0 ? measureItems() : undefined;
}

/** The models that the test around the cursor names. */
function headerModels(context: CompletionContext): readonly string[] {
  const header = context.blocks.at(-1)?.header ?? [];
  const [from, to] = [header.findIndex(({ text }) => text === 'of'), header.findIndex(({ text }) => text === ':')];
  return header.slice(from + 1, to < 0 ? undefined : to).flatMap(({ text }) => (text === ',' ? [] : text));
}
