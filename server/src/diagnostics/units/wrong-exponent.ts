import type { DiagnosticDescriptor } from '../diagnostic.ts';

type Problem =
  | { readonly kind: 'dimension'; readonly text: string; readonly found: string }
  | { readonly kind: 'not-constant'; readonly base: string; readonly found: string }
  | { readonly kind: 'irrational'; readonly base: string; readonly found: string };

export const wrongExponent: DiagnosticDescriptor<{ readonly problem: Problem }> = {
  code: 'MG307',
  name: 'wrong-exponent',
  severity: 'error',
  explanation:
    'An exponent is a plain number. Where the base has a dimension, the exponent must be a constant fraction such as 2, 0.5 or (1/3), because the dimension of the result depends on it; make the base a number first: `(t/(1 s))^n`.',
  examples: {
    wrong: `mgmodel 1
param n = 2
let a = (3 s)^n`,
    right: `mgmodel 1
param n = 2
let a = 3^n`,
  },
  message: ({ problem }) => {
    switch (problem.kind) {
      case 'dimension':
        return `An exponent is a number; ${problem.text} is ${problem.found}`;
      case 'not-constant':
        return `${problem.base} is ${problem.found}, so its exponent must be a constant; divide it by a value of its kind first`;
      case 'irrational':
        return `${problem.base} is ${problem.found}, so its exponent must be a whole number or a fraction such as (1/3)`;
    }
  },
};
