import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const listArithmetic: DiagnosticDescriptor<{ readonly shape: 'list' | 'range'; readonly reason: string }> = {
  code: 'MG209',
  name: 'list-arithmetic',
  severity: 'error',
  explanation:
    'Lists and ranges may have a unit behind them, and nothing else may be done with them. Write the numbers out, or take the arithmetic into each.',
  examples: {
    wrong: `mgmodel 1
let loads = 2 * [25, 50] MPa`,
    right: `mgmodel 1
let loads = [50, 100] MPa`,
  },
  message: ({ shape, reason }) => `A ${shape} takes a unit and no other arithmetic; ${reason}`,
};
