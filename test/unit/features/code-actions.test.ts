/** Input: text with `$0` or `«…»`; a last line `> TITLE` names the action to take. Output: titles, or the text after. */
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { runCases } from '../../support/cases.ts';
import { applyEdits, workspace } from './workspace.ts';

runCases(new URL('code-actions.cases', import.meta.url), (input) => {
  const [, body = '', title] = /^([\s\S]*?)(?:\n> (.*))?$/.exec(input.trimEnd()) ?? [];
  const { file, text, selection } = workspace(body);
  const actions = codeActions(file, selection);
  if (title === undefined) return actions.map(({ kind, title: one }) => `${kind}: ${one}`).join('\n') || 'nothing';
  const action = actions.find((one) => one.title === title);
  if (!action) throw new Error(`no action ${title} among ${actions.map((one) => one.title).join(' | ')}`);
  return applyEdits(text, action.edits);
});
