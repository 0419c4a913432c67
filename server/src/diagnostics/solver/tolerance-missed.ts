import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (stress: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : custom { strain_rate = 1e-9 /s * exp(stress / 1 MPa) }
}
test t of m : cyclic { T = 600 K; waveform = triangle; stress = ${stress}; frequency = 1 Hz; cycles = 1 }
`;

export const toleranceMissed = {
  code: 'MG614',
  name: 'tolerance-missed',
  severity: 'warning',
  explanation:
    'The error of a curve was estimated to be larger than what its kind is computed to: 1e-9 for closed forms and quadratures, 1e-6 for integrated ones, of the largest value. The message gives the estimate; `accuracy` of the results has it too. It happens near a runaway, where rounding alone makes a difference.',
  examples: { wrong: example('1 GPa'), right: example('300 MPa') },
} as const satisfies SolverPage;
