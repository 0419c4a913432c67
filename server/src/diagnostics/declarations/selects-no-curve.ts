import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { tensionText } from '../example-text.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { replaceFixes } from '../words.ts';

export const selectsNoCurve: DiagnosticDescriptor<{
  readonly name: string;
  readonly found: string;
  readonly members: readonly string[];
  readonly range: TextRange;
  readonly replacements: readonly string[];
}> = {
  code: 'MG422',
  name: 'selects-no-curve',
  severity: 'error',
  explanation: 'No curve of the test has this value, so the expectation would never be looked at.',
  examples: {
    wrong: tensionText('expect max(stress) < 1 GPa for T = 500 K'),
    right: tensionText('expect max(stress) < 1 GPa for T = 600 K'),
  },
  message: ({ name, found, members }) =>
    `No curve of this test has ${name} = ${found}; ${members.length === 1 ? 'there is only' : 'there are'} ${members.join(', ')}`,
  fixes: ({ range, replacements }) => replaceFixes(range, replacements),
};
