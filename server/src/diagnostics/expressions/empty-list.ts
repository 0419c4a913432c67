import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const emptyList: DiagnosticDescriptor<Readonly<Record<string, never>>> = {
  code: 'MG215',
  name: 'empty-list',
  severity: 'error',
  explanation: 'A list without values asks for no curve and no point. Write at least one value.',
  examples: {
    wrong: `mgmodel 1
let loads = []`,
    right: `mgmodel 1
let loads = [25, 50] MPa`,
  },
  message: () => 'This list has no values; write at least one',
};
