import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

export const needsTemperature: DiagnosticDescriptor<{
  readonly law: string;
  /** Where `T: T` can be added to the call. */
  readonly insertAt?: number;
  readonly text?: string;
}> = {
  code: 'MG214',
  name: 'needs-temperature',
  severity: 'error',
  explanation:
    'A law stands alone as the value of `tau`, where the model supplies the temperature. Anywhere else it is a function like others and takes the temperature as one more argument: `arrhenius(tau0: 1e-13 s, U: 83 kJ/mol, T: T)`.',
  examples: {
    wrong: `mgmodel 1
curve c {
  over T = 300 K .. 400 K lin 11
  tau = 2 * arrhenius(tau0: 1e-13 s, U: 83 kJ/mol)
}`,
    right: `mgmodel 1
curve c {
  over T = 300 K .. 400 K lin 11
  tau = 2 * arrhenius(tau0: 1e-13 s, U: 83 kJ/mol, T: T)
}`,
  },
  message: ({ law }) => `${quoted(law)} gives a number only at a temperature; add \`T: T\``,
  fixes: ({ insertAt, text }) =>
    insertAt === undefined || text === undefined
      ? []
      : [
          {
            title: 'Add `T: T`',
            edits: [{ range: { start: insertAt, end: insertAt }, newText: text }],
            preferred: true,
          },
        ],
};
