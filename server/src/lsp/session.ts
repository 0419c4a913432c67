/** What the handlers share: documents, results of tests, settings, and what the editor can show. */
import { URI } from 'vscode-uri';
import type { CheckedFile } from '../model/checked.ts';
import type { EquationStyle } from '../features/documentation/equations.ts';
import type { Environment } from '../features/environment.ts';
import type { Documents } from './documents.ts';
import { measuredData, residualsOf } from '../preview/measured.ts';
import type { Results } from '../preview/results.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** What the editor said of itself when it connected, and may change later. */
export interface EditorState {
  settings: Settings;
  equations: EquationStyle;
  /** Whether snippets with places to fill in may be sent. */
  snippets: boolean;
  /** Whether it knows the commands of this extension (code lenses that run tests). */
  commands: boolean;
  /** Whether it takes curves as `PackedState`. */
  packed: boolean;
}

export const plainEditor = (): EditorState => ({
  settings: defaultSettings,
  equations: 'text',
  snippets: false,
  commands: false,
  packed: false,
});

export interface Session {
  readonly documents: Documents;
  readonly results: Results;
  readonly editor: EditorState;
  readonly environment: Environment;
}

/** Path of a file as it would be written in another file of the same folder tree. */
function relativePath(fromUri: string, uri: string): string {
  const from = URI.parse(fromUri).path.split('/').slice(0, -1);
  const to = URI.parse(uri).path.split('/');
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

export function createSession(documents: Documents, results: Results): Session {
  const editor = plainEditor();
  const file = (uri: string): CheckedFile | undefined => documents.checked(uri);
  const environment: Environment = {
    get equations() {
      return editor.equations;
    },
    file,
    *files() {
      for (const uri of documents.modelUris()) {
        const found = file(uri);
        if (found) yield found;
      }
    },
    filesUsing: (symbol) => documents.checkedUsing(symbol),
    lastRun: (uri, test) => results.lastRun(uri, test),
    residuals: (file, data) => {
      const measured = measuredData(file, (path) => documents.namedTable(file.uri, path));
      return residualsOf(data, measured, results.of(file.uri));
    },
    pathsNear: (uri, endings) =>
      documents
        .filesNear(uri, endings)
        .filter((near) => near !== uri)
        .map((near) => relativePath(uri, near)),
    resolvePath: (fromUri, path) => {
      const located = documents.locate(fromUri, path);
      return 'uri' in located ? located.uri : undefined;
    },
    dataFile: (file, path) => documents.namedTable(file.uri, path),
    dataProblems: (file, { nameRange }) =>
      measuredData(file, (path) => documents.namedTable(file.uri, path)).diagnostics.flatMap(({ range, message }) =>
        range.start === nameRange.start ? [message] : [],
      ),
    dataColumns: (fromUri, path) => {
      const table = documents.namedTable(fromUri, path);
      return 'columns' in table ? table.columns : [];
    },
  };
  return { documents, results, editor, environment };
}
