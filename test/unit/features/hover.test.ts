/** Input: text with `$0`. Output: the word that is explained and its page. */
import { hover } from '../../../server/src/features/hover.ts';
import { runCases } from '../../support/cases.ts';
import { workspace } from './workspace.ts';

runCases(new URL('hover.cases', import.meta.url), (input) => {
  const { file, text, offset, environment } = workspace(input);
  const found = hover(file, offset, environment);
  return found ? `[${text.slice(found.range.start, found.range.end)}]\n${found.markdown}` : 'nothing';
});
