import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const chemicalElementTwice: DiagnosticDescriptor<{ readonly name: string; readonly first: TextRange }> = {
  code: 'MG410',
  name: 'chemical-element-twice',
  severity: 'error',
  explanation: 'An element stands twice in a composition. Add the amounts, or correct the symbol of one.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 40, Zr 10
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 40, Al 10
}`,
  },
  message: ({ name }) => `${quoted(name)} stands twice in this composition`,
  related: ({ name, first }) => [{ range: first, message: `${quoted(name)} stands here already` }],
};
