import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const flowLocalises: DiagnosticDescriptor<{
  readonly temperature: string;
  readonly ratio: string;
  readonly load: string;
  readonly model: string;
}> = {
  code: 'MG504',
  name: 'flow-localises',
  severity: 'warning',
  explanation:
    'Well below 0.8 T_g and under high stress a metallic glass deforms in shear bands. The models describe homogeneous flow.',
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
  T = 300 K
  strain_rate = 1e-4 /s
  strain = 6 %
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
  T = 650 K
  strain_rate = 1e-4 /s
  strain = 6 %
}`,
  },
  message: ({ temperature, ratio, load }) =>
    `At ${temperature} (${ratio} T_g) and ${load} the flow of a metallic glass localises in shear bands; the model describes homogeneous flow`,
};
