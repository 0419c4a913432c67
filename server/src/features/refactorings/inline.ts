/** Puts the value of a `let` or `param` in the place of its name, everywhere in the file, and removes the declaration. */
import type { CheckedFile } from '../../model/checked.ts';
import type { Expression, TextRange } from '../../syntax/tree.ts';
import type { CodeAction } from '../code-actions.ts';
import { placesOf, symbolAt } from '../references.ts';

/** Values that keep their meaning wherever they stand. */
const isAtom = (expression: Expression): boolean =>
  ['number', 'reference', 'call', 'parenthesised', 'list'].includes(expression.kind);

/** The declaration with the line it stands on. */
function wholeLine(text: string, range: TextRange): TextRange {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const next = text.indexOf('\n', range.end);
  const end = next < 0 ? text.length : next + 1;
  const alone = text.slice(start, range.start).trim() === '' && text.slice(range.end, end).trim() === '';
  return alone ? { start, end } : range;
}

export function inline(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  const symbol = symbolAt(file, selection.start);
  if (!symbol || symbol.uri !== file.uri || (symbol.kind !== 'let' && symbol.kind !== 'param')) return [];
  const declaration = file.tree.declarations.find(
    (one) => (one.kind === 'let' || one.kind === 'param') && one.name?.range.start === symbol.nameRange.start,
  );
  if (declaration?.kind !== 'let' && declaration?.kind !== 'param') return [];
  const { value } = declaration;
  if (value.kind === 'missing' || value.kind === 'uncertain') return [];
  const written = file.tree.text.slice(value.range.start, value.range.end);
  const text = isAtom(value) ? written : `(${written})`;
  const uses = placesOf(symbol.id, [file]).filter(({ role }) => role === 'use');
  if (uses.length === 0) return [];
  return [
    {
      title: `Inline ${symbol.name} (${uses.length === 1 ? '1 use' : `${uses.length} uses`} in this file)`,
      kind: 'refactor.inline',
      edits: [
        { range: wholeLine(file.tree.text, declaration.range), newText: '' },
        ...uses.map(({ range }) => ({ range, newText: text })),
      ],
    },
  ];
}
