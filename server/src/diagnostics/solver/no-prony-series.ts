import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (tolerance: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : cole_davidson { strength = 90 GPa; tau = 1 s; gamma = 0.3 }
}
test t of m : prony_series {
  T = 600 K
  time = 1e-3 s .. 100 s log 51
  tolerance = ${tolerance}
}
`;

export const noPronySeries = {
  code: 'MG608',
  name: 'no-prony-series',
  severity: 'error',
  explanation:
    'A Prony series is asked for to an error that none reaches: the relaxation of the model falls more sharply somewhere in the range of times than a sum of exponentials of evenly spaced times can follow. The message gives the error of the best series that was found: allow it with `tolerance`, or end the range of `time` where less has relaxed.',
  examples: { wrong: example('1e-8'), right: example('1 %') },
} as const satisfies SolverPage;
