import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const bareBound: DiagnosticDescriptor<{
  readonly text: string;
  readonly unit: string;
  readonly at: number;
}> = {
  code: 'MG308',
  name: 'bare-bound',
  severity: 'hint',
  explanation:
    'A number without a unit in a range takes the unit in which the other end, or the step, ends: `0.3 .. 50 %` begins at 0.3 %, not at 30 %. Write the unit to make it plain.',
  examples: {
    wrong: `mgmodel 1
curve c {
  over x = 0.3 .. 50 % lin 5
  y = 2*x
}`,
    right: `mgmodel 1
curve c {
  over x = 0.3 % .. 50 % lin 5
  y = 2*x
}`,
  },
  message: ({ text, unit }) => `${text} takes the unit of the range and means ${text} ${unit}`,
  fixes: ({ at, unit }) => [
    {
      title: `Write ${quoted(unit)} behind it`,
      edits: [{ range: { start: at, end: at }, newText: ` ${unit}` }],
      preferred: true,
    },
  ],
};
