import type { SolverPage } from '../diagnostic.ts';
import { hierarchicalText } from '../example-text.ts';

const example = (
  temperature: string,
): string => `${hierarchicalText({ chi_g: '0.3', a1: '0 /K' })}test t of m : tension {
  T = ${temperature}
  strain_rate = 1e-8 /s
  strain = 6 %
}
`;

export const toleranceMissed = {
  code: 'MG614',
  name: 'tolerance-missed',
  severity: 'warning',
  explanation:
    'The error of a curve was estimated to be larger than what its kind is computed to: 1e-9 for closed forms and quadratures, 1e-6 for integrated ones, of the largest value. The message gives the estimate; `accuracy` of the results has it too. It happens near a runaway, and where a liquid is strained far more slowly than it relaxes: its stress is then smaller than what rounding leaves of it.',
  examples: { wrong: example('700 K'), right: example('430 K') },
} as const satisfies SolverPage;
