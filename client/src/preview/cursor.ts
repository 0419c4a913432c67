/** What the cursor of the editor is in: the tests whose charts it concerns, and the path of an element or parameter. */
import type { PreviewState } from '../../../server/src/lsp/messages.ts';

export interface Place {
  readonly tests: readonly string[];
  readonly path: string;
}

/** `line` is zero-based. Inside a model all tests of that model are concerned. */
export function placeOf(state: PreviewState, line: number): Place {
  const test = state.tests.find(({ line: first, lastLine }) => first <= line && line <= (lastLine ?? first));
  if (test) return { tests: [test.result.name], path: '' };
  const parameter = state.parameters.find((candidate) => candidate.line === line);
  if (parameter) return { tests: [], path: parameter.name };
  const around = (state.anchors ?? []).filter((anchor) => anchor.line <= line && line <= anchor.lastLine);
  // The innermost block is the one that starts last.
  const path = around.toSorted((a, b) => b.line - a.line)[0]?.path ?? '';
  const [model] = path.split('.');
  const tests = state.tests
    .filter(({ result }) => result.curves.some((curve) => curve.model === model))
    .map(({ result }) => result.name);
  return { tests, path };
}
