import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const strayBracket: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG105',
  name: 'stray-bracket',
  severity: 'error',
  explanation: 'A closing bracket without an opening one.',
  examples: {
    wrong: 'let a = 3 + 4)',
    right: 'let a = (3 + 4)',
  },
  message: ({ data }) => `${quoted(data.found ?? ')')} closes nothing: remove it, or open the bracket before`,
  fixes: ({ range, data }) => [{ title: `Remove ${quoted(data.found ?? ')')}`, edits: [{ range, newText: '' }] }],
};
