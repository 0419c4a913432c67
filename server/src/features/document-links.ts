/** Paths of imports and data files, DOIs and addresses in comments and sources. */
import type { SourceFile, TextRange } from '../syntax/tree.ts';

export interface DocumentLink {
  readonly range: TextRange;
  /** Absolute URI. */
  readonly target: string;
  readonly tooltip: string;
}

const doi = /\b(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)])/giu;
const address = /\bhttps?:\/\/[^\s"<>]*[^\s"<>.,;)]/giu;

/** Links in a piece of text that begins at an offset. */
function linksInText(text: string, start: number): readonly DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const match of text.matchAll(doi))
    links.push({
      range: { start: start + match.index, end: start + match.index + match[0].length },
      target: `https://doi.org/${match[1] ?? ''}`,
      tooltip: 'Open the publication',
    });
  for (const match of text.matchAll(address)) {
    const range = { start: start + match.index, end: start + match.index + match[0].length };
    if (!links.some((link) => link.range.end > range.start && link.range.start < range.end))
      links.push({ range, target: match[0], tooltip: 'Open the address' });
  }
  return links;
}

/** The string without its quotes. */
const inside = (range: TextRange): TextRange => ({
  start: range.start + 1,
  end: Math.max(range.start + 1, range.end - 1),
});

export function documentLinks(
  tree: SourceFile,
  resolvePath: (path: string) => string | undefined,
): readonly DocumentLink[] {
  const paths = tree.declarations.flatMap((declaration): DocumentLink[] => {
    if (declaration.kind !== 'import' && declaration.kind !== 'data') return [];
    const target = declaration.path && resolvePath(declaration.path.value);
    if (!declaration.path || target === undefined) return [];
    const tooltip = declaration.kind === 'import' ? 'Open the imported file' : 'Open the data file';
    return [{ range: inside(declaration.path.range), target, tooltip }];
  });
  const texts = tree.tokens
    .filter(({ type }) => type === 'Comment' || type === 'DocComment' || type === 'String')
    .flatMap(({ text, range }) => linksInText(text, range.start));
  return [...paths, ...texts].sort((a, b) => a.range.start - b.range.start);
}
