/** Calls a command of the command line with files made for the test; what it prints is collected. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Terminal } from '../../../server/src/cli/terminal.ts';

export interface Folder {
  readonly path: string;
  at(name: string): string;
  remove(): void;
}

/** A folder with the given files, by name. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Folder {
  const path = mkdtempSync(join(tmpdir(), 'mgmodel-'));
  const at = (name: string): string => join(path, name);
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), contents);
  }
  return { path, at, remove: () => rmSync(path, { recursive: true }) };
}

export interface Captured extends Terminal {
  output(): string;
  errors(): string;
}

export function capture(): Captured {
  let out = '';
  let err = '';
  return {
    write: (text) => void (out += text),
    error: (text) => void (err += text),
    columns: 120,
    output: () => out,
    errors: () => err,
  };
}

/** A model that is quickly solved; `expectation` stands in its one test. */
export const smallModel = (expectation = ''): string => `mgmodel 1

alloy Zr65 {
  composition = Zr 65, Cu 35
  T_g         = 625 K
}

model zener of Zr65 : three_parameter {
  E1  = 30 GPa
  E2  = 6 GPa
  eta = 4 GPa s
}

test hold of zener : stress_relaxation {
  T      = 300 K
  strain = 0.2 %
  time   = [0.01, 1, 100] s
  ${expectation}
}
`;
