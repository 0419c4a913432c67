import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';

export const unusualFrequency: DiagnosticDescriptor<{ readonly frequency: string; readonly range: string }> = {
  code: 'MG508',
  name: 'unusual-frequency',
  severity: 'warning',
  explanation:
    'Mechanical spectroscopy covers about 1e-6 Hz to 1e12 Hz, ultrasound and Brillouin scattering included. Perhaps a unit slipped.',
  examples: {
    wrong: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1e16 Hz
}`,
    right: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1 Hz
}`,
  },
  message: ({ frequency, range }) => `${frequency} lies outside of what mechanical spectroscopy covers (${range})`,
};
