/** What a fit is to, and what it may vary. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Token } from '../../syntax/tree.ts';
import { clauseItems } from './clauses.ts';
import type { CompletionContext } from './context.ts';
import { symbolItems } from './headers.ts';
import { ranks, type CompletionItem } from './items.ts';
import type { ValuePlace } from './target.ts';
import type { Dimension } from '../../units/dimension.ts';
import { unitItems } from './units.ts';
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

/** The dimensions of what the bounds at the cursor are for: `beta.tau.U in 70 .. 100 |`. */
function dimensionsOfVaried(file: CheckedFile, context: CompletionContext, place: ValuePlace): readonly Dimension[] {
  const before = place.value.slice(
    0,
    place.value.findLastIndex(({ text }) => text === 'in'),
  );
  const start = before.findLastIndex(({ text }) => text === ',' || text === '[') + 1;
  const names = before.slice(start).flatMap(({ text, range }) => (text === '.' ? [] : [{ text, range }]));
  const scope = file.scopeAt(context.home);
  const heads = [[], ...modelsOfFit(context).map(({ text, range }) => [{ text, range }])];
  return heads.flatMap((head) => {
    const path = { names: [...head, ...names], range: { start: context.offset, end: context.offset } };
    const binding = names.length > 0 ? scope.resolve(path) : undefined;
    const type = binding?.kind === 'value' ? binding.checked.type : undefined;
    return type?.kind === 'quantity' ? [type.dimension] : [];
  });
}

export function fitItems(file: CheckedFile, context: CompletionContext, place: ValuePlace): readonly CompletionItem[] {
  const unit = place.assigned[0]?.text === 'vary' && place.value.at(-1)?.type === 'Number';
  if (unit) return [...unitItems(dimensionsOfVaried(file, context, place), []), ...clauseItems(context, place)];
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
