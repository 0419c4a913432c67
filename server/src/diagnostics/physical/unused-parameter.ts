import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const unusedParameter: DiagnosticDescriptor<{ readonly name: string }> = {
  code: 'MG506',
  name: 'unused-parameter',
  severity: 'warning',
  explanation: 'The param appears in the preview as a slider that moves nothing. Use it or remove it.',
  examples: {
    wrong: `mgmodel 1
param B = 0.35 in 0.1 .. 1`,
    right: `mgmodel 1
param B = 0.35 in 0.1 .. 1
let b = B`,
  },
  message: ({ name }) => `Nothing uses the param ${quoted(name)}`,
  tags: ['unnecessary'],
};
