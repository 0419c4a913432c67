/** What the command line draws with: bundled to dist/exports.mjs, so that terminal and page write the same. */
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import { chartSpecification, testOfCurve } from '../charts/chart-specification.ts';
import { exportName, provenanceOf } from './provenance.ts';
import { svgOf } from './svg.ts';

export { reportHtml } from './report.ts';

/** One drawing for each test and curve that has something to draw. */
export function drawings(state: PreviewState): { readonly name: string; readonly text: string }[] {
  return [...state.tests, ...state.curves.map(testOfCurve)].flatMap((test) => {
    const specification = chartSpecification(test);
    if (specification.panels.length === 0) return [];
    const text = svgOf(specification, { provenance: provenanceOf(state, [test]) });
    return [{ name: exportName(state, test.result.name, 'svg'), text }];
  });
}
