import type { SolverPage } from '../diagnostic.ts';

const example = (strength: string): string => `mgmodel 1
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
    A_an = ${strength} /MPa
    A_vp = 1.5e-5 /MPa
    chi_g = 0.4
    a1 = 0.002 /K
    a2 = 100
    t0 = 6e-7 s
  }
}
test t of m : tension { T = 350 K; strain_rate = 3e-4 /s; strain = 6 % }
`;

export const correlationLeavesRange = {
  code: 'MG611',
  name: 'correlation-leaves-range',
  severity: 'warning',
  explanation:
    'The anelastic strain brings the correlation factor χ of a hierarchical element, χ(T) + a2 ε_an, out of 0 … 1, where its equations have no meaning. The curve ends there; the message names strain and temperature. A smaller a2 or A_an keeps it inside.',
  examples: { wrong: example('1.5e-4'), right: example('1.5e-7') },
} as const satisfies SolverPage;
