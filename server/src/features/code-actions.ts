/** Everything that the light bulb offers: quick fixes of what the checker found, and refactorings. */
import type { Diagnostic, TextEdit } from '../diagnostics/diagnostic.ts';
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { addMissingFields } from './refactorings/add-missing-fields.ts';
import { convertUnits } from './refactorings/convert-units.ts';
import { expectPeak } from './refactorings/expect-peak.ts';
import { extract } from './refactorings/extract.ts';
import { inline } from './refactorings/inline.ts';
import { makeVariant } from './refactorings/make-variant.ts';
import { pronyModel } from './refactorings/prony-model.ts';
import { sortFields } from './refactorings/sort-fields.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.rewrite' | 'source.fixAll';
  readonly edits: readonly TextEdit[];
  readonly preferred?: boolean;
  /** The diagnostic that it mends. */
  readonly fixes?: Diagnostic;
}

/** A refactoring: what it offers for a selection (or a cursor, an empty one). */
export type Refactoring = (file: CheckedFile, selection: TextRange) => readonly CodeAction[];

const refactorings: readonly Refactoring[] = [convertUnits, addMissingFields, extract, inline, makeVariant, sortFields];

const overlaps = (a: TextRange, b: TextRange): boolean => a.start <= b.end && b.start <= a.end;

/** The fixes of diagnostics that a selection touches. */
function quickFixes(file: CheckedFile, selection: TextRange): readonly CodeAction[] {
  return file.diagnostics
    .filter(({ range }) => overlaps(range, selection))
    .flatMap((diagnostic) =>
      (diagnostic.fixes ?? []).map(({ title, edits, preferred }): CodeAction => ({
        title,
        kind: 'quickfix',
        edits,
        fixes: diagnostic,
        ...(preferred ? { preferred } : {}),
      })),
    );
}

/** The preferred fixes of the whole file that do not touch each other, as one change. */
function fixAll(file: CheckedFile): readonly CodeAction[] {
  const taken: TextEdit[] = [];
  let fixed = 0;
  for (const { fixes } of file.diagnostics) {
    const fix = fixes?.find(({ preferred }) => preferred);
    if (!fix || fix.edits.some((edit) => taken.some((other) => overlaps(edit.range, other.range)))) continue;
    taken.push(...fix.edits);
    fixed += 1;
  }
  if (fixed === 0) return [];
  const title =
    fixed === 1 ? 'Apply the one preferred fix of the file' : `Apply all ${fixed} preferred fixes of the file`;
  return [{ title, kind: 'source.fixAll', edits: taken }];
}

export function codeActions(
  file: CheckedFile,
  selection: TextRange,
  { lastRun }: Pick<Environment, 'lastRun'>,
): readonly CodeAction[] {
  return [
    ...quickFixes(file, selection),
    ...refactorings.flatMap((refactoring) => refactoring(file, selection)),
    ...expectPeak(file, selection, lastRun),
    ...pronyModel(file, selection, lastRun),
    ...fixAll(file),
  ];
}
