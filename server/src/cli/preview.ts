/** What the page would show of a solved file. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { contentHash } from './provenance.ts';
import { previewState } from '../preview/preview-state.ts';
import { previewedFile } from '../preview/previewed-file.ts';
import { version } from './version.ts';
import type { PreviewState } from '../lsp/messages.ts';
import type { SolvedFile } from './commands/run.ts';

export function previewOf({ file, solution, measured }: SolvedFile): PreviewState {
  const kept = <R extends { readonly name: string }>(results: readonly R[]) =>
    new Map(results.map((result) => [result.name, { result, version: 0 }]));
  return previewState({
    file: previewedFile(file.checked, TextDocument.create(file.path, 'mgmodel', 0, file.text)),
    results: { tests: kept(solution.tests), curves: kept(solution.curves) },
    contentHash: contentHash(file.text),
    programVersion: version,
    measured: measured.byTest,
    status: 'ready',
  });
}
