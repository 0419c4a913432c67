import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const missingName: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG108',
  name: 'missing-name',
  severity: 'error',
  explanation: 'A name was expected and none stands there.',
  examples: {
    wrong: 'let = 3',
    right: 'let a = 3',
  },
  message: ({ data }) => {
    const found =
      data.found === undefined || data.found.startsWith('end of') ? 'nothing follows' : `${quoted(data.found)} is none`;
    const place = data.after ? ` behind ${quoted(data.after)}` : '';
    return `The ${data.expected ?? 'name'} is missing${place}: ${found}`;
  },
};
