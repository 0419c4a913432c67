import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';

type Facts =
  | { readonly of: 'points'; readonly curves: number; readonly points: number; readonly limit: number }
  | { readonly of: 'curves' | 'cycles'; readonly found: number; readonly limit: number };

const write = (count: number): string => count.toLocaleString('en');

export const tooManyPoints: DiagnosticDescriptor<Facts> = {
  code: 'MG427',
  name: 'too-many-points',
  severity: 'error',
  explanation:
    'The lists of a test multiply: every combination is a curve, and every curve has all the points, or all the cycles. A test has at most a million points and ten thousand curves, and a family of cyclic tests a hundred thousand cycles: more would keep the machine busy for hours, and is refused.',
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
  message: (facts) => {
    if (facts.of !== 'points') {
      return `This test asks for ${write(facts.found)} ${facts.of} in all; ${write(facts.limit)} are the limit. Shorten a list`;
    }
    const { curves, points, limit } = facts;
    return `This test asks for ${write(curves)} ${curves === 1 ? 'curve' : 'curves'} of ${write(points)} points; ${write(limit)} points in all are the limit. Shorten a list or widen a step`;
  },
};
