import type { SolverPage } from '../diagnostic.ts';

const example = (temperatures: string): string => `mgmodel 1
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
  relaxation alpha : hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; a1 = 0.002 /K; t0 = 6e-7 s }
}
test t of m : relaxation_times { T = ${temperatures} step 10 K }
`;

export const infiniteTime = {
  code: 'MG603',
  name: 'infinite-time',
  severity: 'information',
  explanation:
    'A relaxation time is infinite at some temperatures of a relaxation map, or beyond the largest number (about 1e308): the motion is frozen there and its curve has a gap. Where a Vogel–Fulcher–Tammann law freezes a term at its T0, MG505 says so instead.',
  examples: { wrong: example('20 K .. 400 K'), right: example('300 K .. 400 K') },
} as const satisfies SolverPage;
