/** Where a result came from: carried by every export. */
import { createHash } from 'node:crypto';
import { version } from './version.ts';
import type { LoadedFile } from './load.ts';

export interface Provenance {
  readonly file: string;
  readonly contentHash: string;
  readonly program: string;
  readonly parameters: string;
  /** All of it in one line. */
  readonly text: string;
}

/** SHA-256 of the text, first 12 hexadecimal digits. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export function provenanceOf(file: LoadedFile): Provenance {
  const hash = contentHash(file.text);
  const parameters = file.checked.problem.parameters.map(({ name, value }) => `${name} = ${value}`).join(', ');
  const program = `MGModel ${version}`;
  const parts = [`${file.path} (sha256 ${hash})`, program, parameters === '' ? '' : `parameters (SI): ${parameters}`];
  return {
    file: file.path,
    contentHash: hash,
    program,
    parameters,
    text: parts.filter((part) => part !== '').join('; '),
  };
}
