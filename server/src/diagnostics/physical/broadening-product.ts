import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

export const broadeningProduct: DiagnosticDescriptor<{
  readonly alpha: string;
  readonly gamma: string;
  readonly product: string;
}> = {
  code: 'MG509',
  name: 'broadening-product',
  severity: 'error',
  explanation:
    'The slope of a Havriliak–Negami peak at high frequencies is −αγ; above 1 the function is no relaxation.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : havriliak_negami { strength = 10 GPa; tau = 1 s; alpha = 0.9; gamma = 1.5 }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : havriliak_negami { strength = 10 GPa; tau = 1 s; alpha = 0.9; gamma = 0.5 }
}`,
  },
  message: ({ alpha, gamma, product }) => `alpha × gamma must not exceed 1; ${alpha} × ${gamma} is ${product}`,
};
