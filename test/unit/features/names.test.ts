/** Everything that follows a name: definition, references, highlights, rename, linked editing, dependencies, search. */
import {
  dependedOnBy,
  dependsOn,
  prepareCallHierarchy,
  type Dependency,
} from '../../../server/src/features/call-hierarchy.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlight.ts';
import { linkedEditing } from '../../../server/src/features/linked-editing.ts';
import { references } from '../../../server/src/features/references.ts';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { workspaceSymbols } from '../../../server/src/features/workspace-symbols.ts';
import type { TextRange } from '../../../server/src/syntax/tree.ts';
import { runCases } from '../../support/cases.ts';
import { applyEdits, nameOf, withMarks, workspace, type Marked } from './workspace.ts';

/** Every file that holds one of the places, with them marked. */
function show(places: readonly { readonly uri: string; readonly range: TextRange }[], { files }: Marked): string {
  if (places.length === 0) return 'nothing';
  return [...files]
    .flatMap(([uri, text]) => {
      const ranges = places.filter((place) => place.uri === uri).map(({ range }) => range);
      return ranges.length === 0 ? [] : [`[${nameOf(uri)}]\n${withMarks(text, ranges).trim()}`];
    })
    .join('\n');
}

runCases(new URL('definition.cases', import.meta.url), (input) => {
  const marked = workspace(input);
  const { file, text, offset, environment } = marked;
  const found = definition(file, offset, environment);
  return found ? `${text.slice(found.origin.start, found.origin.end)} →\n${show([found], marked)}` : 'nothing';
});

runCases(new URL('references.cases', import.meta.url), (input) => {
  const marked = workspace(input);
  return show(references(marked.file, marked.offset, marked.environment, true), marked);
});

runCases(new URL('document-highlight.cases', import.meta.url), (input) => {
  const { file, text, offset } = workspace(input);
  const found = documentHighlights(file, offset);
  const marked = withMarks(
    text,
    found.map(({ range }) => range),
  );
  return `${marked.trim()}\n${found.map(({ kind }) => kind).join(' ')}`;
});

runCases(new URL('rename.cases', import.meta.url), (input) => {
  const [, body = '', newName = ''] = /^([\s\S]*)\n> (.*)$/.exec(input.trimEnd()) ?? [];
  const marked = workspace(body);
  const { file, offset, environment, files } = marked;
  const prepared = prepareRename(file, offset);
  if ('refusal' in prepared) return prepared.refusal;
  const edits = rename(file, offset, newName, environment);
  if ('refusal' in edits) return edits.refusal;
  return [...edits]
    .map(([uri, list]) => `[${nameOf(uri)}]\n${applyEdits(files.get(uri) ?? '', list).trim()}`)
    .join('\n');
});

runCases(new URL('linked-editing.cases', import.meta.url), (input) => {
  const { file, text, offset } = workspace(input);
  const ranges = linkedEditing(file, offset);
  return ranges ? withMarks(text, ranges) : 'nothing';
});

runCases(new URL('call-hierarchy.cases', import.meta.url), (input) => {
  const { file, offset, environment } = workspace(input);
  const symbol = prepareCallHierarchy(file, offset);
  if (!symbol) return 'nothing';
  const list = (found: readonly Dependency[]): string =>
    found.map(({ symbol: other, places }) => `${other.id.split('#')[1] ?? ''} ×${places.length}`).join(', ') ||
    'nothing';
  return [
    symbol.name,
    `depends on: ${list(dependsOn(symbol, file))}`,
    `depended on by: ${list(dependedOnBy(symbol, environment))}`,
  ].join('\n');
});

runCases(new URL('workspace-symbols.cases', import.meta.url), (input) => {
  const [, body = '', query = ''] = /^([\s\S]*)\n> ?(.*)$/.exec(input.trimEnd()) ?? [];
  return (
    workspaceSymbols(query, workspace(body).environment.files())
      .map(
        ({ symbol, container }) => `${symbol.kind} ${symbol.name}${container === undefined ? '' : ` in ${container}`}`,
      )
      .join('\n') || 'nothing'
  );
});
