import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { keptWord, quoted } from '../words.ts';

function expectedText(expected: string | undefined): string {
  return expected === undefined || expected === 'number' || expected === 'name'
    ? `a ${expected ?? 'sign'}`
    : quoted(expected);
}

export const missingToken: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG109',
  name: 'missing-token',
  severity: 'error',
  explanation: 'A sign or a word of the language is missing.',
  examples: {
    wrong: 'let a 3',
    right: 'let a = 3',
  },
  message: ({ data }) => {
    const kept = data.expected === '=' ? keptWord(data.after) : undefined;
    if (kept !== undefined) return kept;
    const found = data.found === undefined || data.found.startsWith('end of') ? '' : `, found ${quoted(data.found)}`;
    const place = data.after ? ` behind ${quoted(data.after)}` : '';
    return `Expected ${expectedText(data.expected)}${place}${found}`;
  },
  fixes: ({ range, data }) => {
    const expected = data.expected ?? '';
    if (keptWord(data.after) !== undefined) return [];
    if (!/^[=:,]$|^(?:of|for|from|on|then|else)$/.test(expected)) return [];
    const newText = expected === ',' ? ',' : ` ${expected}`;
    return [{ title: `Write ${quoted(expected)}`, edits: [{ range, newText }], preferred: true }];
  },
};
