import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const noMeasure: DiagnosticDescriptor<{ readonly example: string }> = {
  code: 'MG418',
  name: 'no-measure',
  severity: 'error',
  explanation:
    'An expectation compares something measured on a curve: max, min, argmax, argmin, first, last, slope or value of a series.',
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
  expect stress < 1 GPa
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
  message: ({ example }) => `Nothing is measured here; write a measure of a series, such as ${quoted(example)}`,
};
