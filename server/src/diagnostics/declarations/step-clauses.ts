import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const stepClauses: DiagnosticDescriptor<{
  readonly action: string;
  readonly problem: string;
  readonly usage: string;
}> = {
  code: 'MG426',
  name: 'step-clauses',
  severity: 'error',
  explanation:
    'Each step says its goal with `to`, or the change with `by`, and how fast with `at` (a rate) or `in` (a time); `hold` takes a time.',
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
test t of m : program {
  T = 300 K
  heat to 430 K
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
test t of m : program {
  T = 300 K
  heat to 430 K at 10 K/min
}`,
  },
  message: ({ action, problem, usage }) => `${quoted(action)} ${problem}: write ${quoted(usage)}`,
};
