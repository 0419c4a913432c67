/** Diagnostics for people (one line each, as compilers print them) and as JSON with LSP positions. */
import { createLineTable, type LineTable } from '../../syntax/line-table.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { LoadedFile } from '../load.ts';

/** `{code, severity, message, range, related?}` with zero-based lines and UTF-16 columns, as language.md fixes it. */
export function diagnosticToJson(diagnostic: Diagnostic, lines: LineTable): object {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    range: lines.rangeAt(diagnostic.range),
    ...(diagnostic.related
      ? {
          related: diagnostic.related.map((place) => ({
            message: place.message,
            ...(place.uri === undefined ? { range: lines.rangeAt(place.range) } : { uri: place.uri }),
          })),
        }
      : {}),
  };
}

export function diagnosticsToJson(file: LoadedFile, diagnostics: readonly Diagnostic[]): object[] {
  const lines = createLineTable(file.text);
  return diagnostics.map((diagnostic) => diagnosticToJson(diagnostic, lines));
}

/** `file:line:column: error MG301: message`, which the problem matcher of the extension reads; hints are left out. */
export function diagnosticsToText(file: LoadedFile, diagnostics: readonly Diagnostic[]): string {
  const lines = createLineTable(file.text);
  return diagnostics
    .filter(({ severity }) => severity !== 'hint')
    .map(({ range, severity, code, message }) => {
      const { line, character } = lines.positionAt(range.start);
      return `${file.path}:${line + 1}:${character + 1}: ${severity} ${code}: ${message}\n`;
    })
    .join('');
}
