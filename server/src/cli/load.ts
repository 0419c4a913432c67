/** From a path to a checked model. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createFileHost } from './file-host.ts';
import { readText } from './read-text.ts';
import { check } from '../model/check.ts';
import { parse } from '../syntax/parse.ts';
import type { CheckedFile } from '../model/checked.ts';

export interface LoadedFile {
  /** As the user wrote it. */
  readonly path: string;
  readonly text: string;
  readonly checked: CheckedFile;
}

/** The checked model of a file, or why it could not be read. */
export function load(path: string): LoadedFile | { readonly problem: string } {
  const read = readText(path);
  if ('problem' in read) return read;
  const checked = check(parse(read.text), pathToFileURL(resolve(path)).href, createFileHost(path));
  return { path, text: read.text, checked };
}
