import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';
import { listed, quoted } from '../words.ts';

export const nameNeedsVariable: DiagnosticDescriptor<{ readonly path: string; readonly variables: readonly string[] }> =
  {
    code: 'MG226',
    name: 'name-needs-variable',
    severity: 'error',
    explanation:
      'The value depends on the temperature (or on the variable of a curve), which has no value at this place. Use it in a field of a model, where `T` is known, or in a curve `over` that variable.',
    examples: {
      wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa - 8 MPa/K * (T - 300 K) }
}
let stiffness = m.elastic.E`,
      right: `${alloyText}model m of X {
  elastic { E = 90 GPa - 8 MPa/K * (T - 300 K) }
}
curve stiffness {
  over T = 300 K .. 400 K step 50 K
  E = m.elastic.E
}`,
    },
    message: ({ path, variables }) =>
      `${quoted(path)} depends on ${listed(variables)}, which ${variables.length === 1 ? 'has' : 'have'} no value here; use it where ${listed(variables)} ${variables.length === 1 ? 'is' : 'are'} known, such as a curve over ${quoted(variables[0] ?? 'T')}`,
  };
