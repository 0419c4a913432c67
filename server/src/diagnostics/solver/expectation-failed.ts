import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

const example = (goal: string): string => `${alloyText}model m of X {
  elastic { E = 90 GPa }
}
test t of m : creep {
  T = 500 K
  stress = 90 MPa
  hold = 60 s
  expect max(strain) = ${goal} within 1 %
}
`;

export const expectationFailed: DiagnosticDescriptor<{ readonly description: string }> = {
  code: 'MG650',
  name: 'expectation-failed',
  severity: 'error',
  explanation:
    'The computed value is not what the test expects of it. The message has both, and the curve of a family that was judged; `mgmodel run` ends with exit status 1.',
  examples: { wrong: example('0.2 %'), right: example('0.1 %') },
  message: ({ description }) => description,
};
