import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const outsideLiteratureRange: DiagnosticDescriptor<{ readonly place: string; readonly value: string; readonly range: string; readonly source: string }> = {
  code: 'MG502',
  name: 'outside-literature-range',
  severity: 'warning',
  explanation: 'The value is possible, but outside of what the named source reports. Perhaps a unit or a power of ten slipped.',
  examples: {
    wrong: ``,
    right: ``,
  },
  message: ({ place, value, range, source }) => `${place} is ${value}; ${source} reports ${range}`,
};
