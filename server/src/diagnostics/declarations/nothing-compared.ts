import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const nothingCompared: DiagnosticDescriptor<{ readonly example: string }> = {
  code: 'MG439',
  name: 'nothing-compared',
  severity: 'error',
  explanation:
    'An expectation or a stated value compares what is measured with a number: `< 1 GPa`, `= 660 MPa within 1 %`, `in 350 K .. 370 K`.',
  examples: {
    wrong: tensionText('expect max(stress)'),
    right: tensionText('expect max(stress) < 1 GPa'),
  },
  message: ({ example }) =>
    `This measures a series but compares it with nothing; write ${quoted(example)}, for example`,
};
