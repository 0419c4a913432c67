import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const equalsWithoutWithin: DiagnosticDescriptor<{
  readonly insertAt: number;
  readonly tolerances: readonly string[];
}> = {
  code: 'MG420',
  name: 'equals-without-within',
  severity: 'error',
  explanation:
    'A computed number is never exactly another. Say how close it must come: `within 1 %` of the value, or `within 5 K` of it.',
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
  expect max(stress) = 800 MPa
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
  expect max(stress) = 800 MPa within 1 %
}`,
  },
  message: () =>
    'An expectation with `=` needs a tolerance: `within 1 %` (relative) or one with a unit, such as `within 5 K` (absolute)',
  fixes: ({ insertAt, tolerances }) =>
    tolerances.map((tolerance) => ({
      title: `Add ${quoted(`within ${tolerance}`)}`,
      edits: [{ range: { start: insertAt, end: insertAt }, newText: ` within ${tolerance}` }],
    })),
};
