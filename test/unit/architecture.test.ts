// Arrows point one way. The table is in test/support/architecture.ts, its reasons are in docs/architecture.md.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { complaint, ROOMS, roomOf } from '../support/architecture.ts';
import { importsOf, readImports } from '../support/imports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('architecture', () => {
  test('no import points the wrong way', () => {
    const imports = ['server/src', 'client'].flatMap((folder) => readImports(root, folder));
    expect(imports.length).toBeGreaterThan(50);
    const complaints = imports.flatMap((found) => {
      const reason = complaint(found);
      return reason === undefined ? [] : [`${found.from}:${found.line} imports ${found.to}: ${reason}`];
    });
    expect(complaints).toEqual([]);
  });

  test('the table itself has no circle: a room sees only rooms above it', () => {
    const names = Object.keys(ROOMS);
    const upward = Object.entries(ROOMS).flatMap(([name, { sees }], index) =>
      sees.filter((other) => !names.slice(0, index).includes(other)).map((other) => `${name} → ${other}`),
    );
    expect(upward).toEqual([]);
  });

  // The test must be able to fail: arrows that were never meant, and some that were.
  const check = (from: string, text: string) => importsOf(from, text).map(complaint);
  test.each([
    [
      'server/src/physics/laws/vft.ts',
      "import type { Tree } from '../../syntax/tree.ts';",
      'physics may not import syntax',
    ],
    [
      'server/src/physics/laws/vft.ts',
      "import { parseUnit } from '../../units/parse.ts';",
      'physics may not import units',
    ],
    ['server/src/solver/solve.ts', "export * from '../model/check.ts';", 'solver may not import model'],
    ['server/src/solver/solve.ts', "import { readFileSync } from 'node:fs';", 'solver may not import the package node'],
    ['server/src/syntax/parser.ts', "const x = await import('../units/names.ts');", 'syntax may not import units'],
    ['server/src/model/check.ts', "import { solve } from '../solver/solve.ts';", 'model may not import solver'],
    [
      'server/src/features/hover.ts',
      "import { Hover } from 'vscode-languageserver-types';",
      'features may not import the package vscode-languageserver-types',
    ],
    ['server/src/cli/run.ts', "import { convert } from '../lsp/convert.ts';", 'cli may not import lsp'],
    ['server/src/lsp/server.ts', "import { show } from '../../../client/src/show.ts';", 'lsp may not import client'],
    ['server/src/lsp/server.ts', "import * as vscode from 'vscode';", 'lsp may not import the package vscode'],
    ['client/webview/main.ts', "type V = import('vscode').Uri;", 'webview may not import the package vscode'],
    ['client/webview/main.ts', "import { join } from 'node:path';", 'webview may not import the package node'],
    ['client/src/panel.ts', "import { check } from '../../server/src/model/check.ts';", 'client may not import model'],
  ])('%s: %s', (from, text, reason) => expect(check(from, text)).toEqual([reason]));

  test.each([
    ['server/src/physics/laws/vft.ts', "import type { Quantity } from '../../units/quantities.ts';"],
    ['server/src/solver/spawn-node.ts', "import { Worker } from 'node:worker_threads';"],
    ['server/src/model/check.ts', "import type { Problem } from '../solver/problem.ts';"],
    ['server/src/cli/main.ts', "await import('../lsp/main-node.ts');"],
    ['client/webview/main.ts', "import type { Curves } from '../../server/src/lsp/messages.ts';"],
    ['client/src/panel.ts', "import * as vscode from 'vscode';"],
  ])('%s: %s is allowed', (from, text) => expect(check(from, text)).toEqual([undefined]));

  test('one file of a folder can be a room of its own', () => {
    expect(roomOf('server/src/units/dimension.ts')).toBe('dimension');
    expect(roomOf('server/src/units/format.ts')).toBe('units');
    expect(roomOf('server/src/cellar/wine.ts')).toBeUndefined();
  });
});
