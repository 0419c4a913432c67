import type { TextRange } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const versionMisplaced: DiagnosticDescriptor<{
  /** The line with its end. */
  readonly line: TextRange;
  /** As written: `mgmodel 1`. */
  readonly text: string;
  /** It is said at the head of the file already. */
  readonly again: boolean;
}> = {
  code: 'MG445',
  name: 'version-misplaced',
  severity: 'hint',
  explanation:
    'The version of the language, `mgmodel 1`, is said once, before every declaration: whoever opens the file sees it at once.',
  examples: {
    wrong: `let a = 1
mgmodel 1`,
    right: `mgmodel 1
let a = 1`,
  },
  message: ({ again, text }) =>
    again
      ? `The file has said its version already: leave out this \`${text}\``
      : `\`${text}\` stands at the head of a file, before every declaration: move it there`,
  fixes: ({ line, text, again }) => [
    {
      title: again ? `Leave out \`${text}\`` : `Move \`${text}\` to the head of the file`,
      edits: [
        { range: line, newText: '' },
        ...(again ? [] : [{ range: { start: 0, end: 0 }, newText: `${text}\n\n` }]),
      ],
      preferred: true,
    },
  ],
};
