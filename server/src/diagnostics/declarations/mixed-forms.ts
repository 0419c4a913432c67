import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const mixedForms: DiagnosticDescriptor<{
  readonly element: string;
  readonly form: 'compliance' | 'modulus';
  readonly other: string;
  readonly otherRange?: TextRange;
}> = {
  code: 'MG414',
  name: 'mixed-forms',
  severity: 'error',
  explanation:
    'In one model either the strains of its elements add (strengths are compliances) or their stresses do (strengths are moduli). Write all strengths in one form, or make two models.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 1/80 GPa - 1/90 GPa; tau = 1 s }
  relaxation b : debye { strength = 5 GPa; tau = 1 ms }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = 1 s }
  relaxation b : debye { strength = 5 GPa; tau = 1 ms }
}`,
  },
  message: ({ element, form, other }) =>
    form === 'modulus'
      ? `The stress of ${quoted(element)} adds (its strength is a modulus), but the strain of ${quoted(other)} does; a model takes one of the two forms`
      : `The strain of ${quoted(element)} adds (compliance form), but the stress of ${quoted(other)} does (its strength is a modulus); a model takes one of the two forms`,
  related: ({ other, otherRange }) =>
    otherRange ? [{ range: otherRange, message: `${quoted(other)} has the other form` }] : [],
};
