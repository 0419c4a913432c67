/** Writes the Prony series that a test has found as a model of its own. */
import type { CheckedFile } from '../../model/checked.ts';
import type { TextRange } from '../../syntax/tree.ts';
import type { CodeAction } from '../code-actions.ts';
import type { Environment } from '../environment.ts';
import { statementsAt } from '../nodes.ts';
import { pronyTexts } from '../prony-text.ts';

export function pronyModel(
  file: CheckedFile,
  selection: TextRange,
  lastRun: Environment['lastRun'],
): readonly CodeAction[] {
  const test = statementsAt(file.tree, selection.start)[0];
  if (test?.kind !== 'test' || !test.name || !test.body?.closed) return [];
  const last = lastRun(file.uri, test.name.text);
  if (!last || last.outdated !== undefined) return [];
  const taken = new Set([...file.symbols.values()].map(({ name }) => name));
  const { end } = test.range;
  return pronyTexts(last.result).flatMap(({ model, label, sentence, elements }): CodeAction[] => {
    const written = file.tree.declarations.find(
      (declaration) => declaration.kind === 'model' && declaration.name?.text === model,
    );
    if (written?.kind !== 'model' || !written.of) return [];
    const alloy = file.tree.text.slice(written.of.range.start, written.of.range.end);
    let name = `${model}_prony`;
    for (let i = 2; taken.has(name); i++) name = `${model}_prony_${i}`;
    const lines = [`## ${sentence}`, `model ${name} of ${alloy} {`, ...elements.map((line) => `  ${line}`), '}'];
    return [
      {
        title: `Write the Prony series of ${label} as the model ${name}`,
        kind: 'refactor.rewrite',
        edits: [{ range: { start: end, end }, newText: `\n\n${lines.join('\n')}` }],
      },
    ];
  });
}
