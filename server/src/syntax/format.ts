/**
 * The formatter. It decides the blanks between every two tokens and changes nothing else (but the `;` that a line end
 * makes needless), so that no comment and no token can be lost or moved. Statements with a mistake stay as they are.
 */
import { alignComments } from './format/alignment.ts';
import { Gaps, type FormatEdit } from './format/gaps.ts';
import { keepNeededSemicolons, leaveUnbalanced } from './format/left-as-written.ts';
import { formatStatements } from './format/statements.ts';
import type { SourceFile, TextRange } from './tree.ts';

export interface FormatOptions {
  /** Only the lines that this range touches. */
  readonly range?: TextRange;
  /** Only the line that was finished by typing at this offset: a line end, `}` or `;`. */
  readonly onType?: { readonly offset: number; readonly character: string };
}

/** The edits that bring a file into its canonical form; none when it already has it. Formatting twice changes nothing. */
export function format(file: SourceFile, options: FormatOptions = {}): FormatEdit[] {
  const edits = editsOf(file);
  const range = options.onType ? lineBefore(file.text, options.onType.offset) : options.range;
  if (!range) return edits;
  const lines = wholeLines(file.text, range);
  const cursor = options.onType?.offset;
  return edits.filter(
    (edit) =>
      edit.range.start >= lines.start &&
      edit.range.end <= lines.end &&
      (cursor === undefined || edit.range.end < cursor || edit.range.start > cursor),
  );
}

/** The text with the edits applied. */
export function applyEdits(text: string, edits: readonly FormatEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.range.start) + edit.newText;
    at = edit.range.end;
  }
  return result + text.slice(at);
}

/** A whole text in its canonical form. */
export function formatText(file: SourceFile): string {
  return applyEdits(file.text, format(file));
}

/** The edits of a whole file. */
function editsOf(file: SourceFile): FormatEdit[] {
  if (file.tokens.length === 0) return emptied(file.text);
  const gaps = new Gaps(file);
  const end = file.tokens.length;
  formatStatements(gaps, file.declarations, 0, 0, end);
  const first = gaps.firstKept();
  const mark = byteOrderMark(file.text);
  gaps.put(Math.max(first, 0), mark);
  gaps.put(end, first < 0 ? mark : gaps.lineEnd);
  keepNeededSemicolons(gaps);
  leaveUnbalanced(gaps, file);
  alignComments(gaps);
  return gaps.edits();
}

/** A text of nothing but blanks becomes empty. */
function emptied(text: string): FormatEdit[] {
  const newText = byteOrderMark(text);
  return text === newText ? [] : [{ range: { start: 0, end: text.length }, newText }];
}

/** The mark that some editors put before a text, which stays. */
function byteOrderMark(text: string): string {
  return text.startsWith('\ufeff') ? '\ufeff' : '';
}

function wholeLines(text: string, range: TextRange): TextRange {
  const start = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  const rest = text.slice(range.end).search(/[\r\n]/);
  return { start, end: rest < 0 ? text.length : range.end + rest };
}

/** The line that a person has just finished: that of the last sign before the cursor. */
function lineBefore(text: string, offset: number): TextRange {
  let end = Math.min(offset, text.length);
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start: end, end };
}
