import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const relativeError: DiagnosticDescriptor<{
  readonly text: string;
  /** The error in the unit of the value: "0.05 %". */
  readonly meaning: string;
}> = {
  code: 'MG309',
  name: 'relative-error',
  severity: 'hint',
  explanation:
    'Behind `±`, per cent means per cent of the value: `5 % ± 1 %` is 5 % ± 0.05 %. Percentage points are written with the unit behind both: `(5 ± 1) %`.',
  examples: {
    wrong: `mgmodel 1
let c = 5 % ± 1 %`,
    right: `mgmodel 1
let c = (5 ± 1) %`,
  },
  message: ({ text, meaning }) =>
    `${text} is relative here and means ± ${meaning}; put the unit behind both, as in \`(5 ± 1) %\`, for percentage points`,
};
