import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { replaceFixes } from '../words.ts';

export const selectsNoCurve: DiagnosticDescriptor<{
  readonly name: string;
  readonly found: string;
  readonly members: readonly string[];
  readonly range: TextRange;
  readonly replacements: readonly string[];
}> = {
  code: 'MG422',
  name: 'selects-no-curve',
  severity: 'error',
  explanation: 'No curve of the test has this value, so the expectation would never be looked at.',
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
  expect max(stress) < 1 GPa for T = 500 K
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
  message: ({ name, found, members }) =>
    `No curve of this test has ${name} = ${found}; ${members.length === 1 ? 'there is only' : 'there are'} ${members.join(', ')}`,
  fixes: ({ range, replacements }) => replaceFixes(range, replacements),
};
