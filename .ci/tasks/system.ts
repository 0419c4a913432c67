// What the tests need of the system beside Node. Nothing else does: npm start needs none of it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The programs of which one must be there, by the Debian package that brings them. */
const PROGRAMS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  neovim: ['nvim'],
} as const;

export type SystemPackage = keyof typeof PROGRAMS;

/** The path of the package's program, or undefined when it is not installed. `$MGMODEL_CHROMIUM` names another Chromium. */
export function systemProgram(name: SystemPackage): string | undefined {
  const given = name === 'chromium' ? process.env['MGMODEL_CHROMIUM'] : undefined;
  if (given) return given;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return PROGRAMS[name].flatMap((program) => folders.map((folder) => join(folder, program))).find(existsSync);
}

/** Throws with the line that installs what is missing. */
export function requireSystemPackages(names: readonly SystemPackage[]): void {
  const missing = names.filter((name) => systemProgram(name) === undefined);
  if (missing.length > 0)
    throw new Error(`could not run; install what is missing: apt-get install -y ${missing.join(' ')}`);
}
