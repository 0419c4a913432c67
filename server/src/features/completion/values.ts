/** What may stand where a value is expected: names ranked by fit, laws, functions, constants. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Binding } from '../../model/expression/types.ts';
import { chemicalElements, elementFacts } from '../../model/declarations/chemical-elements.ts';
import { builtInPrefix } from '../../model/names/physical-variables.ts';
import { laws, spectra } from '../../physics/registry.ts';
import type { LawDescriptor, SpectrumDescriptor } from '../../physics/descriptor.ts';
import type { Name, Path, Token } from '../../syntax/tree.ts';
import { allConstants } from '../../units/constants.ts';
import { sameDimension, type Dimension } from '../../units/dimension.ts';
import { phraseOfDimension } from '../../units/format-dimension.ts';
import { valueText } from '../documentation/descriptors.ts';
import { functions } from '../documentation/functions.ts';
import type { CompletionContext } from './context.ts';
import { literal, placeholder, ranks, requiredFields, type CompletionItem, type ItemKind } from './items.ts';
import type { Target } from './target.ts';
import { unitItems } from './units.ts';

const nowhere = { start: 0, end: 0 };
const pathOf = (name: string): Path => {
  const only: Name = { text: name, range: nowhere };
  return { names: [only], range: nowhere };
};

const fits = (dimension: Dimension, wanted: readonly Dimension[]): boolean =>
  wanted.some((one) => sameDimension(one, dimension));

/** Call of a law or spectrum with every required argument as a place to fill in. */
function callSnippet(descriptor: LawDescriptor | SpectrumDescriptor): string {
  const places = requiredFields(descriptor.fields).map(
    ({ name, example }, i) => `${name}: ${placeholder(i + 1, example)}`,
  );
  return `${descriptor.name}(${places.join(', ')})`;
}

function lawItems(rank: number): readonly CompletionItem[] {
  return [...laws.values()].map((law) => ({
    label: law.name,
    kind: 'law',
    detail: `(${law.fields.map(({ name }) => name).join(', ')})`,
    insert: callSnippet(law),
    rank,
    topic: { kind: 'descriptor', name: law.name },
  }));
}

function spectrumItems(): readonly CompletionItem[] {
  return [...spectra.values()].map((spectrum) => ({
    label: spectrum.name,
    kind: 'law',
    detail: `(${spectrum.fields.map(({ name }) => name).join(', ')})`,
    insert: callSnippet(spectrum),
    rank: ranks.required,
    topic: { kind: 'descriptor', name: spectrum.name },
  }));
}

function kindOfBinding(file: CheckedFile, symbolId: string, binding: Binding): ItemKind {
  if (binding.kind === 'function') return 'function';
  const symbol = file.symbols.get(symbolId);
  if (symbol?.kind === 'param') return 'parameter';
  if (symbol?.kind === 'model' || symbol?.kind === 'alloy' || symbol?.kind === 'element' || symbol?.kind === 'test')
    return symbol.kind;
  return 'value';
}

/** Names in scope; those whose dimension fits come first, then things that have members, then the others. */
export function nameItems(
  file: CheckedFile,
  offset: number,
  dimensions: readonly Dimension[],
): readonly CompletionItem[] {
  const scope = file.scopeAt(offset);
  const items: CompletionItem[] = [];
  for (const { name, symbolId } of scope.visibleNames()) {
    const binding = scope.resolve(pathOf(name));
    if (!binding) continue;
    const kind = kindOfBinding(file, symbolId, binding);
    const type =
      binding.kind === 'value'
        ? binding.checked.type
        : binding.kind === 'function'
          ? file.expressions.get(binding.function.body)?.checked.type
          : undefined;
    const dimension = type?.kind === 'quantity' ? type.dimension : undefined;
    // A function may be a part of what is wanted.
    const isOther = binding.kind === 'value' && dimension !== undefined && dimensions.length > 0;
    const unlikely = binding.kind === 'thing' || isOther;
    const rank = dimension && fits(dimension, dimensions) ? ranks.fitting : unlikely ? ranks.unlikely : ranks.possible;
    const topic = symbolId.startsWith(builtInPrefix) ? undefined : { kind: 'symbol' as const, id: symbolId };
    items.push({
      label: name,
      kind,
      ...(dimension ? { detail: phraseOfDimension(dimension) } : {}),
      insert: binding.kind === 'function' ? `${literal(name)}($1)` : literal(name),
      rank,
      ...(topic ? { topic } : {}),
    });
  }
  return items;
}

/** Names behind a dot. */
export function memberItems(file: CheckedFile, offset: number, names: readonly Name[]): readonly CompletionItem[] {
  const scope = file.scopeAt(offset);
  const items: CompletionItem[] = [];
  for (const { name, symbolId } of scope.members?.({ names, range: nowhere }) ?? []) {
    const symbol = file.symbols.get(symbolId);
    const binding = symbol
      ? undefined
      : scope.resolve({ names: [...names, { text: name, range: nowhere }], range: nowhere });
    const type = symbol?.checked?.type ?? (binding?.kind === 'value' ? binding.checked.type : undefined);
    const known =
      type?.kind === 'quantity' ? phraseOfDimension(type.dimension) : symbol?.field && valueText(symbol.field);
    const detail = known ?? (symbol?.detail === name ? undefined : symbol?.detail);
    items.push({
      label: name,
      kind: symbol?.kind === 'element' ? 'element' : 'field',
      ...(detail === undefined ? {} : { detail }),
      insert: literal(name),
      rank: ranks.fitting,
      ...(symbol ? { topic: { kind: 'symbol', id: symbol.id } } : {}),
    });
  }
  return items;
}

const constantItems = (dimensions: readonly Dimension[]): readonly CompletionItem[] =>
  allConstants().map(({ name, words, dimension }) => ({
    label: name,
    kind: 'constant',
    detail: words,
    insert: name,
    rank: fits(dimension, dimensions) ? ranks.optional : ranks.possible,
    topic: { kind: 'constant', name },
  }));

const functionItems = (): readonly CompletionItem[] =>
  [...functions.values()].map(({ name, parameters }) => ({
    label: name,
    kind: 'function',
    detail: `(${parameters.join(', ')})`,
    insert: `${name}($1)`,
    rank: ranks.possible,
    topic: { kind: 'function', name },
  }));

const conditional: CompletionItem = {
  label: 'if',
  kind: 'keyword',
  detail: 'if … then … else …',
  insert: 'if ${1:T < T_g} then ${2:a} else ${3:b}',
  rank: ranks.keyword,
  topic: { kind: 'keyword', word: 'if' },
};

/** Elements of which most metallic glasses are made. */
const glassFormers = [
  'Zr',
  'Cu',
  'Al',
  'Ni',
  'Ti',
  'Be',
  'Pd',
  'P',
  'Pt',
  'Au',
  'Si',
  'La',
  'Ce',
  'Y',
  'Gd',
  'Mg',
  'Ca',
  'Fe',
  'Co',
  'B',
  'Ag',
  'Nb',
];

/** Symbols of elements that the composition does not name yet. */
export const chemicalElementItems = (used: ReadonlySet<string>): readonly CompletionItem[] =>
  [...new Set([...glassFormers, ...chemicalElements])]
    .filter((symbol) => !used.has(symbol))
    .map((symbol) => {
      const detail = elementFacts.get(symbol)?.name ?? '';
      return { label: symbol, kind: 'word', detail, insert: `${symbol} `, rank: ranks.fitting };
    });

/** Elements of the model that the cursor is in, for fields such as `elementary`. */
function elementItems(
  file: CheckedFile,
  context: CompletionContext,
  kinds: readonly string[] | undefined,
): readonly CompletionItem[] {
  const own = context.blocks.at(-1)?.name;
  return nameItems(file, context.home, []).flatMap((item) => {
    const symbol = item.topic?.kind === 'symbol' ? file.symbols.get(item.topic.id) : undefined;
    const suits = kinds ? kinds.includes(symbol?.detail ?? '') : item.label !== 'elastic';
    return item.kind === 'element' && item.label !== own && suits ? [{ ...item, rank: ranks.required }] : [];
  });
}

const exampleItem = (example: string): CompletionItem => ({
  label: example,
  kind: 'snippet',
  detail: 'example',
  insert: placeholder(1, example),
  rank: ranks.required,
});

const named = (item: CompletionItem): CompletionItem => ({ ...item, insert: literal(item.label) });

/** Whatever may begin a value. */
export function operandItems(
  file: CheckedFile,
  context: CompletionContext,
  target: Target,
  begins: boolean,
  assigned: readonly Token[],
): readonly CompletionItem[] {
  const { field, dimensions } = target;
  // Arguments of a function stand on the left, too, and are what its value is made of.
  const bracket = assigned.findIndex(({ text }) => text === '(');
  const declared = bracket < 0 ? assigned : assigned.slice(0, bracket);
  const isAssigned = ({ topic }: CompletionItem): boolean =>
    topic?.kind === 'symbol' &&
    declared.some(({ range }) => range.start === file.symbols.get(topic.id)?.nameRange.start);
  if (begins && field?.shape === 'word')
    return field.words.map(({ word, sentence }) => ({
      label: word,
      kind: 'word',
      detail: sentence,
      insert: word,
      rank: ranks.required,
    }));
  if (begins && field?.shape === 'element') return elementItems(file, context, field.elementKinds);
  if (begins && field?.shape === 'spectrum') return spectrumItems();
  return [
    ...(begins && target.example !== undefined ? [exampleItem(target.example)] : []),
    ...(begins && field?.shape === 'law' ? lawItems(ranks.required) : []),
    ...nameItems(file, context.home, dimensions)
      .filter((item) => !isAssigned(item))
      // A law of one's own is named, not called.
      .map((item) => (begins && field?.shape === 'law' && item.kind === 'function' ? named(item) : item)),
    ...constantItems(dimensions),
    ...functionItems(),
    ...(field ? [] : lawItems(ranks.unlikely)),
    conditional,
  ];
}

/** Units behind a number, or behind a sign that joins units. */
export const unitsFor = (target: Target): readonly CompletionItem[] =>
  unitItems(target.dimensions, target.quantities ?? [], target.units);
