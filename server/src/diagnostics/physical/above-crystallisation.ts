import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const aboveCrystallisation: DiagnosticDescriptor<{
  readonly temperature: string;
  readonly limit: string;
  readonly alloy: string;
}> = {
  code: 'MG503',
  name: 'above-crystallisation',
  severity: 'warning',
  explanation:
    'Above T_x the glass crystallises, which the models do not describe: what they give there is the supercooled liquid that would be.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  T_x = 750 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test t of m : relaxation_times { T = 600 K .. 800 K step 50 K }`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  T_x = 750 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test t of m : relaxation_times { T = 600 K .. 750 K step 50 K }`,
  },
  message: ({ temperature, limit, alloy }) =>
    `The test goes up to ${temperature}, above T_x = ${limit} of ${quoted(alloy)}: crystallisation is not modelled`,
};
