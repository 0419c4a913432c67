/** Input: text with `$0` or `«…»`; a last line `> TITLE` names the action to take. Output: titles, or the text after. */
import { codeActions } from '../../../server/src/features/code-actions.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { runCases } from '../../support/cases.ts';
import { applyEdits, workspace } from './workspace.ts';

/** A run with a shoulder that is no peak, a low peak and a high one. */
const result: TestResult = {
  name: 'dma',
  protocol: 'dma_temperature',
  solve_ms: 1,
  curves: [1, 16].map((frequency) => ({
    model: 'm',
    at: { frequency: { value: frequency, unit: 'Hz' } },
    x: { name: 'T', unit: 'K', values: [300, 320, 340, 360, 380, 400, 420, 440, 460] },
    series: {
      loss_modulus: {
        unit: 'Pa',
        values: [1, 3, 1, null, 1, 2, 8 + frequency, 8, 2].map((value) => value && value * 1e8),
        accuracy: { rtol: 1e-9, atol: 0 },
      },
    },
  })),
  metrics: {},
  expectations: [],
  issues: [],
};

runCases(new URL('code-actions.cases', import.meta.url), (input) => {
  const [, body = '', title] = /^([\s\S]*?)(?:\n> (.*))?$/.exec(input.trimEnd()) ?? [];
  const { file, text, selection, environment } = workspace(body, (_uri, name) =>
    name === result.name ? { result } : undefined,
  );
  const actions = codeActions(file, selection, environment);
  if (title === undefined) return actions.map(({ kind, title: one }) => `${kind}: ${one}`).join('\n') || 'nothing';
  const action = actions.find((one) => one.title === title);
  if (!action) throw new Error(`no action ${title} among ${actions.map((one) => one.title).join(' | ')}`);
  return applyEdits(text, action.edits);
});
