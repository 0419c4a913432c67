import type { SolverPage } from '../diagnostic.ts';

const example = (limit: string): string => `mgmodel 1
alloy La60Ni15Al25 {
  composition = La 60, Ni 15, Al 25
  T_g = 453 K
}
model m of La60Ni15Al25 {
  elastic { E = 33 GPa }
  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
  }
  relaxation alpha : hierarchical {
    elementary = beta
    A_an = 1.5e-5 /MPa
    A_vp = 1.5e-5 /MPa
    chi_g = 0.4
    a1 = 0.002 /K
    t0 = 6e-7 s
    sigma1 = ${limit}
  }
}
test t of m : cyclic { T = 430 K; waveform = triangle; stress = 1.2 GPa; frequency = 1 Hz; cycles = 1 }
`;

export const barrierVanished = {
  code: 'MG610',
  name: 'barrier-vanished',
  severity: 'warning',
  explanation:
    'The stress reaches sigma1 of a hierarchical element, at which the barrier of its elementary motion has vanished (Hao 2022 eq. 22): there is no relaxation time any more. The curve ends there; the message names stress, time and temperature.',
  examples: { wrong: example('1 GPa'), right: example('28 GPa') },
} as const satisfies SolverPage;
