import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const tooManyPoints: DiagnosticDescriptor<{
  readonly curves: number;
  readonly points: number;
  readonly limit: number;
}> = {
  code: 'MG427',
  name: 'too-many-points',
  severity: 'error',
  explanation:
    'The lists of a test multiply: every combination is a curve, and every curve has all the points. Beyond the limit the test would keep the machine busy for minutes; it is refused.',
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
test d of m : dma_temperature {
  T = 300 K .. 600 K lin 50001
  frequency = 1e-3 Hz .. 1e3 Hz log 101
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
test d of m : dma_temperature {
  T = 300 K .. 600 K step 1 K
  frequency = 1e-3 Hz .. 1e3 Hz log 7
}`,
  },
  message: ({ curves, points, limit }) =>
    `This test asks for ${curves.toLocaleString('en')} ${curves === 1 ? 'curve' : 'curves'} of ${points.toLocaleString('en')} points; ${limit.toLocaleString('en')} points in all are the limit. Shorten a list or widen a step`,
};
