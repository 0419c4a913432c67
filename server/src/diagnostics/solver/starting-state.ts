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
    'A dynamic test or a master curve takes a flow law as linear about the static stress and the start values of its states, such as the free volume. Here these states would change during one oscillation, so that the moduli are those of the start values and not of an aged glass; `heating_rate` does not age them. Start values at rest give none of it.',
  examples: { wrong: example('evolving'), right: example('fixed') },
} as const satisfies SolverPage;
