import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const rangeNeedsPoints: DiagnosticDescriptor<{
  readonly place: string;
  readonly end: number;
  /** What could follow: `step 10 K`, `lin 101`. */
  readonly spacings: readonly string[];
}> = {
  code: 'MG210',
  name: 'range-needs-points',
  severity: 'error',
  explanation:
    'A range names its two ends. Where points are wanted, say how they lie between them: `step 5 K`, `lin 101` (equal distances) or `log 51` (equal ratios).',
  examples: {
    wrong: `mgmodel 1
curve c {
  over x = 0 .. 1
  y = 2*x
}`,
    right: `mgmodel 1
curve c {
  over x = 0 .. 1 lin 101
  y = 2*x
}`,
  },
  message: ({ place, spacings }) =>
    `${place} takes points; say how they lie in this range: ${spacings.map((text) => `\`${text}\``).join(', ')}`,
  fixes: ({ end, spacings }) =>
    spacings.map((text, i) => ({
      title: `Add \`${text}\``,
      edits: [{ range: { start: end, end }, newText: ` ${text}` }],
      ...(i === 0 ? { preferred: true } : {}),
    })),
};
