import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const correlationOutside: DiagnosticDescriptor<{
  readonly element: string;
  readonly model: string;
  readonly temperature: string;
  readonly value: string;
  readonly limit: string;
}> = {
  code: 'MG511',
  name: 'correlation-outside',
  severity: 'error',
  leavesRest: true,
  explanation:
    'The correlation factor χ of a hierarchical element grows with temperature above T_g, χ_g + a1 (T − T_g), and must stay between 0 and 1. A curve is computed as far as it does.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.4; a1 = 0.01 /K; t0 = 1e-6 s }
}
test t of m : relaxation_times { T = 600 K .. 800 K step 50 K }`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1e-5 /MPa; A_vp = 1e-5 /MPa; chi_g = 0.4; a1 = 0.002 /K; t0 = 1e-6 s }
}
test t of m : relaxation_times { T = 600 K .. 800 K step 50 K }`,
  },
  message: ({ element, model, temperature, value, limit }) =>
    `χ of ${quoted(`${model}.${element}`)} is ${value} at ${temperature}; it must stay between 0 and 1, and reaches the limit at ${limit}`,
};
