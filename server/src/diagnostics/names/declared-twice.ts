import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const declaredTwice: DiagnosticDescriptor<{
  readonly name: string;
  readonly what: string;
  readonly first: TextRange;
}> = {
  code: 'MG222',
  name: 'declared-twice',
  severity: 'error',
  explanation:
    'All declarations of a file share one namespace, whatever they declare; so do the elements of a model. Give one of the two another name.',
  examples: {
    wrong: `mgmodel 1
let a = 1
let a = 2`,
    right: `mgmodel 1
let a = 1
let b = 2`,
  },
  message: ({ name, what }) => `${quoted(name)} is declared already; give this ${what} another name`,
  related: ({ name, first }) => [{ range: first, message: `${quoted(name)} was declared here` }],
};
