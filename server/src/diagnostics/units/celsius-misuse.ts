import type { DiagnosticDescriptor, QuickFix } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

type Problem =
  /** `degC` that does not stand right behind a number, list or range. */
  | { readonly kind: 'place' }
  /** `/degC`, `step 5 degC`. */
  | { readonly kind: 'difference' }
  /** `20 degC + 5 degC` */
  | { readonly kind: 'sum' }
  /** `2 * 20 degC` */
  | { readonly kind: 'scaled'; readonly text: string }
  /** `300 K - (20 degC + …)` and others that have no meaning on an offset scale. */
  | { readonly kind: 'negated' };

export const celsiusMisuse: DiagnosticDescriptor<{
  readonly problem: Problem;
  /** Replacements that mend it: `K` for the unit, or a number of kelvins for the temperature. */
  readonly replacements: readonly { readonly range: TextRange; readonly newText: string }[];
}> = {
  code: 'MG304',
  name: 'celsius-misuse',
  severity: 'error',
  explanation:
    'degC counts from 273.15 K: 20 degC is the temperature 293.15 K, not a difference of 20 K. Such an absolute temperature may be compared, K may be added to it or taken from it, and two may be subtracted, giving K. It cannot be scaled or added to another, and differences and slopes are written in K.',
  examples: {
    wrong: `mgmodel 1
let T_room = 20 degC + 5 degC`,
    right: `mgmodel 1
let T_room = 20 degC + 5 K`,
  },
  message: ({ problem }) => {
    switch (problem.kind) {
      case 'place':
        return 'degC is an absolute scale and stands right behind a number, a list or a range; write K, or the number in degC';
      case 'difference':
        return 'degC is an absolute scale; a difference of temperatures is written in K';
      case 'sum':
        return 'Two absolute temperatures in degC cannot be added; write the difference in K';
      case 'scaled':
        return `${problem.text} is an absolute temperature in degC and cannot be scaled; write it in K`;
      case 'negated':
        return 'An absolute temperature in degC cannot be negated; write it in K';
    }
  },
  fixes: ({ replacements }): readonly QuickFix[] =>
    replacements.map((edit, i) => ({
      title: `Write ${quoted(edit.newText.trim())}`,
      edits: [edit],
      ...(i === 0 ? { preferred: true } : {}),
    })),
};
