import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const keywordAsName: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG115',
  name: 'keyword-as-name',
  severity: 'error',
  explanation: 'A keyword may name a declaration, an element or a field, but nothing that an expression is made of.',
  examples: {
    wrong: 'let step = 3',
    right: 'let step_ = 3',
  },
  message: ({ data }) =>
    `${quoted(data.keyword ?? '')} is a keyword and cannot be the ${data.what ?? 'name'}: choose another name`,
  fixes: ({ range, data }) => [
    { title: `Write ${quoted(`${data.keyword ?? ''}_`)}`, edits: [{ range, newText: `${data.keyword ?? ''}_` }] },
  ],
};
