import type { DiagnosticDescriptor, QuickFix } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';

type Problem =
  | { readonly kind: 'zero-step' }
  | { readonly kind: 'wrong-sign'; readonly step: TextRange; readonly mended: string }
  | { readonly kind: 'too-many-points'; readonly points: number }
  | { readonly kind: 'number-of-points' }
  | { readonly kind: 'log-ends' }
  | { readonly kind: 'not-constant' }
  | { readonly kind: 'interval'; readonly spacing: TextRange }
  | { readonly kind: 'reversed'; readonly swap: QuickFix };

export const mostPoints = 1_000_000;

export const wrongRange: DiagnosticDescriptor<{ readonly problem: Problem }> = {
  code: 'MG211',
  name: 'wrong-range',
  severity: 'error',
  explanation:
    'A range with `step` goes from its first end towards its second; with `lin` and `log` it has a whole number of points, at least two; `log` needs two ends of one sign that are not zero. A range has at most a million points.',
  examples: {
    wrong: `mgmodel 1
curve c {
  over x = 4 .. 1 step 1
  y = 2*x
}`,
    right: `mgmodel 1
curve c {
  over x = 4 .. 1 step -1
  y = 2*x
}`,
  },
  message: ({ problem }) => {
    switch (problem.kind) {
      case 'zero-step':
        return 'A step of zero never arrives; give the distance between two points';
      case 'wrong-sign':
        return `This step leads away from the end of the range; write ${problem.mended}`;
      case 'too-many-points':
        return `This range has ${problem.points.toLocaleString('en')} points; at most a million can be computed`;
      case 'number-of-points':
        return 'Behind `lin` and `log` stands the number of points, both ends counted: a whole number, at least 2';
      case 'log-ends':
        return 'Equal ratios need two ends above zero; give the first end a small value that is not zero, or use `lin`';
      case 'not-constant':
        return 'The ends and the step of a range with points must be known before the test runs; these depend on a variable';
      case 'interval':
        return 'An interval has two ends and no points; leave the spacing out';
      case 'reversed':
        return 'The lower end stands above the upper one';
    }
  },
  fixes: ({ problem }): readonly QuickFix[] => {
    switch (problem.kind) {
      case 'wrong-sign':
        return [
          {
            title: `Write \`${problem.mended}\``,
            edits: [{ range: problem.step, newText: problem.mended }],
            preferred: true,
          },
        ];
      case 'interval':
        return [{ title: 'Remove the spacing', edits: [{ range: problem.spacing, newText: '' }], preferred: true }];
      case 'reversed':
        return [problem.swap];
      case 'zero-step':
      case 'too-many-points':
      case 'number-of-points':
      case 'log-ends':
      case 'not-constant':
        return [];
    }
  },
};
