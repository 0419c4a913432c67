import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const unitWithoutNumber: DiagnosticDescriptor<{
  readonly place: string;
  readonly unit: string;
  readonly insertAt: number;
}> = {
  code: 'MG444',
  name: 'unit-without-number',
  severity: 'warning',
  explanation:
    'A unit without a number in front of it is one of that unit. In the value of a field this is nearly always a number that was forgotten; write the 1 where it is meant.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = GPa }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 1 GPa }
}`,
  },
  message: ({ place, unit }) => `${place} is read as 1 ${unit}: the number in front of ${quoted(unit)} is missing`,
  fixes: ({ unit, insertAt }) => [
    { title: `Write ${quoted(`1 ${unit}`)}`, edits: [{ range: { start: insertAt, end: insertAt }, newText: '1 ' }] },
  ],
};
