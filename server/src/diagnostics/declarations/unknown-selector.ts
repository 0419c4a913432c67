import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownSelector: DiagnosticDescriptor<{
  readonly name: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG421',
  name: 'unknown-selector',
  severity: 'error',
  explanation: 'Behind `for` stand fields that the test gives (`for frequency = 1 Hz`), or `model = NAME`.',
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
  expect max(stress) < 1 GPa for frequency = 1 Hz
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
  expect max(stress) < 1 GPa for T = 600 K
}`,
  },
  message: ({ name, place, suggestions, known }) =>
    `${quoted(name)} does not tell the curves of ${place} apart${suggestions.length > 0 ? didYouMean(suggestions) : `; ${listed(known)} do`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
