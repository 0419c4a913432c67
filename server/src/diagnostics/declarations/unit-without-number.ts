import type { DiagnosticDescriptor } from '../diagnostic.ts';
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
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = GPa }
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
  T_g = 700 K
}
model m of X {
  elastic { E = 1 GPa }
}`,
  },
  message: ({ place, unit }) => `${place} is read as 1 ${unit}: the number in front of ${quoted(unit)} is missing`,
  fixes: ({ unit, insertAt }) => [
    { title: `Write ${quoted(`1 ${unit}`)}`, edits: [{ range: { start: insertAt, end: insertAt }, newText: '1 ' }] },
  ],
};
