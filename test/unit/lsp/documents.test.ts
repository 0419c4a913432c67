/** Documents that are edited: what stays of tree and model, and what somebody holds. */
import { expect, it } from 'vitest';
import { Documents } from '../../../server/src/lsp/documents.ts';

const uri = 'file:///folder/a.mgmodel';
const other = 'file:///folder/other.mgmodel';
const text = 'mgmodel 1\nlet a = 1 GPa\nlet b = 2 a\n';

/** Documents of a folder in which nothing lies but what is opened. */
function emptyFolder(): Documents {
  const documents = new Documents({
    readFile: () => ({ problem: 'there is no such file' }),
    fileStamp: () => undefined,
    listFiles: () => [],
    realUri: (one) => one,
    projectsOf: () => ['file:///folder'],
  });
  documents.setFolders(['file:///folder']);
  return documents;
}

/** Puts a text in front of the character at an offset of the second line. */
function insert(documents: Documents, version: number, inserted: string, into = uri): void {
  const at = { line: 1, character: 0 };
  documents.change(into, version, [{ range: { start: at, end: at }, text: inserted }]);
}

const placesOf = (documents: Documents): readonly (string | undefined)[] =>
  [...(documents.checked(uri)?.symbols.values() ?? [])].map(({ nameRange }) =>
    documents.document(uri)?.getText().slice(nameRange.start, nameRange.end),
  );

it('goes on from the text before: what was not touched moves, and is not read again', () => {
  const documents = emptyFolder();
  documents.open(uri, 'mgmodel', 1, text);
  const before = documents.checked(uri)?.tree.declarations.at(-1);
  insert(documents, 2, '\n\n');
  expect(documents.checked(uri)?.tree.declarations.at(-1)).toBe(before);
  expect(before?.range).toEqual({ start: 26, end: 37 });
  expect(placesOf(documents)).toEqual(['a', 'b']);
});

it('leaves alone what somebody holds', () => {
  const documents = emptyFolder();
  documents.open(uri, 'mgmodel', 1, text);
  const held = documents.checkedToHold(uri);
  insert(documents, 2, '\n\n');
  expect(documents.checked(uri)?.tree.declarations.at(-1)).not.toBe(held?.tree.declarations.at(-1));
  expect(held?.tree.declarations.at(-1)?.range).toEqual({ start: 24, end: 35 });
  expect(placesOf(documents)).toEqual(['a', 'b']);
});

it('checks a file anew when one that it imports has changed', () => {
  const documents = emptyFolder();
  documents.open(other, 'mgmodel', 1, 'mgmodel 1\nlet a = 1 GPa\n');
  documents.open(uri, 'mgmodel', 1, 'mgmodel 1\nimport "other.mgmodel"\nlet b = a + 1 GPa\n');
  expect(documents.checked(uri)?.diagnostics).toEqual([]);
  insert(documents, 2, '# ', other);
  expect(documents.isCurrent(uri)).toBe(false);
  expect(documents.checked(uri)?.diagnostics.map(({ message }) => message)).toEqual(['There is no name `a` here']);
});
