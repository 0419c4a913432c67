import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const unknownThing: DiagnosticDescriptor<{
  readonly what: string;
  readonly name: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly where?: string;
}> = {
  code: 'MG220',
  name: 'unknown-thing',
  severity: 'error',
  explanation:
    'A header names an alloy, model, test or data set that neither this file nor its imports declare. Names are case-sensitive.',
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
test t of mm : relaxation_times { T = 300 K .. 400 K step 50 K }`,
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
test t of m : relaxation_times { T = 300 K .. 400 K step 50 K }`,
  },
  message: ({ what, name, suggestions, where }) =>
    `There is no ${what} ${quoted(name)} in ${where ?? 'this file or its imports'}${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
