import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const unclosedString: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG102',
  name: 'unclosed-string',
  severity: 'error',
  explanation: 'Text in quotes ends on the line on which it begins.',
  examples: {
    wrong: 'import "alloys.mgmodel',
    right: 'import "alloys.mgmodel"',
    files: { 'alloys.mgmodel': 'mgmodel 1' },
  },
  message: () => 'The text is not closed: `"` is missing at its end',
  fixes: ({ range }) => [
    { title: 'Write `"`', edits: [{ range: { start: range.end, end: range.end }, newText: '"' }], preferred: true },
  ],
};
