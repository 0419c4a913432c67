import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const wrongShape: DiagnosticDescriptor<{
  /** How the place is called: "`E` of elastic", "an operand of `+`". */
  readonly place: string;
  /** "one number", "a condition". */
  readonly wanted: string;
  /** "a list", "a text". */
  readonly found: string;
}> = {
  code: 'MG208',
  name: 'wrong-shape',
  severity: 'error',
  explanation:
    'The place takes one number, and a list, a range, a condition, a text or a law stands there; or the other way round. Lists and ranges stand in the fields of a test, which then gives a family of curves or the points to compute.',
  examples: {
    wrong: `mgmodel 1
let a = if 3 then 1 else 2`,
    right: `mgmodel 1
param x = 3
let a = if x > 2 then 1 else 2`,
  },
  message: ({ place, wanted, found }) => `${place} must be ${wanted}; ${found} stands here`,
};
