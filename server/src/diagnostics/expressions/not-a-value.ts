import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const notAValue: DiagnosticDescriptor<{
  readonly name: string;
  /** "a model", "a function". */
  readonly what: string;
  readonly range: TextRange;
  /** What can be written instead: members behind a dot, or a call. */
  readonly instead: readonly string[];
}> = {
  code: 'MG202',
  name: 'not-a-value',
  severity: 'error',
  explanation:
    'The name stands for something that is no number: a model, an alloy, a test, or a function that is not called. Name one of its fields (`X.T_g`), or call the function.',
  examples: {
    wrong: `${alloyText}let a = 1.2 * X`,
    right: `${alloyText}let a = 1.2 * X.T_g`,
  },
  message: ({ name, what, instead }) =>
    `${quoted(name)} is ${what}, not a value${instead.length > 0 ? `; write ${instead.map(quoted).join(' or ')}` : ''}`,
  fixes: ({ range, instead }) =>
    instead.map((text) => ({ title: `Write ${quoted(text)}`, edits: [{ range, newText: text }] })),
};
