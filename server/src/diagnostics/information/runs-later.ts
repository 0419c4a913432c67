import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const runsLater: DiagnosticDescriptor<{ readonly what: string }> = {
  code: 'MG901',
  name: 'runs-later',
  severity: 'information',
  explanation: 'The statement is read and checked; computing it is not part of this version yet.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test t of m : relaxation_times {
  T = 300 K .. 400 K step 50 K
}
compare c of m on t`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test t of m : relaxation_times {
  T = 300 K .. 400 K step 50 K
}
`,
  },
  message: ({ what }) => `This ${what} is checked; running it comes with a later version`,
};
