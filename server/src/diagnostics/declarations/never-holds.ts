import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';

export const neverHolds: DiagnosticDescriptor<{ readonly reason: string }> = {
  code: 'MG423',
  name: 'never-holds',
  severity: 'error',
  explanation:
    'Whatever the model gives, this expectation cannot hold: its interval is empty, lies outside what the test covers, or asks a positive quantity to be negative.',
  examples: {
    wrong: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1 Hz
  expect argmax(loss_modulus) in 500 K .. 520 K
}`,
    right: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 1 Hz
  expect argmax(loss_modulus) in 300 K .. 400 K
}`,
  },
  message: ({ reason }) => `This can never hold: ${reason}`,
};
