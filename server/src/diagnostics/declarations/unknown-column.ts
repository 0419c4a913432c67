import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, replaceFixes } from '../words.ts';

export const unknownColumn: DiagnosticDescriptor<{
  readonly column: string;
  readonly path: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  readonly known: readonly string[];
}> = {
  code: 'MG705',
  name: 'unknown-column',
  severity: 'error',
  explanation: 'The table has no such column. Columns are named by their header, or counted from 1.',
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
}
data d for t from "times.csv" {
  T = column "Temp" in K
  tau.beta = column 2 in s
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
data d for t from "times.csv" {
  T = column "T" in K
  tau.beta = column 2 in s
}`,
    files: {
      'times.csv': `T,tau
300,1
`,
    },
  },
  message: ({ column, path, suggestions, known }) =>
    `"${path}" has no column ${column}${suggestions.length > 0 ? didYouMean(suggestions) : known.length > 0 ? `; its columns are ${listed(known)}` : ''}`,
  fixes: ({ range, suggestions }) =>
    replaceFixes(
      range,
      suggestions.map((name) => `"${name}"`),
    ),
};
