import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';

export const flowLocalises: DiagnosticDescriptor<{
  readonly temperature: string;
  readonly ratio: string;
  readonly load: string;
  readonly model: string;
}> = {
  code: 'MG504',
  name: 'flow-localises',
  severity: 'warning',
  explanation:
    'Well below 0.8 T_g and under high stress a metallic glass deforms in shear bands. The models describe homogeneous flow.',
  examples: {
    wrong: `${modelText}test t of m : tension {
  T = 300 K
  strain_rate = 1e-4 /s
  strain = 6 %
}`,
    right: `${modelText}test t of m : tension {
  T = 650 K
  strain_rate = 1e-4 /s
  strain = 6 %
}`,
  },
  message: ({ temperature, ratio, load }) =>
    `At ${temperature} (${ratio} T_g) and ${load} the flow of a metallic glass localises in shear bands; the model describes homogeneous flow`,
};
