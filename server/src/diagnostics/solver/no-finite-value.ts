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
    'A series of a curve has no finite value at one of its points: a division by zero, a logarithm of nothing, an exponential beyond all numbers. The point is left out; the message names the first one.',
  examples: { wrong: example('-1 .. 1'), right: example('0.5 .. 2') },
} as const satisfies SolverPage;
