import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';

export const versionUnsupported: DiagnosticDescriptor<{ readonly version: string; readonly range: TextRange }> = {
  code: 'MG402',
  name: 'version-unsupported',
  severity: 'error',
  explanation: 'This program reads version 1 of the language. A newer version needs a newer program.',
  examples: {
    wrong: `mgmodel 2
let a = 1`,
    right: `mgmodel 1
let a = 1`,
  },
  message: ({ version }) => `This program reads version 1 of the language; the file says ${version}`,
  fixes: ({ range }) => [{ title: 'Write `mgmodel 1`', edits: [{ range, newText: '1' }] }],
};
