/** What is shown in the text: colours of words, hints, signatures, lenses, formatting. */
import { codeLenses } from '../../../server/src/features/code-lenses.ts';
import type { Environment } from '../../../server/src/features/environment.ts';
import { formatDocument, formatOnType, formatRange } from '../../../server/src/features/formatting.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../../server/src/features/signature-help.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { runCases } from '../../support/cases.ts';
import { applyEdits, workspace } from './workspace.ts';

runCases(new URL('semantic-tokens.cases', import.meta.url), (input) => {
  const { file, text, selection } = workspace(input);
  const within = selection.start < selection.end ? selection : undefined;
  return semanticTokens(file, within)
    .map(({ range, type, modifiers }) => `${text.slice(range.start, range.end)}  ${[type, ...modifiers].join(' ')}`)
    .join('\n');
});

runCases(new URL('inlay-hints.cases', import.meta.url), (input) => {
  const off = /^# without (\w+)$/m.exec(input)?.[1];
  const { file, text } = workspace(input);
  const settings = {
    dimensions: off !== 'dimensions',
    argumentNames: off !== 'argumentNames',
    energies: off !== 'energies',
  };
  let shown = text;
  for (const { offset, label } of inlayHints(file, { start: 0, end: text.length }, settings).toReversed())
    shown = `${shown.slice(0, offset)}‹${label}›${shown.slice(offset)}`;
  return shown;
});

runCases(new URL('signature-help.cases', import.meta.url), (input) => {
  const { file, offset } = workspace(input);
  const help = signatureHelp(file, offset);
  if (!help) return 'nothing';
  const active = help.active === undefined ? undefined : help.parameters[help.active];
  const { label } = help;
  const shown = active
    ? `${label.slice(0, active.range.start)}«${label.slice(active.range.start, active.range.end)}»${label.slice(active.range.end)}`
    : label;
  return [shown, help.documentation, active?.documentation ?? ''].filter((line) => line !== '').join('\n');
});

const result: TestResult = {
  name: 'pull',
  protocol: 'tension',
  solve_ms: 12.34,
  curves: [],
  metrics: {
    'm: max stress': { value: 6.56e8, unit: 'Pa' },
    'm: strain of max stress': { value: 0.0241, unit: '' },
    'm: last stress': { value: 3.7e8, unit: 'Pa' },
  },
  expectations: [
    {
      kind: 'expect',
      index: 0,
      text: 'max(stress) < 1 GPa',
      computed: 6.56e8,
      unit: 'Pa',
      expected: 1e9,
      passed: true,
      model: 'm',
      at: {},
    },
  ],
  issues: [],
};

runCases(new URL('code-lenses.cases', import.meta.url), (input) => {
  const outdated = /^# outdated: (.*)$/m.exec(input)?.[1];
  const { file, text, environment } = workspace(input, (_uri, test) =>
    test === result.name ? { result, ...(outdated === undefined ? {} : { outdated }) } : undefined,
  );
  const residuals: Environment['residuals'] = () => [
    { series: 'stress', r2: 0.98765, rms: 1.234e7, relative: 0.0213, unit: 'Pa', outdated: outdated !== undefined },
  ];
  return codeLenses(file, { ...environment, residuals })
    .flatMap((lens) => [
      `${text.slice(lens.range.start, lens.range.end)}: ${lens.title}`,
      ...(lens.kind === 'result' ? lens.tooltip.split('\n').map((line) => `  ${line}`) : []),
    ])
    .join('\n');
});

runCases(new URL('formatting.cases', import.meta.url), (input) => {
  const [, body = '', typed] = /^([\s\S]*?)(?:\n> (.*))?$/.exec(input) ?? [];
  const { file, text, offset, selection } = workspace(body);
  if (typed !== undefined) return applyEdits(text, formatOnType(file.tree, offset, typed === 'Enter' ? '\n' : typed));
  const edits = selection.start < selection.end ? formatRange(file.tree, selection) : formatDocument(file.tree);
  return applyEdits(text, edits);
});
