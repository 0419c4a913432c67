import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const neverHolds: DiagnosticDescriptor<{ readonly reason: string }> = {
  code: 'MG423',
  name: 'never-holds',
  severity: 'error',
  explanation:
    'Whatever the model gives, this expectation cannot hold: its interval is empty, lies outside what the test covers, or asks a positive quantity to be negative.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1 Hz
  expect argmax(loss_modulus) in 500 K .. 520 K
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye {
    strength = 1/80 GPa - 1/90 GPa
    tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
  }
}
test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1 Hz
  expect argmax(loss_modulus) in 300 K .. 400 K
}`,
  },
  message: ({ reason }) => `This can never hold: ${reason}`,
};
