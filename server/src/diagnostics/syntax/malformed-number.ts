import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const malformedNumber: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG117',
  name: 'malformed-number',
  severity: 'error',
  explanation: 'A number has one decimal point and fits into double precision (about 1e-308 to 1e308).',
  examples: {
    wrong: 'let a = 1.2.3',
    right: 'let a = 1.23',
  },
  message: ({ data }) =>
    data.instead !== undefined
      ? `Numbers are written with a point: ${quoted(data.instead)}, not ${quoted(data.number ?? '')}`
      : `${quoted(data.number ?? '')} is not a number that can be used: one decimal point, and a size between 1e-308 and 1e308`,
  fixes: ({ range, data }) =>
    data.instead === undefined
      ? []
      : [{ title: `Write ${quoted(data.instead)}`, edits: [{ range, newText: data.instead }], preferred: true }],
};
