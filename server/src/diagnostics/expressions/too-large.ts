import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

/** Parts (numbers, names, operations) that a function may have when those it calls are written out in it. */
export const mostParts = 20_000;

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, i) =>
    i === 0 ? 'fn f0(x: number) = x + 1' : `fn f${i}(x: number) = f${i - 1}(x + 1) * f${i - 1}(x + 2)`,
  ).join('\n');

export const tooLarge: DiagnosticDescriptor<{ readonly function: string }> = {
  code: 'MG217',
  name: 'too-large',
  severity: 'error',
  explanation:
    'Functions are written out where they are called. Functions that call others several times, which call others several times in turn, grow beyond what can be computed. Give an intermediate result a name of its own with `let`, or call the inner function once.',
  examples: {
    wrong: `mgmodel 1
${nested(20)}
curve c {
  over x = 0 .. 1 lin 3
  y = f19(x)
}`,
    right: `mgmodel 1
${nested(4)}
curve c {
  over x = 0 .. 1 lin 3
  y = f3(x)
}`,
  },
  message: ({ function: name }) =>
    `${quoted(name)} has more than ${mostParts.toLocaleString('en')} parts when the functions that it calls are written out`,
};
