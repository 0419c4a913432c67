import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const nothingCompared: DiagnosticDescriptor<{ readonly example: string }> = {
  code: 'MG439',
  name: 'nothing-compared',
  severity: 'error',
  explanation:
    'An expectation or a stated value compares what is measured with a number: `< 1 GPa`, `= 660 MPa within 1 %`, `in 350 K .. 370 K`.',
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
test t of m : tension {
  T = 600 K
  strain_rate = 1e-4 /s
  strain = 1 %
  expect max(stress)
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
test t of m : tension {
  T = 600 K
  strain_rate = 1e-4 /s
  strain = 1 %
  expect max(stress) < 1 GPa
}`,
  },
  message: ({ example }) =>
    `This measures a series but compares it with nothing; write ${quoted(example)}, for example`,
};
