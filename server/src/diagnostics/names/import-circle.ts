import type { DiagnosticDescriptor } from '../diagnostic.ts';

export const importCircle: DiagnosticDescriptor<{ readonly files: readonly string[] }> = {
  code: 'MG702',
  name: 'import-circle',
  severity: 'error',
  explanation: 'The imported file imports, directly or through others, the file that imports it. Move what both need into a third file.',
  examples: {
    wrong: ``,
    right: ``,
  },
  message: ({ files }) => `This import closes a circle: ${files.join(' → ')}; move what they share into a file of its own`,
};
