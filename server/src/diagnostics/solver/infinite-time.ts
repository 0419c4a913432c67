import type { SolverPage } from '../diagnostic.ts';
import { hierarchicalText } from '../example-text.ts';

const example = (temperatures: string): string => `${hierarchicalText()}test t of m : relaxation_times {
  T = ${temperatures} step 10 K
}
`;

export const infiniteTime = {
  code: 'MG603',
  name: 'infinite-time',
  severity: 'warning',
  explanation:
    'A relaxation time is infinite at some temperatures of a relaxation map, or beyond the largest number (about 1e308): the motion is frozen there and its curve has a gap. Where a Vogel–Fulcher–Tammann law freezes a term at its T0, MG505 says so instead.',
  examples: { wrong: example('20 K .. 400 K'), right: example('300 K .. 400 K') },
} as const satisfies SolverPage;
