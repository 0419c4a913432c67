import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { didYouMean, keptWord, quoted, replaceFixes } from '../words.ts';

const suggestionsOf = ({ suggestions }: SyntaxIssue['data']): string[] =>
  suggestions === undefined || suggestions === '' ? [] : suggestions.split(' ');

export const unknownStatement: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG112',
  name: 'unknown-statement',
  severity: 'error',
  explanation: 'In a block stand fields `name = value`, elements, expectations and steps.',
  examples: {
    wrong: 'curve c {\n  over x = 0 .. 1 lin 3\n  = 3\n}',
    right: 'curve c {\n  over x = 0 .. 1 lin 3\n  y = 3\n}',
  },
  message: ({ data }) =>
    keptWord(data.found) ??
    `Expected a field such as ${quoted('name = value')}, found ${quoted(data.found ?? '')}${didYouMean(suggestionsOf(data))}`,
  fixes: ({ range, data }) => replaceFixes(range, suggestionsOf(data)),
};
