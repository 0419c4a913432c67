import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (temperatures: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : newtonian { viscosity = 1e12 Pa s * (T - 400 K) / 300 K }
}
test t of m : dma_temperature { T = ${temperatures} step 50 K; frequency = 1 Hz }
`;

export const fieldWithoutValue = {
  code: 'MG602',
  name: 'field-without-value',
  severity: 'error',
  explanation:
    'A field of a model has no usable value at a temperature or stress that a test goes through: it is negative where only positive values have a meaning, not finite, or lacks what it is computed from. Or a test asks for what cannot be computed at all: more cycles, or more decades, than can be followed. Nothing is computed there: a curve over strain or time ends, other points and tests are computed.',
  examples: { wrong: example('350 K .. 600 K'), right: example('450 K .. 600 K') },
} as const satisfies SolverPage;
