/**
 * Input: text with `$0`; a last line `> LABEL` names the item to take, otherwise the first items are listed.
 * Output: the document after the edit (places to fill in as `‹proposal›`), or labels with their details.
 */
import { completion } from '../../../server/src/features/completion/completion.ts';
import { pageOf } from '../../../server/src/features/documentation/page.ts';
import { runCases } from '../../support/cases.ts';
import { workspace } from './workspace.ts';

/** Snippet syntax made readable. */
const readable = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+\|([^|]*)\|\}/g, '‹$1›')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '‹$1›')
    .replaceAll(/\$\d+/g, '‹›')
    .replaceAll(/\\([\\$}])/g, '$1');

/** How many items a list shows. */
const shown = 12;

function run(input: string): string {
  const [, body = '', taken] = /^([\s\S]*?)(?:\n> (.*))?$/.exec(input.trimEnd()) ?? [];
  const typedBlank = taken === '(blank)';
  const { file, text, offset, environment } = workspace(body);
  const found = completion(file, offset, environment, typedBlank);
  if (!found) return 'nothing';
  if (taken === undefined || typedBlank) {
    const lines = found.items.slice(0, shown).map(({ label, detail }) => `${label}${detail ? `  ${detail}` : ''}`);
    const more = found.items.length - shown;
    return [...lines, ...(more > 0 ? ['…'] : [])].join('\n') || 'nothing';
  }
  const [label = '', documentation] = taken.split(' ?');
  const item = found.items.find((one) => one.label === label);
  if (!item) throw new Error(`no item ${label} among ${found.items.map((one) => one.label).join(', ')}`);
  if (documentation !== undefined) return (item.topic && pageOf(item.topic, file, environment)) ?? 'no documentation';
  return text.slice(0, found.range.start) + readable(item.insert) + text.slice(found.range.end);
}

runCases(new URL('completion.cases', import.meta.url), run);
