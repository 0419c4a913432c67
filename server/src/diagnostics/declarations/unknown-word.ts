import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, replaceFixes } from '../words.ts';

export const unknownWord: DiagnosticDescriptor<{
  readonly place: string;
  readonly found: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly words: readonly string[];
}> = {
  code: 'MG417',
  name: 'unknown-word',
  severity: 'error',
  explanation: 'The field takes one of a few words.',
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
  measure = treu
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
  measure = true
}`,
  },
  message: ({ place, found, suggestions, words }) =>
    `${place} is ${listed(words, 'or')}; ${found} is none of them${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions, words }) => replaceFixes(range, suggestions.length > 0 ? suggestions : words),
};
