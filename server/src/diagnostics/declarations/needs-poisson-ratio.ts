import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const needsPoissonRatio: DiagnosticDescriptor<{
  readonly model: string;
  readonly modulus: string;
  readonly protocol: string;
  readonly other: string;
  readonly alloy?: string;
  /** Whether `nu` of the model is something else, as the attempt frequency of an energy landscape. */
  readonly isTaken?: boolean;
  readonly insertAt?: number;
}> = {
  code: 'MG428',
  name: 'needs-poisson-ratio',
  severity: 'error',
  explanation:
    'A model written in Young’s modulus is put through a shear test (or the other way round): Poisson’s ratio `nu` of the alloy or of the model is needed, J_shear = 2(1 + ν) J.',
  examples: {
    wrong: `${modelText}test s of m : shear {
  T = 600 K
  strain_rate = 1e-4 /s
  strain = 1 %
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  nu = 0.36
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test s of m : shear {
  T = 600 K
  strain_rate = 1e-4 /s
  strain = 1 %
}`,
  },
  message: ({ model, modulus, protocol, other, alloy, isTaken = false }) => {
    const place = alloy === undefined ? '' : `, in ${quoted(alloy)}${isTaken ? '' : ` or in ${quoted(model)}`}`;
    return `${quoted(model)} is written in ${modulus}, and ${protocol} needs ${other}: Poisson’s ratio ${quoted('nu')} is needed${place}`;
  },
  fixes: ({ alloy, insertAt }) =>
    insertAt === undefined || alloy === undefined
      ? []
      : [
          {
            title: `Add ${quoted('nu = 0.36')} to ${quoted(alloy)}`,
            edits: [{ range: { start: insertAt, end: insertAt }, newText: '  nu = 0.36\n' }],
          },
        ],
};
