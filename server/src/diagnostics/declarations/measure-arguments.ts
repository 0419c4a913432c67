import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const measureArguments: DiagnosticDescriptor<{
  readonly measure: string;
  readonly problem: string;
  readonly usage: string;
}> = {
  code: 'MG424',
  name: 'measure-arguments',
  severity: 'error',
  explanation:
    'A measure takes a series first; `value` then takes the x to compute it at, the others may take an interval of x.',
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
  expect value(stress) < 1 GPa
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
  expect value(stress, 0.5 %) < 1 GPa
}`,
  },
  message: ({ measure, problem, usage }) => `${quoted(measure)} ${problem}: write ${quoted(usage)}`,
};
