/** What is said of a file in the end: each message once, in the order of the text, without those that only follow. */
import { report, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { nameOfFailedImport } from '../diagnostics/information/name-of-failed-import.ts';
import { unknownUnit } from '../diagnostics/units/unknown-unit.ts';
import { unitOrField } from '../diagnostics/expressions/unit-or-field.ts';
import { unknownName } from '../diagnostics/expressions/unknown-name.ts';
import type { FileModel } from './file-model.ts';

/** `1e-4 /s`, `8.314 J/mol K`: there a unit is a unit, whatever else has its name. */
const numberWithUnit = /[\d.][\d._]*(?:e[+-]?\d+)?\s*\/?\s*\p{L}+(?:\^-?\d+)?(?:\s*[/ ]\s*\p{L}+(?:\^-?\d+)?)*/gu;

/** The text of the statement around a place, as far as it stands on the same lines. */
function statementAround(text: string, { start, end }: Diagnostic['range']): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start).split(/[;{}]/u).at(-1) ?? '';
  const [after = ''] = text.slice(end, lineEnd < 0 ? text.length : lineEnd).split(/[;{}]/u);
  return before + text.slice(start, end) + after;
}

/** Whether a message only follows from a value that was given the name of a unit: what its use means was said there. */
function followsFromName({ code, range }: Diagnostic, taken: ReadonlySet<string>, text: string): boolean {
  if (taken.size === 0 || (code !== unitOrField.code && !code.startsWith('MG3'))) return false;
  // One operand of a sum may be marked where the other one holds the name.
  const names =
    statementAround(text, range)
      .replace(numberWithUnit, '')
      .match(/[\p{L}_][\p{L}\p{Nd}_]*/gu) ?? [];
  return names.some((name) => taken.has(name));
}

/** A param, let or fn lacks its name: a name that nothing has may be the one that is missing. */
const hasValueWithoutName = ({ tree }: FileModel): boolean =>
  tree.declarations.some(
    (one) => (one.kind === 'param' || one.kind === 'let' || one.kind === 'fn') && (one.name?.text ?? '') === '',
  );

/** After a failed import an unknown name may be one that it would have brought: said, but as information. */
const softened = (diagnostic: Diagnostic, text: string): Diagnostic =>
  diagnostic.code === unknownName.code
    ? report(nameOfFailedImport, diagnostic.range, { name: text.slice(diagnostic.range.start, diagnostic.range.end) })
    : diagnostic;

export function messagesOf(file: FileModel): Diagnostic[] {
  const { superseded, takenNames } = file.findings;
  const { text } = file.tree;
  const found = file.findings.diagnostics();
  const valueWithoutName = hasValueWithoutName(file);
  const seen = new Set<string>();
  return (file.importFailed ? found.map((one) => softened(one, text)) : found)
    .filter((one) => !followsFromName(one, takenNames, text) && !superseded.has(`${one.code} ${one.range.start}`))
    .filter(({ code }) => !valueWithoutName || (code !== unknownName.code && code !== unknownUnit.code))
    .filter(({ code, range, message }) => {
      const key = `${code} ${range.start} ${range.end} ${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
