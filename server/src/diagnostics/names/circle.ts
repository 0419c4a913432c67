import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const circle: DiagnosticDescriptor<{
  readonly steps: readonly { readonly label: string; readonly range?: TextRange }[];
}> = {
  code: 'MG225',
  name: 'circle',
  severity: 'error',
  explanation:
    'Each of these values needs the next one to be known first, and the last needs the first. Give one of them a value of its own.',
  examples: {
    wrong: `mgmodel 1
let a = 2*b
let b = a + 1`,
    right: `mgmodel 1
let a = 2*b
let b = 1`,
  },
  message: ({ steps }) => {
    const labels = steps.map(({ label }) => label);
    const [first = ''] = labels;
    return steps.length === 1
      ? `${quoted(first)} depends on itself`
      : `${quoted(first)} depends on itself: ${[...labels, first].join(' → ')}`;
  },
  related: ({ steps }) =>
    steps
      .slice(1)
      .flatMap(({ label, range }) => (range ? [{ range, message: `${quoted(label)} is part of the circle` }] : [])),
};
