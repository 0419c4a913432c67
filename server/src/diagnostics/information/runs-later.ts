import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { relaxationTimesText } from '../example-text.ts';

export const runsLater: DiagnosticDescriptor<{ readonly what: string }> = {
  code: 'MG901',
  name: 'runs-later',
  severity: 'information',
  explanation: 'The statement is read and checked; computing it is not part of this version yet.',
  examples: {
    wrong: `${relaxationTimesText}compare c of m on t`,
    right: relaxationTimesText,
  },
  message: ({ what }) => `This ${what} is checked; running it comes with a later version`,
};
