/**
 * A workspace in memory for feature tests, written as marked text: `$0` is the cursor, `«…»` a selection. Further files
 * follow lines `>>> NAME`.
 */
import type { Environment } from '../../../server/src/features/environment.ts';
import type { CheckedFile, ModelHost } from '../../../server/src/model/checked.ts';
import { measuredData } from '../../../server/src/preview/measured.ts';
import { check } from '../../../server/src/model/check.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import type { TextRange } from '../../../server/src/syntax/tree.ts';
import type { TextEdit } from '../../../server/src/diagnostics/diagnostic.ts';
import { columnNames, readTable } from '../../../server/src/fit/table.ts';

export interface Marked {
  readonly file: CheckedFile;
  readonly text: string;
  /** Offset of `$0`, or of the start of the selection. */
  readonly offset: number;
  /** The selection; empty at the cursor without one. */
  readonly selection: TextRange;
  readonly files: ReadonlyMap<string, string>;
  readonly environment: Environment;
}

const folder = 'file:///workspace/';

/** Name of a file as the tests write it. */
export const nameOf = (uri: string): string => uri.slice(folder.length);

function splitFiles(input: string): Map<string, string> {
  const [main = '', ...others] = input.split(/^>>> /m);
  const files = new Map([[`${folder}main.mgmodel`, main]]);
  for (const other of others) {
    const [name = '', ...lines] = other.split('\n');
    files.set(`${folder}${name}`, lines.join('\n'));
  }
  return files;
}

export function workspace(input: string, lastRun: Environment['lastRun'] = () => undefined): Marked {
  const files = splitFiles(input);
  const uri = `${folder}main.mgmodel`;
  const marked = files.get(uri) ?? '';
  const [start, end] = [marked.indexOf('«'), marked.replace('«', '').indexOf('»')];
  const cursor = marked.indexOf('$0');
  const text = marked.replace('$0', '').replace('«', '').replace('»', '');
  files.set(uri, text);
  const offset = cursor >= 0 ? cursor : Math.max(start, 0);
  const selection = start >= 0 && end >= 0 ? { start, end } : { start: offset, end: offset };

  const resolve = (path: string): string => `${folder}${path}`;
  const host: ModelHost = {
    readImport: (_from, path) => {
      const found = files.get(resolve(path));
      return found === undefined ? { problem: 'there is no such file' } : { uri: resolve(path), tree: parse(found) };
    },
    readDataHeader: (_from, path) => {
      const found = files.get(resolve(path));
      return found === undefined ? { problem: 'there is no such file' } : columnNames(found);
    },
  };
  const cache = new Map<string, CheckedFile>();
  const checked = (wanted: string): CheckedFile | undefined => {
    const found = files.get(wanted);
    if (found === undefined || !wanted.endsWith('.mgmodel')) return undefined;
    const file = cache.get(wanted) ?? check(parse(found), wanted, host);
    cache.set(wanted, file);
    return file;
  };
  const file = checked(uri);
  if (!file) throw new Error('the workspace has no main file');
  const environment: Environment = {
    equations: 'text',
    file: checked,
    files: () => [...files.keys()].flatMap((one) => checked(one) ?? []),
    filesUsing: () => environment.files(),
    lastRun,
    residuals: () => [],
    pathsNear: (_uri, endings) =>
      [...files.keys()].filter((one) => one !== uri && endings.some((ending) => one.endsWith(ending))).map(nameOf),
    resolvePath: (_uri, path) => resolve(path),
    dataFile: (_file, path) => readTable(files.get(resolve(path)) ?? ''),
    dataProblems: (found, { nameRange }) =>
      measuredData(found, (path) => readTable(files.get(resolve(path)) ?? '')).diagnostics.flatMap(
        ({ range, message }) => (range.start === nameRange.start ? [message] : []),
      ),
    dataColumns: (_uri, path) => {
      const header = columnNames(files.get(resolve(path)) ?? '');
      return 'columns' in header ? header.columns : [];
    },
  };
  return { file, text, offset, selection, files, environment };
}

/** The text with `«…»` around each range; ranges may lie inside each other. */
export function withMarks(text: string, ranges: readonly TextRange[]): string {
  const marks = ranges.flatMap(({ start, end }, i) => [
    { at: start, order: i, sign: '«' },
    { at: end, order: -i, sign: '»' },
  ]);
  marks.sort((a, b) => b.at - a.at || (a.sign === b.sign ? b.order - a.order : a.sign === '«' ? -1 : 1));
  let result = text;
  for (const { at, sign } of marks) result = result.slice(0, at) + sign + result.slice(at);
  return result;
}

/** The text after edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.range.start - a.range.start || b.order - a.order);
  let result = text;
  let before = Infinity;
  for (const { range, newText } of ordered) {
    if (range.end > before) throw new Error(`edits overlap at ${range.start}`);
    before = range.start;
    result = result.slice(0, range.start) + newText + result.slice(range.end);
  }
  return result;
}
