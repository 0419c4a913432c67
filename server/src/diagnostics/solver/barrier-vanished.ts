import type { SolverPage } from '../diagnostic.ts';
import { hierarchicalText } from '../example-text.ts';

const example = (sigma1: string): string => `${hierarchicalText({ sigma1 })}test t of m : cyclic {
  T = 430 K
  waveform = triangle
  stress = 1.2 GPa
  frequency = 1 Hz
  cycles = 1
}
`;

export const barrierVanished = {
  code: 'MG610',
  name: 'barrier-vanished',
  severity: 'warning',
  explanation:
    'The stress reaches sigma1 of a hierarchical element, at which the barrier of its elementary motion has vanished (Hao 2022 eq. 22): there is no relaxation time any more. The curve ends there; the message names stress, time and temperature.',
  examples: { wrong: example('1 GPa'), right: example('28 GPa') },
} as const satisfies SolverPage;
