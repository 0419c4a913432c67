import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const strengthsExceedModulus: DiagnosticDescriptor<{
  readonly model: string;
  readonly sum: string;
  readonly modulus: string;
}> = {
  code: 'MG512',
  name: 'strengths-exceed-modulus',
  severity: 'error',
  explanation:
    'Where stresses add, the strengths are what the modulus loses when everything has relaxed; they cannot exceed it.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 95 GPa; tau = 1 s }
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 85 GPa; tau = 1 s }
}`,
  },
  message: ({ model, sum, modulus }) =>
    `The strengths of ${quoted(model)} add up to ${sum}, more than its modulus of ${modulus}: the relaxed modulus would be negative`,
};
