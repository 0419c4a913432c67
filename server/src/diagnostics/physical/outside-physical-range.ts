import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { slipText, type Slip } from '../words.ts';

export const outsidePhysicalRange: DiagnosticDescriptor<{
  readonly place: string;
  readonly value: string;
  readonly range: string;
  /** A slip of the unit that would explain it. */
  readonly slip?: Slip;
}> = {
  code: 'MG501',
  name: 'outside-physical-range',
  severity: 'error',
  explanation: 'The value lies outside what the quantity can be: a negative time, a correlation factor above 1.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = -90 GPa }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
}`,
  },
  message: ({ place, value, range, slip }) => `${place} must be ${range}; it is ${value}${slipText(slip)}`,
};
