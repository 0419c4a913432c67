/** Outline, folds and growing selections: input is marked text, output what the editor would show. */
import { documentSymbols, type OutlineItem } from '../../../server/src/features/document-symbols.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { selectionRange } from '../../../server/src/features/selection-ranges.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { runCases } from '../../support/cases.ts';
import { withMarks, workspace } from './workspace.ts';

const outline = (item: OutlineItem, indent = ''): string =>
  [
    `${indent}${item.kind} ${item.name}${item.detail === '' ? '' : `  ${item.detail}`}`,
    ...item.children.map((child) => outline(child, `${indent}  `)),
  ].join('\n');

runCases(new URL('document-symbols.cases', import.meta.url), (input) =>
  documentSymbols(workspace(input).file.tree)
    .map((item) => outline(item))
    .join('\n'),
);

runCases(new URL('folding.cases', import.meta.url), (input) => {
  const { file, text } = workspace(input);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return foldingRanges(file.tree)
    .map(({ kind, range }) => `${kind} ${lineOf(range.start)}–${lineOf(range.end)}`)
    .join('\n');
});

runCases(new URL('selection-ranges.cases', import.meta.url), (input) => {
  const { file, text, offset } = workspace(input);
  return selectionRange(file.tree, offset)
    .map(({ start, end }) => JSON.stringify(text.slice(start, end)))
    .join('\n');
});

runCases(new URL('document-links.cases', import.meta.url), (input) => {
  const { file, text, environment } = workspace(input);
  const links = documentLinks(file.tree, (path) => environment.resolvePath(file.uri, path));
  const marked = withMarks(
    text,
    links.map(({ range }) => range),
  );
  return [marked, ...links.map(({ target, tooltip }) => `${target}  ${tooltip}`)].join('\n');
});
