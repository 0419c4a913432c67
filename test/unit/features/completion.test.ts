/**
 * Input: text with `$0`; a last line `> LABEL` names the item to take, otherwise the first items are listed.
 * Output: the document after the edit (places to fill in as `‹proposal›`), or labels with their details.
 */
import { completion } from '../../../server/src/features/completion/completion.ts';
import { pageOf } from '../../../server/src/features/documentation/page.ts';
import { describe, expect, it } from 'vitest';
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

/** Text of a snippet with each place as it is proposed. */
const filledIn = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replaceAll(/\$\d+/g, '')
    .replaceAll(/\\([\\$}])/g, '$1');

const base = `mgmodel 1
alloy Glass {
  composition = Zr 50, Cu 50
  T_g = 700 K
  nu = 0.36
}
model solid of Glass {
  elastic { E = 90 GPa }
  relaxation first : debye { strength = 1/80 GPa - 1/90 GPa; tau = 1 s }
$inModel}
$atTop`;
const place = (where: '$inModel' | '$atTop', text: string): string =>
  base.replace(where, () => text).replace(/\$(inModel|atTop)/, '');

describe('every block that is offered is sound as it stands', () => {
  const offered = (where: '$inModel' | '$atTop') => {
    const { file, offset, environment } = workspace(place(where, '$0'));
    return (completion(file, offset, environment)?.items ?? []).filter(({ kind }) => kind === 'snippet');
  };

  it.each(offered('$atTop').map((item) => [item.label, item] as const))('%s', (_, item) => {
    const { file } = workspace(place('$atTop', filledIn(item.insert)));
    expect(file.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  // Compliances and moduli do not mix: an element of the other form is in place in a model of that form.
  it.each(offered('$inModel').map((item) => [item.label, item] as const))('%s', (_, item) => {
    const errors = ['1/80 GPa - 1/90 GPa', '5 GPa'].map((strength) => {
      const text = place('$inModel', `${filledIn(item.insert)}\n`).replace('1/80 GPa - 1/90 GPa', strength);
      return workspace(text).file.diagnostics.filter(({ severity }) => severity === 'error');
    });
    expect(Math.min(...errors.map(({ length }) => length)), JSON.stringify(errors)).toBe(0);
  });
});
