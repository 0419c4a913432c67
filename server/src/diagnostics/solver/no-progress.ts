import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (tau: string): string => `${alloyText}fn mine(T: temperature, sigma: stress) = ${tau}
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 1/100 GPa; tau = mine }
}
test t of m : tension { T = 600 K; strain_rate = 1e-3 /s; strain = [0.5, 1, 2] % }
`;

export const noProgress = {
  code: 'MG613',
  name: 'no-progress',
  severity: 'warning',
  explanation:
    'The integration cannot go on, and the curve ends there. Mostly a law jumps (an `if`) and drives what it depends on back to the jump from both sides: a glass that relaxes in hours below 500 MPa and in a second above is held at 500 MPa, where it has no time of relaxation. The message then names the law and the value. Let the law change gradually there, over 1 % of the value for example: the stress settles within that. Else the test would need more steps than are sensible: a law that is less steep, or a shorter test, mends it.',
  examples: {
    wrong: example('if sigma > 500 MPa then 1 s else 1000 s'),
    right: example('1000 s * exp(-3.45 * (1 + tanh((sigma - 500 MPa)/(5 MPa))))'),
  },
} as const satisfies SolverPage;
