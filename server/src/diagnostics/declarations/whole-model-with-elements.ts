import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { quoted } from '../words.ts';

export const wholeModelWithElements: DiagnosticDescriptor<{
  readonly element: string;
  readonly model: string;
  readonly kind: string;
}> = {
  code: 'MG432',
  name: 'whole-model-with-elements',
  severity: 'error',
  explanation: 'A model of a whole-model kind consists of the fields of that kind; it takes no elements.',
  examples: {
    wrong: `${alloyText}model z of X : three_parameter {
  E1 = 30 GPa
  E2 = 6 GPa
  eta = 4 GPa s
  elastic { E = 90 GPa }
}`,
    right: `${alloyText}model z of X : three_parameter {
  E1 = 30 GPa
  E2 = 6 GPa
  eta = 4 GPa s
}`,
  },
  message: ({ element, model, kind }) =>
    `${quoted(model)} is a ${quoted(kind)} model, which takes no elements such as ${quoted(element)}`,
};
