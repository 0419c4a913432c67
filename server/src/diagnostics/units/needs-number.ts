import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const needsNumber: DiagnosticDescriptor<{
  readonly function: string;
  readonly text: string;
  readonly found: string;
  readonly foundBase: string;
  /** "divide by `R`", "divide by a temperature". */
  readonly remedy?: string;
}> = {
  code: 'MG306',
  name: 'needs-number',
  severity: 'error',
  explanation:
    'Exponentials, logarithms, and circular and hyperbolic functions are defined for plain numbers (angles count as numbers). Divide by a quantity of the same kind first: `ln(tau/(1 s))`, `exp(U/(R T))`.',
  examples: {
    wrong: `mgmodel 1
let a = exp(83 kJ/mol/(300 K))`,
    right: `mgmodel 1
let a = exp(83 kJ/mol/(R * 300 K))`,
  },
  message: ({ function: name, text, found, foundBase, remedy }) =>
    `${quoted(name)} takes a number; ${text} is ${found} (${foundBase})${remedy === undefined ? '' : `; ${remedy} to mend it`}`,
};
