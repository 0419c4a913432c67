import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const notOneNumber: DiagnosticDescriptor<{
  readonly place: string;
  readonly found: string;
  readonly wanted?: string;
}> = {
  code: 'MG433',
  name: 'not-one-number',
  severity: 'error',
  explanation: 'The place takes one number with its unit; a list, a range or a name of something else stands there.',
  examples: {
    wrong: `mgmodel 1
param B = [0.1, 0.2]
let b = B`,
    right: `mgmodel 1
param B = 0.1
let b = B`,
  },
  message: ({ place, found, wanted }) => `${place} is ${wanted ?? 'one number'}; ${found} stands here`,
};
