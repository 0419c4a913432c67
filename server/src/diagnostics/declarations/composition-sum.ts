import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const compositionSum: DiagnosticDescriptor<{
  readonly sum: number;
  readonly change: string;
  readonly range?: TextRange;
  readonly replacement?: string;
  readonly element?: string;
}> = {
  code: 'MG408',
  name: 'composition-sum',
  severity: 'error',
  explanation: 'The amounts of a composition are atomic percent and must add up to 100 within 0.1.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 40, Al 11
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 40, Al 10
}`,
  },
  message: ({ sum, change }) => `The composition adds up to ${sum}, 100 atomic percent are expected: ${change}`,
  fixes: ({ range, replacement, element }) =>
    range && replacement !== undefined && element !== undefined
      ? [{ title: `Write ${quoted(`${element} ${replacement}`)}`, edits: [{ range, newText: replacement }] }]
      : [],
};
