import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (law: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 60 GPa; tau = arrhenius(tau0: 1e-13 s, U: 130 kJ/mol) }
  relaxation b : debye { strength = 20 GPa; tau = arrhenius(tau0: ${law}) }
}
test t of m : master_curve {
  T = [500, 550] K
  reference = 500 K
  frequency = 0.01 Hz .. 100 Hz log 21
}
`;

export const noSuperposition = {
  code: 'MG605',
  name: 'no-superposition',
  severity: 'information',
  explanation:
    'The sweeps do not fall on one curve by shifting: the elements of the model do not share one temperature dependence, so that time–temperature superposition does not hold. The message gives the mismatch that is left; the shift factors are those of the least mismatch.',
  examples: { wrong: example('1e-13 s, U: 80 kJ/mol'), right: example('1e-15 s, U: 130 kJ/mol') },
} as const satisfies SolverPage;
