import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const dataUnreadable: DiagnosticDescriptor<{ readonly path: string; readonly problem: string }> = {
  code: 'MG704',
  name: 'data-unreadable',
  severity: 'error',
  explanation:
    'The table of a data block could not be read. The path is relative to the file it is written in and must stay inside the workspace.',
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
data d for t from "no-such.csv" {
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
    },
  },
  message: ({ path, problem }) => `"${path}" cannot be read: ${problem}`,
};
