import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const inheritedDoesNotFit: DiagnosticDescriptor<{
  readonly model: string;
  readonly field: string;
  readonly from: string;
  readonly problem: string;
}> = {
  code: 'MG434',
  name: 'inherited-does-not-fit',
  severity: 'error',
  explanation:
    'Inherited expressions are evaluated in the variant. This one cannot be: something it needs is missing or has another dimension here.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  E_0 = 90 GPa
}
alloy Y { composition = La 60, Al 40 }
model m of X { elastic { E = E_0 } }
model n of Y extends m { }`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  E_0 = 90 GPa
}
alloy Y { composition = La 60, Al 40; E_0 = 33 GPa }
model m of X { elastic { E = E_0 } }
model n of Y extends m { }`,
  },
  message: ({ model, field, from, problem }) =>
    `${quoted(field)}, which ${quoted(model)} inherits from ${quoted(from)}, cannot be evaluated here: ${problem}`,
};
