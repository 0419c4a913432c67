/** Renaming what a user declared, everywhere it is used; anything else is refused with the reason. */
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import { builtInPrefix } from '../model/names/physical-variables.ts';
import { keywordOf } from '../syntax/keywords.ts';
import { isName, normaliseName } from '../syntax/names.ts';
import { isConstantName } from '../units/constants.ts';
import { isUnitName } from '../units/lookup.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { placesOf, useAt } from './references.ts';
import { topicAt } from './topic-at.ts';

export type Refusal = { readonly refusal: string };

/** Why the word at an offset cannot be renamed. */
function refusalAt(file: CheckedFile, offset: number): string {
  const topic = topicAt(file, offset)?.topic;
  switch (topic?.kind) {
    case 'unit':
      return `${topic.name} is a unit; its name is fixed.`;
    case 'constant':
    case 'function':
    case 'measure':
      return `${topic.name} belongs to the language; its name is fixed.`;
    case 'keyword':
      return `${topic.word} is a word of the language; it cannot be renamed.`;
    case 'descriptor':
      return `${topic.name} is a kind or law of the language; its name is fixed.`;
    case 'field':
    case 'alloyField':
    case 'series':
      return `${topic.name} is a field of the language; its name is fixed.`;
    default:
      return 'There is nothing here that can be renamed.';
  }
}

/** A field that its kind fixes the name of; fields that users invent (of alloys, of curves) may be renamed. */
const isFixedField = (symbol: ModelSymbol): boolean =>
  (symbol.kind === 'field' && symbol.field !== undefined) ||
  (symbol.kind === 'element' && symbol.name === 'elastic') ||
  (symbol.kind === 'field' && symbol.name === 'composition');

function renameable(file: CheckedFile, offset: number): { range: TextRange; symbol: ModelSymbol } | Refusal {
  const use = useAt(file, offset);
  const symbol = use && file.symbols.get(use.symbolId);
  if (!use || !symbol || use.symbolId.startsWith(builtInPrefix) || isFixedField(symbol))
    return { refusal: refusalAt(file, offset) };
  return { range: use.range, symbol };
}

/** The word that would be renamed and its present name. */
export function prepareRename(
  file: CheckedFile,
  offset: number,
): { readonly range: TextRange; readonly name: string } | Refusal {
  const found = renameable(file, offset);
  return 'refusal' in found ? found : { range: found.range, name: found.symbol.name };
}

/** Kinds that may take the name of a unit, since they are reached by a path. */
const reachedByPath: ReadonlySet<ModelSymbol['kind']> = new Set([
  'field',
  'series',
  'model',
  'test',
  'alloy',
  'element',
  'curve',
  'data',
  'fit',
  'compare',
]);

function refuseName(file: CheckedFile, symbol: ModelSymbol, name: string): string | undefined {
  if (!isName(name)) return `${name} is no name: a name begins with a letter and goes on with letters, digits and _.`;
  if (!reachedByPath.has(symbol.kind)) {
    if (keywordOf(name)) return `${name} is a word of the language; choose another name.`;
    if (isUnitName(name)) return `${name} is a unit; choose another name.`;
    if (isConstantName(name)) return `${name} is a constant; choose another name.`;
  }
  const other = [...file.symbols.values()].find(
    (one) => one.id !== symbol.id && one.name === name && one.container === symbol.container && one.uri === symbol.uri,
  );
  return other ? `${name} is already declared here, as ${other.kind}.` : undefined;
}

/** Edits by URI. */
export function rename(
  file: CheckedFile,
  offset: number,
  newName: string,
  { filesUsing }: Pick<Environment, 'filesUsing'>,
): ReadonlyMap<string, readonly TextEdit[]> | Refusal {
  const found = renameable(file, offset);
  if ('refusal' in found) return found;
  const name = normaliseName(newName.trim());
  const refusal = refuseName(file, found.symbol, name);
  if (refusal !== undefined) return { refusal };
  const edits = new Map<string, TextEdit[]>();
  for (const { uri, range } of placesOf(found.symbol.id, filesUsing(found.symbol))) {
    const list = edits.get(uri) ?? [];
    list.push({ range, newText: name });
    edits.set(uri, list);
  }
  return edits;
}
