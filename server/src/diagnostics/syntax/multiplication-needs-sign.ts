import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const multiplicationNeedsSign: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG114',
  name: 'multiplication-needs-sign',
  severity: 'error',
  explanation:
    'Only a name behind a number, a name or a bracket multiplies without a sign, as units do. A bracket needs `*`.',
  examples: {
    wrong: 'let a = 2 (3 + 4)',
    right: 'let a = 2 * (3 + 4)',
  },
  message: ({ data }) => `Multiplication with ${quoted(data.after ?? '(')} needs a sign: write ${quoted('*')}`,
  fixes: ({ range }) => [
    {
      title: 'Write `*`',
      edits: [{ range: { start: range.start, end: range.start }, newText: '* ' }],
      preferred: true,
    },
  ],
};
