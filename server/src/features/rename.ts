/** Renaming what a user declared, everywhere it is used; anything else is refused with the reason. */
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import type { CheckedFile, ModelSymbol, SymbolUse } from '../model/checked.ts';
import type { Scope } from '../model/expression/types.ts';
import { builtInPrefix } from '../model/names/physical-variables.ts';
import { keywordOf } from '../syntax/keywords.ts';
import { isName, normaliseName } from '../syntax/names.ts';
import { isConstantName } from '../units/constants.ts';
import { isUnitName } from '../units/lookup.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { statementsAt, touches } from './nodes.ts';
import { placesOf, useAt } from './references.ts';
import { topicAt } from './topic-at.ts';

export type Refusal = { readonly refusal: string };

/** The path of an import or of measured data at an offset. */
function pathAt(file: CheckedFile, offset: number): string | undefined {
  const [declaration] = statementsAt(file.tree, offset);
  if (declaration?.kind !== 'import' && declaration?.kind !== 'data') return undefined;
  const { path } = declaration;
  return path && touches(path.range, offset) ? path.value : undefined;
}

/** Why the word at an offset cannot be renamed. */
function refusalAt(file: CheckedFile, offset: number): string {
  const found = topicAt(file, offset);
  const topic = found?.topic;
  const path = pathAt(file, offset);
  if (path !== undefined) return `"${path}" is the name of a file; rename the file itself.`;
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
    case 'action':
      return `${topic.name} is a step of the language; its name is fixed.`;
    case 'quantity':
      return `${topic.name} is a dimension; its name is fixed.`;
    default: {
      // Elements and fields that a user declares under a name of the language; arguments of laws, `beta.tau.U`.
      const range = found?.range ?? useAt(file, offset)?.range;
      return range
        ? `${file.tree.text.slice(range.start, range.end)} belongs to the language; its name is fixed.`
        : 'There is nothing here that can be renamed.';
    }
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

/** Of two names that a scope has, the one that is declared further inside. */
function innerOf(scope: Scope, a: string, b: string): string | undefined {
  for (const { name } of scope.visibleNames()) if (name === a || name === b) return name;
  return undefined;
}

/** The symbol that a single name stands for in a scope. */
const meaningOf = (scope: Scope, text: string, { range }: SymbolUse): string | undefined =>
  scope.resolve({ names: [{ text, range }], range })?.symbolId;

const lineOf = (file: CheckedFile, offset: number): number => file.tree.text.slice(0, offset).split('\n').length;

/** A name that stands by itself or begins a path: it is looked up from the inside out. */
const isLookedUp = (file: CheckedFile, { range, role }: SymbolUse): boolean =>
  role !== 'definition' && file.tree.text[range.start - 1] !== '.';

/**
 * Why the new name would change what the text means: something of that name lies nearer to a use of the symbol, or the
 * symbol would come between another of that name and its use.
 */
function refuseCapture(symbol: ModelSymbol, name: string, files: readonly CheckedFile[]): string | undefined {
  for (const file of files) {
    for (const use of file.uses) {
      const isOwn = use.symbolId === symbol.id;
      if (!isOwn && file.symbols.get(use.symbolId)?.name !== name) continue;
      if (!isLookedUp(file, use)) continue;
      const scope = file.scopeAt(use.range.start);
      // What a fit varies and what a header names is not looked up from the inside out.
      const meant = isOwn ? symbol.name : name;
      if (meaningOf(scope, symbol.name, use) !== symbol.id || meaningOf(scope, meant, use) !== use.symbolId) continue;
      const inner = innerOf(scope, symbol.name, name);
      if (inner !== (isOwn ? name : symbol.name)) continue;
      const line = lineOf(file, use.range.start);
      return isOwn
        ? `In line ${line} ${name} already means something else; choose another name.`
        : `Line ${line} uses another ${name}, which this one would hide; choose another name.`;
    }
  }
  return undefined;
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
  const files = [...filesUsing(found.symbol)];
  const refusal = refuseName(file, found.symbol, name) ?? refuseCapture(found.symbol, name, files);
  if (refusal !== undefined) return { refusal };
  const edits = new Map<string, TextEdit[]>();
  for (const { uri, range } of placesOf(found.symbol.id, files)) {
    const list = edits.get(uri) ?? [];
    list.push({ range, newText: name });
    edits.set(uri, list);
  }
  return edits;
}
