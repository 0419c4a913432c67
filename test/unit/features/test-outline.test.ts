/** The tests of a file as the testing view lists them, also where the file is broken. */
import { testOutline } from '../../../server/src/features/test-outline.ts';
import { runCases } from '../../support/cases.ts';
import { workspace } from './workspace.ts';

runCases(new URL('test-outline.cases', import.meta.url), (input) => {
  const { file, text } = workspace(input);
  return testOutline(file)
    .flatMap(({ name, expectations }) => [
      name,
      ...expectations.map(({ index, range }) => `  ${index}: ${text.slice(range.start, range.end)}`),
    ])
    .join('\n');
});
