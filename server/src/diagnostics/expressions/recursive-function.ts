import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const recursiveFunction: DiagnosticDescriptor<{ readonly circle: readonly string[] }> = {
  code: 'MG206',
  name: 'recursive-function',
  severity: 'error',
  explanation:
    'A function that calls itself, directly or through others, has no end. Laws are written out in closed form.',
  examples: {
    wrong: `mgmodel 1
fn f(x: number) = 2*f(x - 1)`,
    right: `mgmodel 1
fn f(x: number) = 2^x`,
  },
  message: ({ circle }) => {
    const [first = ''] = circle;
    return circle.length === 1
      ? `${quoted(first)} calls itself`
      : `${quoted(first)} calls itself: ${[...circle, first].join(' → ')}`;
  },
};
