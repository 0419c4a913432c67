import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (times: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol)
  }
}
test t of m : creep { T = 500 K; stress = 100 MPa; hold = 60 s; time = ${times} s }
`;

export const timeAfterEnd = {
  code: 'MG615',
  name: 'time-after-end',
  severity: 'warning',
  explanation:
    'A point in time lies after the end of the test, where there is nothing to compute. Make the test longer, or the list of times shorter.',
  examples: { wrong: example('[1, 10, 100]'), right: example('[1, 10, 60]') },
} as const satisfies SolverPage;
