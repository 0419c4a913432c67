import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const noMeasure: DiagnosticDescriptor<{ readonly example: string }> = {
  code: 'MG418',
  name: 'no-measure',
  severity: 'error',
  explanation:
    'An expectation compares something measured on a curve: max, min, argmax, argmin, first, last, slope or value of a series.',
  examples: {
    wrong: tensionText('expect stress < 1 GPa'),
    right: tensionText('expect max(stress) < 1 GPa'),
  },
  message: ({ example }) => `Nothing is measured here; write a measure of a series, such as ${quoted(example)}`,
};
