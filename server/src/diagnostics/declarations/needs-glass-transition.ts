import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const needsGlassTransition: DiagnosticDescriptor<{
  readonly element: string;
  readonly alloy?: string;
  readonly insertAt?: number;
  readonly insertText?: string;
}> = {
  code: 'MG441',
  name: 'needs-glass-transition',
  severity: 'error',
  explanation:
    'The correlation factor of a hierarchical element grows above T_g by a1: without T_g, in the alloy or in the element, it is not known.',
  examples: {
    wrong: `mgmodel 1
alloy X { composition = Zr 50, Cu 50 }
model h of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.4; a1 = 0.002 /K; t0 = 1e-6 s }
}`,
    right: `${alloyText}model h of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.4; a1 = 0.002 /K; t0 = 1e-6 s }
}`,
  },
  message: ({ element, alloy }) =>
    `${quoted(element)} needs ${quoted('T_g')}, above which its correlation factor grows by a1${alloy === undefined ? '' : `: give it in ${quoted(alloy)} or in ${quoted(element)}`}`,
  fixes: ({ alloy, insertAt, insertText }) =>
    insertAt === undefined || insertText === undefined || alloy === undefined
      ? []
      : [
          {
            title: `Add ${quoted('T_g')} to ${quoted(alloy)}`,
            edits: [{ range: { start: insertAt, end: insertAt }, newText: insertText }],
          },
        ],
};
