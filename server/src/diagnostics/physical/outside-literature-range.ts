import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { slipText, type Slip } from '../words.ts';

export const outsideLiteratureRange: DiagnosticDescriptor<{
  readonly place: string;
  readonly value: string;
  readonly range: string;
  /** A slip of the unit that would explain it. */
  readonly slip?: Slip;
  readonly source: string;
}> = {
  code: 'MG502',
  name: 'outside-literature-range',
  severity: 'warning',
  explanation:
    'The value is possible, but outside of what the named source reports. Perhaps a unit or a power of ten slipped.',
  examples: {
    wrong: `${alloyText}model h of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.9; t0 = 1e-6 s }
}`,
    right: `${alloyText}model h of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.4; t0 = 1e-6 s }
}`,
  },
  message: ({ place, value, range, source, slip }) =>
    `${place} is ${value}; ${source} reports ${range}${slipText(slip)}`,
};
