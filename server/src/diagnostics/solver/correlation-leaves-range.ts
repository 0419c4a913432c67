import type { SolverPage } from '../diagnostic.ts';
import { hierarchicalText } from '../example-text.ts';

const example = (A_an: string): string => `${hierarchicalText({ A_an, a2: '100' })}test t of m : tension {
  T = 350 K
  strain_rate = 3e-4 /s
  strain = 6 %
}
`;

export const correlationLeavesRange = {
  code: 'MG611',
  name: 'correlation-leaves-range',
  severity: 'warning',
  explanation:
    'The anelastic strain brings the correlation factor χ of a hierarchical element, χ(T) + a2 ε_an, out of 0 … 1, where its equations have no meaning. The curve ends there; the message names strain and temperature. A smaller a2 or A_an keeps it inside.',
  examples: { wrong: example('1.5e-4 /MPa'), right: example('1.5e-7 /MPa') },
} as const satisfies SolverPage;
