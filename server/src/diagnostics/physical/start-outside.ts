import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

export const startOutside: DiagnosticDescriptor<{
  readonly start: string;
  readonly lower: string;
  readonly upper: string;
}> = {
  code: 'MG510',
  name: 'start-outside',
  severity: 'error',
  explanation:
    'c0 and c_inf are fixed points of the rate of flow units: the start value c_i must lie strictly between them, or nothing moves (or everything runs away).',
  examples: {
    wrong: `${alloyText}model fu of X : flow_units {
  E1 = 31 GPa
  E2 = 31 GPa
  sigma_s = 420 MPa
  c0 = 0.05
  c_inf = 0.95
  c_i = 0.05
  k = 0.02 /s
}`,
    right: `${alloyText}model fu of X : flow_units {
  E1 = 31 GPa
  E2 = 31 GPa
  sigma_s = 420 MPa
  c0 = 0.05
  c_inf = 0.95
  c_i = 0.06
  k = 0.02 /s
}`,
  },
  message: ({ start, lower, upper }) =>
    `c_i must lie strictly between c0 = ${lower} and c_inf = ${upper}; it is ${start}`,
};
