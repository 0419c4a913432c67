import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const nothingToOverride: DiagnosticDescriptor<{
  readonly path: string;
  readonly name: string;
  readonly within: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly extended: boolean;
}> = {
  code: 'MG415',
  name: 'nothing-to-override',
  severity: 'error',
  explanation:
    'A dotted field changes an element that the model declares or inherits with `extends`. This model has no such element.',
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
model aged of X extends m {
  bta.tau.U = 90 kJ/mol
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
model aged of X extends m {
  beta.tau.U = 90 kJ/mol
}`,
  },
  message: ({ name, within, suggestions, extended }) =>
    `${quoted(within)} has no element ${quoted(name)}${suggestions.length > 0 ? didYouMean(suggestions) : extended ? '' : '; a model inherits elements with `extends`'}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
