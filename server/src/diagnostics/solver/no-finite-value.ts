import type { SolverPage } from '../diagnostic.ts';

const example = (range: string): string => `mgmodel 1
curve c {
  over x = ${range} step 0.5
  y = 1 / x
}
`;

export const noFiniteValue = {
  code: 'MG601',
  name: 'no-finite-value',
  severity: 'warning',
  explanation:
    'A series has no finite value at some of its points. In a `curve` that is a division by zero, a logarithm of nothing, an exponential beyond all numbers. In a test a number on the way is beyond 1e±308: the message names the fields and conditions of extreme size, where a unit or an exponent may not be what was meant. The points are left out; the message names the first one.',
  examples: { wrong: example('-1 .. 1'), right: example('0.5 .. 2') },
} as const satisfies SolverPage;
