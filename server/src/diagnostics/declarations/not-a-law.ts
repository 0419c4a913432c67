import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const notALaw: DiagnosticDescriptor<{ readonly name: string; readonly problem: string }> = {
  code: 'MG435',
  name: 'not-a-law',
  severity: 'error',
  explanation:
    'A relaxation time is a time, a law of temperature, or an own function whose arguments are a temperature and perhaps a stress.',
  examples: {
    wrong: `${alloyText}fn my_time(T: temperature, x: length) = 1 s
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = my_time }
}`,
    right: `${alloyText}fn my_time(T: temperature) = 1e-13 s * exp(9000 K/T)
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = my_time }
}`,
  },
  message: ({ name, problem }) => `${quoted(name)} cannot be used as a law: ${problem}`,
};
