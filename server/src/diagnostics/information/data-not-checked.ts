import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const dataNotChecked: DiagnosticDescriptor<{ readonly path: string }> = {
  code: 'MG903',
  name: 'data-not-checked',
  severity: 'information',
  explanation: 'The table has not been read yet, so its columns could not be compared with this block.',
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
data d for t from "not-read-yet.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
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
data d for t from "times.csv" {
  T = column 1 in K
  tau.beta = column 2 in s
}`,
    files: {
      'times.csv': `T,tau
300,1
`,
      'not-read-yet.csv': ``,
    },
  },
  message: ({ path }) => `The columns of "${path}" could not be checked: the table has not been read yet`,
};
