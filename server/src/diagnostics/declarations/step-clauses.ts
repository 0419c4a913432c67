import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted, replaceFixes } from '../words.ts';

export const stepClauses: DiagnosticDescriptor<{
  readonly action: string;
  readonly problem: string;
  readonly usage: string;
  /** The step that was meant, and the word that it takes the place of. */
  readonly instead?: { readonly action: string; readonly range: TextRange };
}> = {
  code: 'MG426',
  name: 'step-clauses',
  severity: 'error',
  explanation:
    'Each step says its goal with `to`, or the change with `by`, and how fast with `at` (a rate) or `in` (a time); `hold` takes a time.',
  examples: {
    wrong: `${modelText}test t of m : program {
  T = 300 K
  heat to 430 K
}`,
    right: `${modelText}test t of m : program {
  T = 300 K
  heat to 430 K at 10 K/min
}`,
  },
  message: ({ action, problem, usage }) => `${quoted(action)} ${problem}: write ${quoted(usage)}`,
  fixes: ({ instead }) => (instead ? replaceFixes(instead.range, [instead.action]) : []),
};
