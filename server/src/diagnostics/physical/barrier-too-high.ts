import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { alloyText } from '../example-text.ts';

export const barrierTooHigh: DiagnosticDescriptor<{
  readonly place: string;
  readonly value: string;
  readonly insertAt?: number;
}> = {
  code: 'MG513',
  name: 'barrier-too-high',
  severity: 'error',
  explanation:
    'An activation energy in J, kJ or eV counts for one event, one in J/mol or kJ/mol for a mole of them. The barriers of glasses are below some 1000 kJ/mol, or 10 eV.',
  examples: {
    wrong: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = arrhenius(tau0: 1e-13 s, U: 83 kJ) }
}`,
    right: `${alloyText}model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = 10 GPa; tau = arrhenius(tau0: 1e-13 s, U: 83 kJ/mol) }
}`,
  },
  message: ({ place, value, insertAt }) =>
    `${place} is ${value}, which no barrier reaches${insertAt === undefined ? '' : ': an energy without `/mol` counts for one event'}`,
  fixes: ({ insertAt }) =>
    insertAt === undefined
      ? []
      : [
          {
            title: 'Write `/mol` behind it',
            edits: [{ range: { start: insertAt, end: insertAt }, newText: '/mol' }],
            preferred: true,
          },
        ],
};
