import type { DiagnosticDescriptor, QuickFix } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

type Problem =
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly insertAt?: number; readonly text?: string }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'too-few'; readonly least: number; readonly given: number; readonly orMore?: true }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      readonly range: TextRange;
      readonly suggestions: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly kind: 'twice'; readonly name: string }
  | { readonly kind: 'positional-after-named' }
  | { readonly kind: 'no-names' };

const count = (number: number): string => `${number} argument${number === 1 ? '' : 's'}`;

export const wrongArguments: DiagnosticDescriptor<{ readonly function: string; readonly problem: Problem }> = {
  code: 'MG205',
  name: 'wrong-arguments',
  severity: 'error',
  explanation:
    'A function, law or spectrum is called with too few or too many arguments, or with one that it does not have. Arguments are named with `:`, or written in the order of the declaration.',
  examples: {
    wrong: `mgmodel 1
fn area(width: length, height: length) = width*height
let a = area(width: 2 mm)`,
    right: `mgmodel 1
fn area(width: length, height: length) = width*height
let a = area(width: 2 mm, height: 3 mm)`,
  },
  message: ({ function: name, problem }) => {
    switch (problem.kind) {
      case 'missing':
        return `${quoted(name)} also needs ${listed(problem.names)}`;
      case 'too-many':
        return `${quoted(name)} takes ${count(problem.most)}; this is one more`;
      case 'too-few':
        return `${quoted(name)} takes ${problem.orMore ? `${problem.least} or more arguments` : count(problem.least)}; there is ${problem.given === 0 ? 'none' : `only ${problem.given}`}`;
      case 'unknown':
        return `${quoted(name)} has no argument ${quoted(problem.name)}${didYouMean(problem.suggestions)}${
          problem.suggestions.length === 0 && problem.known.length > 0 ? `; it has ${listed(problem.known)}` : ''
        }`;
      case 'twice':
        return `${quoted(problem.name)} of ${quoted(name)} is given twice`;
      case 'positional-after-named':
        return `Give this argument its name: behind a named one, order says nothing`;
      case 'no-names':
        return `The argument of ${quoted(name)} has no name; write the value alone`;
    }
  },
  fixes: ({ problem }): readonly QuickFix[] => {
    if (problem.kind === 'unknown') return replaceFixes(problem.range, problem.suggestions);
    if (problem.kind !== 'missing' || problem.insertAt === undefined || problem.text === undefined) return [];
    const range = { start: problem.insertAt, end: problem.insertAt };
    return [
      {
        title: `Add ${listed(problem.names)}`,
        edits: [{ range, newText: problem.text }],
        preferred: true,
      },
    ];
  },
};
