import type { DiagnosticDescriptor, QuickFix } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const hertzOrRadians: DiagnosticDescriptor<{
  readonly place: string;
  /** What the place counts. */
  readonly wanted: 'cycles' | 'radians';
  readonly text: string;
  /** The same value in what is wanted: `1 Hz`. */
  readonly converted?: { readonly range: TextRange; readonly newText: string };
  /** The field's name and the one that takes the value as it is: `omega`. */
  readonly rename?: { readonly range: TextRange; readonly newText: string };
}> = {
  code: 'MG305',
  name: 'hertz-or-radians',
  severity: 'error',
  explanation:
    'Hz counts cycles and rad/s counts radians, 2π to a cycle: `frequency` is given in Hz, `omega` in rad/s. A plain `/s` takes the meaning of the field.',
  examples: {
    wrong: `${modelText}test t of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  frequency = 6.28 rad/s
}`,
    right: `${modelText}test t of m : dma_temperature {
  T = 300 K .. 400 K step 10 K
  omega = 6.28 rad/s
}`,
  },
  message: ({ place, wanted, text, converted }) => {
    const expected = wanted === 'cycles' ? 'counts cycles and is given in Hz' : 'counts radians and is given in rad/s';
    const found = wanted === 'cycles' ? 'an angular frequency in rad/s' : 'in Hz, cycles per second';
    const value = converted ? `, which is ${converted.newText.trim()}` : '';
    return `${place} ${expected}; ${text} is ${found}${value}`;
  },
  fixes: ({ converted, rename }): readonly QuickFix[] => [
    ...(converted ? [{ title: `Write ${quoted(converted.newText.trim())}`, edits: [converted], preferred: true }] : []),
    ...(rename ? [{ title: `Call it ${quoted(rename.newText)}`, edits: [rename] }] : []),
  ],
};
