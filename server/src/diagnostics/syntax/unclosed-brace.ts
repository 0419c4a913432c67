import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { insertion } from './insertion.ts';

export const unclosedBrace: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG104',
  name: 'unclosed-brace',
  severity: 'error',
  explanation: 'Every `{` needs its `}`. Where one is missing, indentation tells which block it is.',
  examples: {
    wrong: 'alloy X {\n  composition = Zr 50, Cu 50\n  T_g = 700 K\n',
    right: 'alloy X {\n  composition = Zr 50, Cu 50\n  T_g = 700 K\n}',
  },
  message: () => 'The block is not closed: `}` is missing at its end',
  fixes: ({ data }) => insertion(data.insertAt, '}', data.newText),
};
