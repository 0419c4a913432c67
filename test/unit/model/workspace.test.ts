/** Which files a model may read, on a real disk with links. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { outsideProblem, readableFolders } from '../../../server/src/model/workspace.ts';
import { foldersOnDisk } from '../../../server/src/model/workspace-node.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'mgmodel-workspace-')));
afterAll(() => rmSync(root, { recursive: true }));

const uriOf = (path: string): string => pathToFileURL(join(root, path)).href;
for (const folder of ['project/.git', 'project/models', 'project-two', 'loose'])
  mkdirSync(join(root, folder), { recursive: true });
for (const file of ['project/models/a.mgmodel', 'project/data.csv', 'project-two/data.csv', 'loose/b.mgmodel'])
  writeFileSync(join(root, file), '');
symlinkSync(join(root, 'project-two'), join(root, 'project/models/link'));
symlinkSync(join(root, 'project'), join(root, 'way-in'));
symlinkSync(join(root, 'project/models/a.mgmodel'), join(root, 'loose/a.mgmodel'));

const refused = (model: string, file: string, opened: readonly string[] = []): boolean => {
  const folders = readableFolders(uriOf(model), opened.map(uriOf), foldersOnDisk);
  return outsideProblem(file, uriOf(file), folders, foldersOnDisk) !== undefined;
};

test.each([
  ['the git work tree is read', 'project/models/a.mgmodel', 'project/data.csv', [], false],
  ['its neighbour is not, even if its name begins alike', 'project/models/a.mgmodel', 'project-two/data.csv', [], true],
  ['an open folder is the limit', 'project/models/a.mgmodel', 'project/data.csv', ['project/models'], true],
  ['several open folders', 'project/models/a.mgmodel', 'project-two/data.csv', ['project', 'project-two'], false],
  ['a link that leads out is refused', 'project/models/a.mgmodel', 'project/models/link/data.csv', ['project'], true],
  ['a missing file behind it too', 'project/models/a.mgmodel', 'project/models/link/none.csv', ['project'], true],
  ['a folder that was opened through a link', 'way-in/models/a.mgmodel', 'way-in/data.csv', ['way-in'], false],
  ['a file without git: its own folder', 'loose/b.mgmodel', 'loose/data.csv', [], false],
  ['and no other', 'loose/b.mgmodel', 'project/data.csv', [], true],
  ['a model that is a link belongs to both places', 'loose/a.mgmodel', 'project/data.csv', [], false],
  ['a model outside the open folders', 'loose/b.mgmodel', 'loose/data.csv', ['project'], false],
])('%s', (_, model, file, opened, expected) => expect(refused(model, file, opened)).toBe(expected));

test('the message names the folder', () => {
  const lookup = { realUri: (uri: string) => uri, projectsOf: () => [] };
  expect(outsideProblem('../b.csv', 'file:///c/b.csv', ['file:///c/my%20work'], lookup)).toBe(
    '"../b.csv" lies outside the workspace (/c/my work); copy the file into it',
  );
});
