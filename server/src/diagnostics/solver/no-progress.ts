import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (rate: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : custom {
    state x = 1
    rate x = ${rate}
    strain_rate = 1e-4 /s * x * stress / 1 MPa
  }
}
test t of m : creep { T = 600 K; stress = 100 MPa; hold = 10 s }
`;

export const noProgress = {
  code: 'MG613',
  name: 'no-progress',
  severity: 'warning',
  explanation:
    'The integration cannot go on: a rate jumps back and forth, so that no step is short enough, or the test would need more steps than are sensible. The curve ends there. A law that is steep instead of one that jumps (a tanh for an if) mends it.',
  examples: { wrong: example('if x > 0.5 then -1 /s else 1 /s'), right: example('1 /s * tanh((0.5 - x) / 0.01)') },
} as const satisfies SolverPage;
