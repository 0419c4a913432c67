import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownField: DiagnosticDescriptor<{
  readonly field: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG403',
  name: 'unknown-field',
  severity: 'error',
  explanation: 'The block has no field of this name. The page of its kind or protocol lists those it has.',
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
test t of m : relaxation_times {
  T = 300 K .. 400 K step 50 K
  frequncy = 1 Hz
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
  message: ({ field, place, suggestions, known }) =>
    `${place} has no field ${quoted(field)}${suggestions.length > 0 ? didYouMean(suggestions) : known.length > 0 ? `; its fields are ${listed(known)}` : ''}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
