/** From a tree to what its file declares, imports included. Values are computed later, when they are asked for. */
import { declaredTwice } from '../diagnostics/names/declared-twice.ts';
import { importCircle } from '../diagnostics/names/import-circle.ts';
import { importedTwice } from '../diagnostics/names/imported-twice.ts';
import { importFailed } from '../diagnostics/names/import-failed.ts';
import { importHasErrors } from '../diagnostics/information/import-has-errors.ts';
import type { Declaration, ImportDeclaration, SourceFile } from '../syntax/tree.ts';
import type { ModelHost } from './checked.ts';
import { checkArgument } from './checks/ranges.ts';
import type { Declared } from './declared.ts';
import { declareAlloy } from './declarations/alloys.ts';
import { declareCurve } from './declarations/curves.ts';
import { declareModel } from './declarations/models.ts';
import { declareOther } from './declarations/others.ts';
import { withImports, wordsOf } from './declarations/resolve.ts';
import { declareTest } from './declarations/tests.ts';
import { declareFunction, declareLet, declareParameter } from './declarations/values.ts';
import type { CheckContext } from './expression/types.ts';
import { tell, type FileModel } from './file-model.ts';
import type { Findings } from './findings.ts';
import type { CircleWatch } from './names/circles.ts';
import { scopeOf, type Layer } from './names/scope.ts';

export interface Loading {
  readonly host: ModelHost;
  readonly valueCircles: CircleWatch;
  /** Circles of imports that were found in imported files. */
  readonly circles: { readonly files: readonly string[]; readonly closesHere: boolean }[];
  readonly findings: Findings;
  /** Files by URI, so that one that is imported twice is read once. */
  readonly loaded: Map<string, FileModel>;
  /** URIs from the checked file to the one that is being loaded. */
  readonly way: readonly string[];
  /** Names of params in use, so that two files may have one of the same name. */
  readonly parameterNames: Set<string>;
}

const fileName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

/** Imports a file; what goes wrong is told about the importing one. */
function loadImport(
  file: FileModel,
  declaration: ImportDeclaration,
  loading: Loading,
): FileModel | 'failed' | undefined {
  const { path } = declaration;
  if (!path || declaration.broken === true) return 'failed';
  const answer = loading.host.readImport(file.uri, path.value);
  if ('problem' in answer) {
    tell(file, importFailed, path.range, { path: path.value, problem: answer.problem });
    return 'failed';
  }
  const at = loading.way.indexOf(answer.uri);
  if (at >= 0) {
    const files = [...loading.way.slice(at), answer.uri].map(fileName);
    if (file.own) tell(file, importCircle, path.range, { files });
    else loading.circles.push({ files, closesHere: at === 0 });
    return 'failed';
  }
  const known = loading.loaded.get(answer.uri);
  if (known) return known;
  const imported = loadFile(answer.tree, answer.uri, false, loading);
  // A circle through the checked file is closed, for its reader, by the import that leads back to it.
  const [circle] = file.own ? loading.circles.splice(0) : [];
  if (circle?.closesHere === true) tell(file, importCircle, path.range, { files: circle.files });
  else if (circle) {
    const problem = `its imports form a circle: ${circle.files.join(' → ')}`;
    tell(file, importHasErrors, path.range, { path: path.value, problem });
  }
  const [issue] = answer.tree.issues;
  if (issue) {
    const line = answer.tree.text.slice(0, issue.range.start).split('\n').length;
    tell(file, importHasErrors, path.range, { path: path.value, problem: `line ${line} cannot be read` });
  }
  return imported;
}

function declareOne(file: FileModel, declaration: Declaration, loading: Loading): Declared | undefined {
  switch (declaration.kind) {
    case 'version':
    case 'import':
      return undefined;
    case 'alloy':
      return declareAlloy(file, declaration);
    case 'param':
      return declareParameter(file, declaration, (name) => {
        // Declared again, a param of the file that is checked has its name already.
        const taken = loading.parameterNames.has(name) && !(file.own && !file.names.has(name));
        const unique = taken ? `${fileName(file.uri)} ${name}` : name;
        loading.parameterNames.add(unique);
        return unique;
      });
    case 'let':
      return declareLet(file, declaration);
    case 'fn':
      return declareFunction(file, declaration);
    case 'model':
      return declareModel(file, declaration);
    case 'test':
      return declareTest(file, declaration);
    case 'curve':
      return declareCurve(file, declaration);
    case 'data':
    case 'fit':
    case 'compare':
    case 'unknown':
      return declareOther(file, declaration);
  }
}

/** Names that two imports declare are said once. */
function noteRepeatedImports(file: FileModel, imports: readonly (readonly [ImportDeclaration, FileModel])[]): void {
  const firstOf = new Map<string, FileModel>();
  for (const [declaration, imported] of imports) {
    for (const one of withImports(imported)) {
      for (const name of one.names.keys()) {
        const first = firstOf.get(name);
        if (!first) firstOf.set(name, one);
        else if (first !== one && declaration.path && !file.names.has(name)) {
          tell(file, importedTwice, declaration.path.range, {
            name,
            first: fileName(first.uri),
            second: fileName(one.uri),
          });
        }
      }
    }
  }
}

/** A file that can be declared again from another tree. */
export interface LoadedFile extends FileModel {
  /** Takes another tree with the same imports; the declarations in `kept` stay what they are. */
  redeclare(tree: SourceFile, kept: ReadonlySet<Declaration>): void;
}

/** Loads a file and, before it, what it imports. Own params are named first, so that they keep their names. */
export function loadFile(tree: SourceFile, uri: string, own: boolean, loading: Loading): LoadedFile {
  const declarations: Declared[] = [];
  const names = new Map<string, Declared>();
  const imports: FileModel[] = [];
  const state = { tree, importFailed: false };
  const { findings } = loading;
  const context: CheckContext = own
    ? {
        report: (diagnostic) => findings.report(diagnostic),
        record: (expression, checked, expected) =>
          findings.record(expression, expected ? { checked, expected } : { checked }),
        use: (range, symbolId) => {
          findings.use({ uri, range, symbolId, role: 'use' });
          findings.need(range, symbolId);
        },
        argument: (field, of, expression, checked) => checkArgument(context, field, of, expression, checked),
      }
    : {
        report: () => undefined,
        record: () => undefined,
        use: (_range, symbolId) => void findings.usedByImports.add(symbolId),
      };
  const ownLayer: Layer = {
    find: (name) => names.get(name)?.entity,
    *entities() {
      for (const { entity } of names.values()) yield entity;
    },
  };
  let others: readonly FileModel[] | undefined;
  const importLayer: Layer = {
    find(name) {
      others ??= withImports(file).slice(1);
      for (const other of others) {
        const found = other.names.get(name);
        if (found) return found.entity;
      }
      return undefined;
    },
    *entities() {
      others ??= withImports(file).slice(1);
      for (const other of others) for (const { entity } of other.names.values()) yield entity;
    },
  };
  const layers = [ownLayer, importLayer];
  const file: LoadedFile = {
    uri,
    get tree() {
      return state.tree;
    },
    own,
    host: loading.host,
    circles: loading.valueCircles,
    findings,
    context,
    declarations,
    names,
    imports,
    get importFailed() {
      return state.importFailed;
    },
    layers,
    scope: scopeOf(layers),
    redeclare(next, kept) {
      state.tree = next;
      const stay = declarations.filter(({ declaration }) => kept.has(declaration));
      declarations.length = 0;
      names.clear();
      declareAll(new Map(stay.map((declared) => [declared.declaration, declared])));
    },
  };
  loading.loaded.set(uri, file);

  const declareAll = (stay: ReadonlyMap<Declaration, Declared>): void => {
    for (const declaration of state.tree.declarations) {
      const declared = stay.get(declaration) ?? declareOne(file, declaration, loading);
      if (!declared) continue;
      declarations.push(declared);
      if (declared.name === '') continue;
      const first = names.get(declared.name);
      if (first) {
        tell(file, declaredTwice, declared.nameRange, {
          name: declared.name,
          what: wordsOf[declared.kind],
          first: first.nameRange,
        });
      } else names.set(declared.name, declared);
    }
  };
  declareAll(new Map());

  const found: (readonly [ImportDeclaration, FileModel])[] = [];
  const further = { ...loading, way: [...loading.way, uri] };
  for (const declaration of tree.declarations) {
    if (declaration.kind !== 'import') continue;
    const imported = loadImport(file, declaration, further);
    if (imported === 'failed') state.importFailed = true;
    else if (imported && !imports.includes(imported)) {
      imports.push(imported);
      found.push([declaration, imported]);
    }
  }
  if (found.length > 1) noteRepeatedImports(file, found);
  return file;
}
