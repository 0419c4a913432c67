import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const measureArguments: DiagnosticDescriptor<{
  readonly measure: string;
  readonly problem: string;
  readonly usage: string;
}> = {
  code: 'MG424',
  name: 'measure-arguments',
  severity: 'error',
  explanation:
    'A measure takes a series first; `value` then takes the x to compute it at, the others may take an interval of x.',
  examples: {
    wrong: tensionText('expect value(stress) < 1 GPa'),
    right: tensionText('expect value(stress, 0.5 %) < 1 GPa'),
  },
  message: ({ measure, problem, usage }) => `${quoted(measure)} ${problem}: write ${quoted(usage)}`,
};
