import type { SolverPage } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (scan: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
  flow f : custom { strain_rate = stress / 1e14 Pa s * exp(-time / 1 h) }
}
test t of m : dma_temperature { T = 600 K .. 700 K step 50 K; frequency = 0.01 Hz${scan} }
`;

export const timeStandsStill = {
  code: 'MG607',
  name: 'time-stands-still',
  severity: 'information',
  explanation:
    'A flow law holds `time`, but a sweep over temperature or frequency has no course of time of its own: every point is computed as if it were the first of a test, time = 0. In `dma_temperature` give the `heating_rate` of the scan; time then counts from its lowest temperature. Better still, let a state carry what changes: `state x = …; rate x = …`.',
  examples: { wrong: example(''), right: example('; heating_rate = 3 K/min') },
} as const satisfies SolverPage;
