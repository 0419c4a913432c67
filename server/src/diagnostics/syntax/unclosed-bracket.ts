import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';
import { insertion } from './insertion.ts';

function foundBefore(found: string | undefined): string {
  return found === undefined || found === 'end of line' ? 'the end of the line' : quoted(found);
}

export const unclosedBracket: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG103',
  name: 'unclosed-bracket',
  severity: 'error',
  explanation:
    'Every `(` needs its `)`, every `[` its `]`. A line that begins a new statement ends an unclosed bracket.',
  examples: {
    wrong: 'let a = 2 * (3 + 4',
    right: 'let a = 2 * (3 + 4)',
  },
  message: ({ data }) =>
    `${quoted(data.open ?? '(')} is not closed: ${quoted(data.expected ?? ')')} is missing before ${foundBefore(data.found)}`,
  fixes: ({ data }) => insertion(data.insertAt, data.expected ?? ')'),
};
