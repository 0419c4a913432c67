import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';

export const tooManyPoints: DiagnosticDescriptor<{
  readonly curves: number;
  readonly points: number;
  readonly limit: number;
}> = {
  code: 'MG427',
  name: 'too-many-points',
  severity: 'error',
  explanation:
    'The lists of a test multiply: every combination is a curve, and every curve has all the points. Beyond the limit the test would keep the machine busy for minutes; it is refused.',
  examples: {
    wrong: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 600 K lin 50001
  frequency = 1e-3 Hz .. 1e3 Hz log 101
}`,
    right: `${modelText}test d of m : dma_temperature {
  T = 300 K .. 600 K step 1 K
  frequency = 1e-3 Hz .. 1e3 Hz log 7
}`,
  },
  message: ({ curves, points, limit }) =>
    `This test asks for ${curves.toLocaleString('en')} ${curves === 1 ? 'curve' : 'curves'} of ${points.toLocaleString('en')} points; ${limit.toLocaleString('en')} points in all are the limit. Shorten a list or widen a step`,
};
