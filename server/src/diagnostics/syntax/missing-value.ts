import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const missingValue: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG107',
  name: 'missing-value',
  severity: 'error',
  explanation: 'A value was expected and none stands there.',
  examples: {
    wrong: 'let a = 3 *',
    right: 'let a = 3 * 4',
  },
  message: ({ data }) => {
    const found = data.found === undefined || data.found.startsWith('end of') ? '' : `, before ${quoted(data.found)}`;
    const place = data.after ? ` behind ${quoted(data.after)}` : '';
    return `The ${data.expected ?? 'value'} is missing${place}${found}`;
  },
};
