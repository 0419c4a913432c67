/** Diagnostics for people (one line each, as compilers print them) and as JSON with LSP positions. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { LoadedFile } from '../load.ts';
import type { TextRange } from '../../syntax/tree.ts';

/** Offsets as lines and columns: the same table that the language server counts with. */
const linesOf = ({ path, text }: LoadedFile): TextDocument => TextDocument.create(path, 'mgmodel', 0, text);

const rangeIn = (lines: TextDocument, { start, end }: TextRange): object => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});

/** `{code, severity, message, range, related?}` with zero-based lines and UTF-16 columns, as language.md fixes it. */
function diagnosticToJson(diagnostic: Diagnostic, lines: TextDocument): object {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    range: rangeIn(lines, diagnostic.range),
    ...(diagnostic.related
      ? {
          related: diagnostic.related.map((place) => ({
            message: place.message,
            ...(place.uri === undefined ? { range: rangeIn(lines, place.range) } : { uri: place.uri }),
          })),
        }
      : {}),
  };
}

export function diagnosticsToJson(file: LoadedFile, diagnostics: readonly Diagnostic[]): object[] {
  const lines = linesOf(file);
  return diagnostics.map((diagnostic) => diagnosticToJson(diagnostic, lines));
}

/** `file:line:column: error MG301: message`, which the problem matcher of the extension reads; hints are left out. */
export function diagnosticsToText(file: LoadedFile, diagnostics: readonly Diagnostic[]): string {
  const lines = linesOf(file);
  return diagnostics
    .filter(({ severity }) => severity !== 'hint')
    .map(({ range, severity, code, message }) => {
      const { line, character } = lines.positionAt(range.start);
      return `${file.path}:${line + 1}:${character + 1}: ${severity} ${code}: ${message}\n`;
    })
    .join('');
}
