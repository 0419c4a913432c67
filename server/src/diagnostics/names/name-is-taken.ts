import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const nameIsTaken: DiagnosticDescriptor<{
  readonly name: string;
  readonly what: string;
  readonly meaning: string;
  readonly range: TextRange;
  readonly suggestion: string;
}> = {
  code: 'MG223',
  name: 'name-is-taken',
  severity: 'error',
  explanation:
    'Names of units and constants always mean the unit or the constant in an expression, so a param, let, fn, argument, state or the variable of `over` cannot take one. Nor can a state take the name of what a law depends on (T, stress, strain, time).',
  examples: {
    wrong: `mgmodel 1
let h = 2 s`,
    right: `mgmodel 1
let h_1 = 2 s`,
  },
  message: ({ name, what, meaning }) => `${quoted(name)} always means ${meaning}; give this ${what} another name`,
  fixes: ({ range, suggestion }) => [
    { title: `Call it ${quoted(suggestion)}`, edits: [{ range, newText: suggestion }] },
  ],
};
