import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const nestedTooDeeply: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG116',
  name: 'nested-too-deeply',
  severity: 'error',
  explanation: 'The expression is deeper or longer than any that a person writes; the rest of it is not read.',
  examples: {
    wrong:
      'let a = (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))',
    right: 'let a = (1)',
  },
  message: () => 'This is nested too deeply to be read: give parts of it a name with `let`',
};
