/** Every diagnostic's own examples: the wrong one gives it once and no other error, the right one none of it. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticPages } from '../../../server/src/diagnostics/registry.ts';
import type { Diagnostic } from '../../../server/src/diagnostics/diagnostic.ts';
import { measuredData } from '../../../server/src/preview/measured.ts';
import { checkText, errorsOf, type OtherFiles } from './check-text.ts';

/** What the checker says, and what is said once the rows of measured tables are read. */
function allDiagnostics(text: string, files: OtherFiles = {}): readonly Diagnostic[] {
  const checked = checkText(text, files);
  const read = (path: string): { text: string } | { problem: string } => {
    const table = files[path];
    return table === undefined ? { problem: 'it does not exist' } : { text: table };
  };
  return [...checked.diagnostics, ...measuredData(checked, read).diagnostics];
}

describe.each(diagnosticPages.map((page) => [`${page.code} ${page.name}`, page] as const))('%s', (_title, page) => {
  const { code, examples } = page;

  it('is given once by its wrong example, with no other error', () => {
    const checked = checkText(examples.wrong, examples.files);
    const found = allDiagnostics(examples.wrong, examples.files).filter((diagnostic) => diagnostic.code === code);
    expect(found).toHaveLength(1);
    // A failed import is itself the mistake that this information is about.
    const others = errorsOf(checked).filter((error) => !error.startsWith(code));
    expect(others.filter((error) => page.name !== 'name-of-failed-import' || !error.startsWith('MG701'))).toEqual([]);
  });

  it('is not given by its right example, which has no errors', () => {
    const checked = checkText(examples.right, examples.files);
    const found = allDiagnostics(examples.right, examples.files).filter((diagnostic) => diagnostic.code === code);
    expect(found).toEqual([]);
    expect(errorsOf(checked)).toEqual([]);
  });

  it('marks a place in the text, and each fix gives a text without it', () => {
    const { wrong, files } = examples;
    const diagnostic = allDiagnostics(wrong, files).find((one) => one.code === code);
    if (!diagnostic) throw new Error('the wrong example does not give it');
    const { range } = diagnostic;
    expect(0 <= range.start && range.start <= range.end && range.end <= wrong.length).toBe(true);
    for (const fix of diagnostic.fixes ?? []) {
      const edits = [...fix.edits].sort((a, b) => b.range.start - a.range.start);
      const mended = edits.reduce(
        (text, edit) => text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end),
        wrong,
      );
      expect(
        checkText(mended, files).diagnostics.filter((one) => one.code === code),
        `${fix.title}:\n${mended}`,
      ).toEqual([]);
    }
  });
});

describe('the list of diagnostics', () => {
  it('holds every file of the folder, and no code twice', () => {
    const folder = join(import.meta.dirname, '../../../server/src/diagnostics');
    const helpers = ['index.ts', 'insertion.ts'];
    const files = readdirSync(folder).flatMap((name) => {
      const inner = join(folder, name);
      return statSync(inner).isDirectory() ? readdirSync(inner).filter((file) => !helpers.includes(file)) : [];
    });
    const names = files.map((file) => file.replace(/\.ts$/, '')).sort();
    expect([...diagnosticPages].map(({ name }) => name).sort()).toEqual(names);
    expect(new Set(diagnosticPages.map(({ code }) => code)).size).toBe(diagnosticPages.length);
  });
});
