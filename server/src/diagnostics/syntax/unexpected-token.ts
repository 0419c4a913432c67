import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { keptWord, quoted } from '../words.ts';

/** `arrhenius(tau0 = 1 s)`. */
const isNamedArgument = (data: SyntaxIssue['data']): boolean => data.found === '=' && data.expected === '`,` or `)`';

export const unexpectedToken: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG110',
  name: 'unexpected-token',
  severity: 'error',
  explanation: 'Something stands where it cannot stand; what was expected instead is in the message.',
  examples: {
    wrong: 'let a = 3 4',
    right: 'let a = 3 * 4',
  },
  message: ({ data }) => {
    const kept = keptWord(data.found);
    if (kept !== undefined) return kept;
    const found = quoted(data.found ?? '');
    if (data.misplaced !== undefined) {
      return `${found} begins a declaration, which stands at the top level of the file, not in a block`;
    }
    const expected = data.expected ?? 'the end of the line';
    if (isNamedArgument(data)) return 'Arguments are named with `:`, not with `=`';
    const wanted = /^[{;,]$/.test(expected)
      ? quoted(expected)
      : expected === 'end of line'
        ? 'the end of the line or an operator'
        : expected;
    return `Expected ${wanted}, found ${data.found?.startsWith('end of') ? `the ${data.found}` : found}`;
  },
  fixes: ({ range, data }) => {
    const sign = isNamedArgument(data) ? ':' : data.found === ';' && data.expected === ',' ? ',' : undefined;
    return sign === undefined
      ? []
      : [{ title: `Write ${quoted(sign)}`, edits: [{ range, newText: sign }], preferred: true }];
  },
};
