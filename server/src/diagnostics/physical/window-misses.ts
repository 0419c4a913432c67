import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const windowMisses: DiagnosticDescriptor<{
  readonly window: string;
  readonly times: string;
  readonly model: string;
}> = {
  code: 'MG507',
  name: 'window-misses',
  severity: 'warning',
  explanation:
    'All relaxation times of the model lie far outside of the times (or frequencies) that the test covers, so that its curves are flat.',
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
test t of m : stress_relaxation {
  T = 300 K
  strain = 0.1 %
  time = 1e-12 s .. 1e-9 s log 11
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
test t of m : stress_relaxation {
  T = 300 K
  strain = 0.1 %
  time = 1e-3 s .. 1e5 s log 11
}`,
  },
  message: ({ window, times, model }) =>
    `The test covers ${window}, but the relaxation times of ${quoted(model)} there are ${times}: its curves are flat`,
};
