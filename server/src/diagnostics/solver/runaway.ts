import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (stress: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : argon { gamma0 = 3e19 /s; Q = 4.1 eV; V = 0.11 nm^3 }
}
test t of m : creep { T = 650 K; stress = ${stress}; hold = 1 s }
`;

export const runaway = {
  code: 'MG612',
  name: 'runaway',
  severity: 'warning',
  explanation:
    'The rate of a flow law grows beyond all numbers, or has no finite value: the flow runs away. The curve ends there; the message names time, stress and temperature.',
  examples: { wrong: example('110 GPa'), right: example('100 MPa') },
} as const satisfies SolverPage;
