import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const chainedComparison: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG113',
  name: 'chained-comparison',
  severity: 'error',
  explanation:
    'A comparison has two sides. To say that a value lies between two others, join two comparisons with `and`.',
  examples: {
    wrong: 'curve c {\n  over x = 0 .. 3 lin 4\n  y = if 1 < x < 2 then 1 else 0\n}',
    right: 'curve c {\n  over x = 0 .. 3 lin 4\n  y = if 1 < x and x < 2 then 1 else 0\n}',
  },
  message: ({ data }) =>
    `Comparisons cannot be chained: join them with ${quoted(`and ${data.middle ?? ''} ${data.operator ?? ''}`)}`,
  fixes: ({ range, data }) => [
    {
      title: `Write ${quoted(`and ${data.middle ?? ''} ${data.operator ?? ''}`)}`,
      edits: [{ range: { start: range.start, end: range.start }, newText: `and ${data.middle ?? ''} ` }],
      preferred: true,
    },
  ],
};
