import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const frozen: DiagnosticDescriptor<{
  readonly element: string;
  readonly model: string;
  readonly temperature: string;
  readonly limit?: string;
}> = {
  code: 'MG505',
  name: 'frozen',
  severity: 'warning',
  explanation: 'At and below T0 a Vogel–Fulcher–Tammann time is infinite: the term is frozen, and stays unrelaxed.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 550 K) }
}
test t of m : relaxation_times { T = 500 K .. 700 K step 50 K }`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 550 K) }
}
test t of m : relaxation_times { T = 600 K .. 700 K step 50 K }`,
  },
  message: ({ element, model, temperature, limit }) =>
    `${quoted(`${model}.${element}`)} is frozen at ${temperature}${limit === undefined ? '' : `: T0 of its law is ${limit}`}; its time is infinite there and the term stays unrelaxed`,
};
