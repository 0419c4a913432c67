/** What a fit is to, and what it may vary. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Token } from '../../syntax/tree.ts';
import { clauseItems } from './clauses.ts';
import type { CompletionContext } from './context.ts';
import { symbolItems } from './headers.ts';
import { ranks, type CompletionItem } from './items.ts';
import type { ValuePlace } from './target.ts';
import { memberItems, nameItems } from './values.ts';

/** The models in the header of the fit around the cursor. */
function modelsOfFit(context: CompletionContext): readonly Token[] {
  const header = context.blocks.at(-1)?.header ?? [];
  return header.slice(header.findIndex(({ text }) => text === 'of') + 1).filter(({ type }) => type === 'Name');
}

/** Members of the fitted models behind a path: `beta.|`. The name of a model before it is possible, too. */
export function variedMembers(
  file: CheckedFile,
  context: CompletionContext,
  path: readonly Token[],
): readonly CompletionItem[] {
  const names = path.map(({ text, range }) => ({ text, range }));
  const inModels = modelsOfFit(context).flatMap(({ text, range }) =>
    memberItems(file, context.home, [{ text, range }, ...names]),
  );
  const found = inModels.length > 0 ? inModels : memberItems(file, context.home, names);
  return [...new Map(found.map((item) => [item.label, item])).values()];
}

export function fitItems(file: CheckedFile, context: CompletionContext, place: ValuePlace): readonly CompletionItem[] {
  if (place.complete) return clauseItems(context, place);
  const used = new Set(place.value.map(({ text }) => text));
  if (place.assigned[0]?.text === 'to') return symbolItems(file, 'data', used);
  if (place.assigned[0]?.text !== 'vary' || place.value.at(-1)?.text === 'in') return [];
  const parameters = nameItems(file, context.home, []).filter(
    ({ kind, label }) => kind === 'parameter' && !used.has(label),
  );
  const elements = variedMembers(file, context, []);
  return [
    ...parameters.map((item) => ({ ...item, rank: ranks.required })),
    ...elements.map((item): CompletionItem => ({
      ...item,
      label: `${item.label}.`,
      insert: `${item.insert}.`,
      again: true,
    })),
  ];
}
