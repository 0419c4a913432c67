import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const unitOrField: DiagnosticDescriptor<{
  readonly name: string;
  /** "the watt", "the molar gas constant". */
  readonly meaning: string;
}> = {
  code: 'MG204',
  name: 'unit-or-field',
  severity: 'hint',
  explanation:
    'Names of units and constants always mean the unit or the constant in an expression, even where a field has the same name. Reach the field by its path (`csm.W`).',
  examples: {
    wrong: `mgmodel 1
curve csm {
  over x = 1 .. 2 lin 3
  W = 3*x
  twice = 2*W
}`,
    right: `mgmodel 1
curve csm {
  over x = 1 .. 2 lin 3
  W = 3*x
  twice = 2*csm.W
}`,
  },
  message: ({ name, meaning }) =>
    `${quoted(name)} means ${meaning} here, not the field of that name, which is reached by its path`,
};
