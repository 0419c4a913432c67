import type { SolverPage } from '../diagnostic.ts';

const example = (freeVolume: string): string => `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
  nu = 0.36
}
model m of X {
  elastic { E = 90 GPa }
  flow f : spaepen {
    nu = 1e13 /s
    Delta_G = 0.45 eV
    Omega = 0.021 nm^3
    v_star = 0.0168 nm^3
    v_f = 5.5e-4 nm^3
    free_volume = ${freeVolume}
  }
}
test t of m : dma_temperature { T = 600 K .. 700 K step 50 K; frequency = 0.01 Hz }
`;

export const startingState = {
  code: 'MG606',
  name: 'starting-state',
  severity: 'information',
  explanation:
    'A dynamic test or a master curve takes a flow law as linear about the static stress and the values of its states, such as the free volume: those at the start, or in `dma_temperature` with a `heating_rate` those that the scan has led to. Here these states would change during a single oscillation, so that the response is not a linear one and the moduli are those of the values named. Start values at rest give none of it.',
  examples: { wrong: example('evolving'), right: example('fixed') },
} as const satisfies SolverPage;
