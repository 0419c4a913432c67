import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const unknownChemicalElement: DiagnosticDescriptor<{
  readonly name: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
}> = {
  code: 'MG409',
  name: 'unknown-chemical-element',
  severity: 'error',
  explanation: 'A composition is written with the symbols of the chemical elements: `Zr 50, Cu 40, Al 10`.',
  examples: {
    wrong: `mgmodel 1
alloy X {
  composition = Zr 50, CU 50
}`,
    right: `mgmodel 1
alloy X {
  composition = Zr 50, Cu 50
}`,
  },
  message: ({ name, suggestions }) => `${quoted(name)} is no chemical element${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
