import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { listed, quoted } from '../words.ts';

export const kindNotForProtocol: DiagnosticDescriptor<{
  readonly model: string;
  readonly kind: string;
  readonly protocol: string;
  readonly possible: readonly string[];
}> = {
  code: 'MG429',
  name: 'kind-not-for-protocol',
  severity: 'error',
  explanation: 'A whole-model kind is a set of equations for certain tests only.',
  examples: {
    wrong: `${alloyText}model fu of X : flow_units {
  E1 = 31 GPa
  E2 = 31 GPa
  sigma_s = 420 MPa
  c0 = 0.05
  c_inf = 0.95
  c_i = 0.06
  k = 0.02 /s
}
test d of fu : dma_frequency { T = 600 K; frequency = 1 Hz .. 10 Hz log 3 }`,
    right: `${alloyText}model fu of X : flow_units {
  E1 = 31 GPa
  E2 = 31 GPa
  sigma_s = 420 MPa
  c0 = 0.05
  c_inf = 0.95
  c_i = 0.06
  k = 0.02 /s
}
test d of fu : compression { T = 600 K; strain_rate = 1e-4 /s; strain = 5 % }`,
  },
  message: ({ model, kind, protocol, possible }) =>
    `${quoted(model)} is a ${quoted(kind)} model, which ${quoted(protocol)} cannot be computed for; its equations are for ${listed(possible)}`,
};
