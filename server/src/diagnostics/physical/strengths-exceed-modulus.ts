import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const strengthsExceedModulus: DiagnosticDescriptor<{
  readonly model: string;
  readonly sum: string;
  readonly modulus: string;
}> = {
  code: 'MG512',
  name: 'strengths-exceed-modulus',
  severity: 'error',
  explanation:
    'Where stresses add, the strengths are what the modulus loses when everything has relaxed; they cannot exceed it.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 95 GPa; tau = 1 s }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 85 GPa; tau = 1 s }
}`,
  },
  message: ({ model, sum, modulus }) =>
    `The strengths of ${quoted(model)} add up to ${sum}, more than its modulus of ${modulus}: the relaxed modulus would be negative`,
};
