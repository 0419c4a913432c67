import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const windowMisses: DiagnosticDescriptor<{
  readonly window: string;
  readonly times: string;
  readonly model: string;
}> = {
  code: 'MG507',
  name: 'window-misses',
  severity: 'warning',
  explanation:
    'All relaxation times of the model lie far outside of the times (or frequencies) that the test covers, so that no relaxation shows in its curves: they are flat, or those of steady flow.',
  examples: {
    wrong: `${modelText}test t of m : stress_relaxation {
  T = 300 K
  strain = 0.1 %
  time = 1e-12 s .. 1e-9 s log 11
}`,
    right: `${modelText}test t of m : stress_relaxation {
  T = 300 K
  strain = 0.1 %
  time = 1e-3 s .. 1e5 s log 11
}`,
  },
  message: ({ window, times, model }) =>
    `The test covers ${window}, but the relaxation times of ${quoted(model)} there are ${times}: no relaxation shows in its curves`,
};
