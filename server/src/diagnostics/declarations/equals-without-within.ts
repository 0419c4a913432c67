import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const equalsWithoutWithin: DiagnosticDescriptor<{
  readonly insertAt: number;
  readonly tolerances: readonly string[];
}> = {
  code: 'MG420',
  name: 'equals-without-within',
  severity: 'error',
  explanation:
    'A computed number is never exactly another. Say how close it must come: `within 1 %` of the value, or `within 5 K` of it.',
  examples: {
    wrong: tensionText('expect max(stress) = 800 MPa'),
    right: tensionText('expect max(stress) = 800 MPa within 1 %'),
  },
  message: () =>
    'An expectation with `=` needs a tolerance: `within 1 %` (relative) or one with a unit, such as `within 5 K` (absolute)',
  fixes: ({ insertAt, tolerances }) =>
    tolerances.map((tolerance) => ({
      title: `Add ${quoted(`within ${tolerance}`)}`,
      edits: [{ range: { start: insertAt, end: insertAt }, newText: ` within ${tolerance}` }],
    })),
};
