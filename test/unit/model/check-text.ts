/** Checks a text as the editor would, with the other files that it names at hand. */
import { check } from '../../../server/src/model/check.ts';
import type { CheckedFile, ModelHost } from '../../../server/src/model/checked.ts';
import { parse } from '../../../server/src/syntax/parse.ts';

export type OtherFiles = Readonly<Record<string, string>>;

const uriOf = (path: string): string => `file:///models/${path}`;

/** Answers imports and tables from texts by their path; an empty table has not been read yet. */
export function hostOf(files: OtherFiles): ModelHost {
  return {
    readImport(_fromUri, path) {
      const text = files[path];
      return text === undefined ? { problem: 'it does not exist' } : { uri: uriOf(path), tree: parse(text) };
    },
    readDataHeader(_fromUri, path) {
      const text = files[path];
      if (text === undefined) return { problem: 'it does not exist' };
      return text === '' ? undefined : { columns: (text.split('\n')[0] ?? '').split(',') };
    },
  };
}

/** The checked model of `example.mgmodel` with this text. */
export function checkText(text: string, files: OtherFiles = {}): CheckedFile {
  return check(parse(text), uriOf('example.mgmodel'), hostOf({ ...files, 'example.mgmodel': text }));
}

export const errorsOf = (checked: CheckedFile): readonly string[] =>
  checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
