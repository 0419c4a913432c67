import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (temperatures: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 450 K) }
}
test t of m : master_curve {
  T = ${temperatures} K
  reference = 510 K
  frequency = 0.01 Hz .. 100 Hz log 21
}
`;

export const noShiftFactor = {
  code: 'MG604',
  name: 'no-shift-factor',
  severity: 'warning',
  explanation:
    'One of the sweeps of a master curve has no loss to compare with the reference: the model is elastic there within all digits, as a frozen term makes it. Leave the temperature out, or let another element relax there.',
  examples: { wrong: example('[400, 510, 550]'), right: example('[500, 510, 550]') },
} as const satisfies SolverPage;
