import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const errorInFunction: DiagnosticDescriptor<{
  readonly function: string;
  readonly problem: string;
  /** In the body; absent when the function is declared in another file. */
  readonly place?: TextRange;
}> = {
  code: 'MG207',
  name: 'error-in-function',
  severity: 'error',
  explanation:
    'Arguments without a dimension in the declaration take any value, so the body is checked where the function is called. With these arguments it does not work.',
  examples: {
    wrong: `mgmodel 1
fn shifted(x) = x + 1 K
let a = shifted(3 s)`,
    right: `mgmodel 1
fn shifted(x) = x + 1 K
let a = shifted(3 K)`,
  },
  message: ({ function: name, problem }) => `${quoted(name)} cannot be called like this: ${problem}`,
  related: ({ function: name, place }) => (place ? [{ range: place, message: `Here in ${quoted(name)}` }] : []),
};
