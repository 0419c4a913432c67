import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const headerIncomplete: DiagnosticDescriptor<{ readonly what: string; readonly lacks: string; readonly usage: string; readonly insertAt?: number; readonly insertText?: string }> = {
  code: 'MG436',
  name: 'header-incomplete',
  severity: 'error',
  explanation: 'The header lacks a part: a model says of which alloy it is, a test of which models and by which protocol.',
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
test t of m {
  T = 300 K
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
`,
  },
  message: ({ what, lacks, usage }) => `This ${what} does not say ${lacks}: ${quoted(usage)}`,
};
