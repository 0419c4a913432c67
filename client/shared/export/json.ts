/** Curves as JSON, with everything known of them. */
import type { PreviewState, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { provenanceOf } from './provenance.ts';

/** Tests (all, or those given) with conditions, accuracy, expectations and measured points; SI, doubles in full. */
export function jsonOf(state: PreviewState, tests: readonly PreviewTest[] = state.tests): string {
  const { fileName, contentHash, programVersion, parameters, curves } = state;
  const document = {
    provenance: provenanceOf(state, tests),
    file: fileName,
    contentHash,
    programVersion,
    parameters: parameters.map(({ name, value }) => ({ name, value })),
    tests: tests.map(({ result, measured }) => (measured.length > 0 ? { ...result, measured } : result)),
    ...(tests === state.tests ? { curves: curves.map(({ result }) => result) } : {}),
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}
