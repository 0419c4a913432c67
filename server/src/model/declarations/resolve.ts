/** Finding what a header names: the alloy of a model, the models of a test. */
import { unknownThing } from '../../diagnostics/names/unknown-thing.ts';
import { wrongSortOfName } from '../../diagnostics/names/wrong-sort-of-name.ts';
import { nameOfFailedImport } from '../../diagnostics/information/name-of-failed-import.ts';
import type { Path } from '../../syntax/tree.ts';
import type { Declared } from '../declared.ts';
import { noteUse, tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';

/** A file and all it imports, directly or not, each once, nearest first. */
export function withImports(file: FileModel): readonly FileModel[] {
  const files: FileModel[] = [];
  const visit = (next: FileModel): void => {
    if (files.includes(next)) return;
    files.push(next);
    next.imports.forEach(visit);
  };
  visit(file);
  return files;
}

/** The declaration of that name that a file sees: its own first, then those of its imports. */
export function declarationOf(file: FileModel, name: string): Declared | undefined {
  const own = file.names.get(name);
  if (own || file.imports.length === 0) return own;
  for (const imported of withImports(file)) {
    const found = imported.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The words for what a declaration declares. */
export const wordsOf: Readonly<Record<Declared['kind'], string>> = {
  alloy: 'alloy',
  param: 'param',
  let: 'value',
  fn: 'function',
  model: 'model',
  test: 'test',
  data: 'data set',
  fit: 'fit',
  curve: 'curve',
  compare: 'comparison',
  unknown: 'unreadable declaration',
};

type OfKind<Kind extends Declared['kind']> = Extract<Declared, { readonly kind: Kind }>;

const isOfKind = <Kind extends Declared['kind']>(declared: Declared, kind: Kind): declared is OfKind<Kind> =>
  declared.kind === kind;

/**
 * The declaration of the wanted kind that a header names. What is unknown or of another kind is reported, `undefined` is
 * the answer; a name that was declared in a broken header is not reported again.
 */
export function resolveHeader<Kind extends Declared['kind']>(
  file: FileModel,
  path: Path,
  kind: Kind,
): OfKind<Kind> | undefined {
  const [first] = path.names;
  if (!first || path.names.some(({ text }) => text === '')) return undefined;
  const written = path.names.map(({ text }) => text).join('.');
  const declared = path.names.length === 1 ? declarationOf(file, first.text) : undefined;
  if (declared && isOfKind(declared, kind)) {
    noteUse(file, first.range, declared.symbolId);
    return declared;
  }
  if (declared?.kind === 'unknown') return undefined;
  // One whose name is missing may be the one that is meant.
  if (!declared && file.declarations.some((one) => one.kind === kind && one.name === '')) return undefined;
  const candidates = withImports(file).flatMap(({ names }) =>
    [...names.values()].filter((one) => one.kind === kind).map((one) => one.name),
  );
  const suggestions = nearestNames(written, candidates);
  if (declared) {
    noteUse(file, first.range, declared.symbolId);
    const facts = { name: written, found: wordsOf[declared.kind], expected: wordsOf[kind], range: path.range };
    tell(file, wrongSortOfName, path.range, {
      ...facts,
      suggestions: suggestions.length > 0 ? suggestions : candidates.length === 1 ? candidates : [],
    });
  } else if (file.importFailed) {
    tell(file, nameOfFailedImport, path.range, { name: written });
  } else {
    tell(file, unknownThing, path.range, { what: wordsOf[kind], name: written, range: path.range, suggestions });
  }
  return undefined;
}
