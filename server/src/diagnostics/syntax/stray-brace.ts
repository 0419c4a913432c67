import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const strayBrace: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG106',
  name: 'stray-brace',
  severity: 'error',
  explanation: 'A closing brace without an opening one.',
  examples: {
    wrong: 'let a = 3\n}',
    right: 'let a = 3',
  },
  message: () => '`}` closes nothing: remove it, or open the block before',
  fixes: ({ range }) => [{ title: 'Remove `}`', edits: [{ range, newText: '' }] }],
};
