import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const valueOutsideBounds: DiagnosticDescriptor<{
  readonly name: string;
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
}> = {
  code: 'MG411',
  name: 'value-outside-bounds',
  severity: 'error',
  explanation: 'The bounds of a param are the range of its slider and of a fit; its own value must lie inside.',
  examples: {
    wrong: `mgmodel 1
param B = 1.5 in 0.1 .. 1
let b = B`,
    right: `mgmodel 1
param B = 0.5 in 0.1 .. 1
let b = B`,
  },
  message: ({ name, value, lower, upper }) =>
    `${quoted(name)} is ${value}, outside its own bounds ${lower} .. ${upper}`,
};
