import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const unusualFrequency: DiagnosticDescriptor<{ readonly frequency: string; readonly range: string }> = {
  code: 'MG508',
  name: 'unusual-frequency',
  severity: 'warning',
  explanation:
    'Mechanical spectroscopy covers about 1e-6 Hz to 1e12 Hz, ultrasound and Brillouin scattering included. Perhaps a unit slipped.',
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
  frequency = 1e16 Hz
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
}`,
  },
  message: ({ frequency, range }) => `${frequency} lies outside of what mechanical spectroscopy covers (${range})`,
};
