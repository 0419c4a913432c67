/** Reading a model file: encodings as people meet them, and limits that keep the program responsive. */
import { readFileSync, statSync } from 'node:fs';

/** A model larger than this is no model that a person wrote. */
const largestFile = 16 * 1024 * 1024;

/** The text of a file, or why it cannot be had. Never throws. */
export function readText(path: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > largestFile) return { problem: `${path} has ${size} bytes; at most ${largestFile} are read` };
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: reasonOf(path, error) };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: bytes.toString('utf16le').replace(/^\uFEFF/, '') };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `${path} is not UTF-8 text; save it as UTF-8 and try again` };
  }
}

function reasonOf(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return `${path} does not exist`;
    case 'EISDIR':
      return `${path} is a folder, not a file`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read (permission denied)`;
    default:
      return `${path} could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
