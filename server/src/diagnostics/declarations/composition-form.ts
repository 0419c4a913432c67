import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const compositionForm: DiagnosticDescriptor<{ readonly range: TextRange; readonly rewritten?: string }> = {
  code: 'MG443',
  name: 'composition-form',
  severity: 'error',
  explanation: 'A composition is a list of element symbols, each followed by its atomic percent, with commas between.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = 50 Zr, 50 Cu
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
}`,
  },
  message: ({ rewritten }) =>
    `A composition is written as element symbols and atomic percent: ${quoted(rewritten ?? 'Zr 50, Cu 40, Al 10')}`,
  fixes: ({ range, rewritten }) =>
    rewritten === undefined
      ? []
      : [{ title: `Write ${quoted(rewritten)}`, edits: [{ range, newText: rewritten }], preferred: true }],
};
