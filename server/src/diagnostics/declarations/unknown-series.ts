import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownSeries: DiagnosticDescriptor<{
  readonly series: string;
  readonly place: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG419',
  name: 'unknown-series',
  severity: 'error',
  explanation:
    'The first argument of a measure is a series of the test’s protocol, or of one of its elements (`strain.beta`).',
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
  expect max(stres) < 1 GPa
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
  expect max(stress) < 1 GPa
}`,
  },
  message: ({ series, place, suggestions, known }) =>
    `${place} gives no series ${quoted(series)}${suggestions.length > 0 ? didYouMean(suggestions) : `; it gives ${listed(known)}`}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
