/** Names and words in the header of a declaration or an element. */
import type { CheckedFile, SymbolKind } from '../../model/checked.ts';
import type { Descriptor } from '../../physics/descriptor.ts';
import { elementKinds, modelKinds, protocols } from '../../physics/registry.ts';
import { quantities, type Quantity } from '../../units/quantities.ts';
import { bodyOf, statementsAt } from '../nodes.ts';
import { isWord, type CompletionContext } from './context.ts';
import { elementsAround, exampleAmong } from './elements.ts';
import { bodySnippet, literal, ranks, type CompletionItem, type ItemKind } from './items.ts';

/** Everything of a kind that this file sees, by name. */
export function symbolItems(
  file: CheckedFile,
  kind: SymbolKind & ItemKind,
  used: ReadonlySet<string>,
): readonly CompletionItem[] {
  return [...file.symbols.values()]
    .filter((symbol) => symbol.kind === kind && !used.has(symbol.name))
    .map(({ name, id, documentation }) => ({
      label: name,
      kind,
      ...(documentation === undefined ? {} : { detail: documentation.split('\n')[0] ?? '' }),
      insert: literal(name),
      rank: ranks.required,
      topic: { kind: 'symbol', id },
    }));
}

const words = (...list: readonly string[]): readonly CompletionItem[] =>
  list.map((word) => ({
    label: word,
    kind: 'keyword',
    insert: word === ':' ? ': ' : `${word} `,
    rank: ranks.keyword,
    topic: { kind: 'keyword', word },
    again: true,
  }));

/** Kinds; with the body and its required fields where none is written yet. */
function kindItems(
  descriptors: Iterable<Descriptor>,
  file: CheckedFile,
  context: CompletionContext,
): readonly CompletionItem[] {
  const exampleOf = exampleAmong(elementsAround(file, context.home));
  const hasBody = context.rest.includes('{');
  return [...descriptors].map((descriptor) => ({
    label: descriptor.name,
    kind: 'kind',
    detail: descriptor.sentence,
    insert: hasBody ? descriptor.name : `${descriptor.name} ${bodySnippet(descriptor, 1, exampleOf)}`,
    rank: ranks.required,
    topic: { kind: 'descriptor', name: descriptor.name },
  }));
}

const dimensionItems = (): readonly CompletionItem[] =>
  Object.values(quantities).flatMap((quantity: Quantity) =>
    [quantity.name, ...(quantity.synonyms ?? [])].map(
      (name) =>
        ({
          label: name,
          kind: 'word',
          detail: quantity.units.filter((unit) => unit !== '').join(', '),
          insert: name,
          rank: ranks.required,
          topic: { kind: 'quantity', name },
        }) satisfies CompletionItem,
    ),
  );

/** The last word of the header that says what follows, and what stands behind it. */
function lastClause(context: CompletionContext): { readonly clause: string; readonly names: number } {
  const clauses = ['of', 'extends', ':', 'for', 'from', 'on'];
  const at = context.line.findLastIndex(({ text }, index) => index > 0 && clauses.includes(text));
  const names = context.line.slice(at + 1).filter((token) => isWord(token)).length;
  return { clause: at < 0 ? '' : (context.line[at]?.text ?? ''), names };
}

/** States of the custom flow around the cursor, whose rates are to be given. */
const stateItems = (file: CheckedFile, context: CompletionContext): readonly CompletionItem[] =>
  statementsAt(file.tree, context.home)
    .flatMap((statement) => bodyOf(statement)?.statements ?? [])
    .flatMap((statement) => {
      const name = statement.kind === 'field' && statement.role === 'state' ? statement.path.names[0]?.text : undefined;
      return name === undefined
        ? []
        : [{ label: name, kind: 'value', insert: `${literal(name)} = `, rank: ranks.required } as const];
    });

export function headerItems(file: CheckedFile, context: CompletionContext): readonly CompletionItem[] {
  const [first] = context.line;
  const { clause, names } = lastClause(context);
  const used = new Set(context.line.slice(1).map(({ text }) => text));
  const afterComma = context.line.at(-1)?.text === ',';
  const open = names === 0 || afterComma;
  const named = isWord(context.line[1]);
  switch (first?.text) {
    case 'model':
      if (clause === 'of') return names === 0 ? symbolItems(file, 'alloy', used) : words('extends', ':');
      if (clause === 'extends') return names === 0 ? symbolItems(file, 'model', used) : words(':');
      if (clause === ':') return names === 0 ? kindItems(modelKinds.values(), file, context) : [];
      return named ? words('of') : [];
    case 'test':
      if (clause === 'of') return open ? symbolItems(file, 'model', used) : words(':');
      if (clause === ':') return names === 0 ? kindItems(protocols.values(), file, context) : [];
      return named ? words('of') : [];
    case 'relaxation':
    case 'flow': {
      const kinds = [...elementKinds.values()].filter(({ word }) => word === first.text);
      if (clause === ':') return names === 0 ? kindItems(kinds, file, context) : [];
      return named ? words(':') : [];
    }
    case 'data':
      if (clause === 'for') return names === 0 ? symbolItems(file, 'test', used) : words('from');
      return named && clause === '' ? words('for') : [];
    case 'fit':
      if (clause === 'of') return open ? symbolItems(file, 'model', used) : [];
      return named ? words('of') : [];
    case 'compare':
      if (clause === 'of') return open ? symbolItems(file, 'model', used) : words('on');
      if (clause === 'on') return open ? symbolItems(file, 'test', used) : [];
      return named ? words('of') : [];
    case 'rate':
      return named ? [] : stateItems(file, context);
    case 'fn':
      return context.line.at(-1)?.text === ':' ? dimensionItems() : [];
    default:
      return [];
  }
}
