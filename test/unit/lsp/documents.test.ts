/** Documents that are edited: what stays of tree and model. */
import { expect, it } from 'vitest';
import { Documents } from '../../../server/src/lsp/documents.ts';
import { previewedFile } from '../../../server/src/preview/previewed-file.ts';

const uri = 'file:///folder/a.mgmodel';
const other = 'file:///folder/other.mgmodel';
const text = 'mgmodel 1\nlet a = 1 GPa\nlet b = 2 a\n';

/** A text with a test to solve, and one that an error keeps from being solved. */
const solvable = `mgmodel 1
let a = 33 GPa
alloy A { composition = La 60, Ni 40 }
model m of A { elastic { E = a } }
test pull of m : tension {
  T = 300 K
  strain_rate = 1e-4 /s
  strain = 1 %
}
test wrong of m : tension {
  T = 300 s
  strain_rate = 1e-4 /s
  strain = 1 %
}
`;

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

it('leaves alone what a solve has taken of a text, and goes on from that text', () => {
  const documents = emptyFolder();
  documents.open(uri, 'mgmodel', 1, solvable);
  const file = documents.checked(uri);
  const document = documents.document(uri);
  if (!file || !document) throw new Error('the file is not there');
  const taken = { problem: file.problem, shown: previewedFile(file, document) };
  const copy = structuredClone(taken);
  const last = file.tree.declarations.at(-1);
  insert(documents, 2, '\n\nlet b = 3 a\n');
  insert(documents, 3, 'param c = 2 in 1 .. 3\n');
  expect(documents.checked(uri)?.tree.declarations.at(-1)).toBe(last);
  expect(documents.checked(uri)?.problem.parameters.map(({ name }) => name)).toEqual(['c']);
  expect(taken).toEqual(copy);
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
