import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const notFinite: DiagnosticDescriptor<{
  readonly text: string;
  /** What came out: NaN or an infinity. */
  readonly value: number;
  /** Why, where it is known: "a negative number has no square root". */
  readonly reason?: string;
}> = {
  code: 'MG212',
  name: 'not-finite',
  severity: 'error',
  explanation:
    'The value is not a number that can be computed with: a division by zero, a logarithm or root of a negative number, or a number above 1.8e308. With parameters, this is so at their declared values.',
  examples: {
    wrong: `mgmodel 1
let a = 1/(3 - 3)`,
    right: `mgmodel 1
let a = 1/(3 - 2)`,
  },
  message: ({ text, value, reason }) =>
    `\`${text}\` has no finite value: ${reason ?? (Number.isNaN(value) ? 'it is not a real number' : 'it is infinite (a division by zero, or more than 1.8e308)')}`,
};
