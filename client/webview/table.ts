/** The table of expectations under a chart, with computed values. */
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import type { ExpectationResult } from '../../server/src/solver/result.ts';
import { arrange, memberText } from '../shared/charts/families.ts';
import { expectationValue } from '../shared/charts/expectation-value.ts';
import { element, icon } from './dom.ts';

const VERDICTS = {
  pass: { word: 'passes', icon: 'pass' },
  fail: { word: 'fails', icon: 'fail' },
  stated: { word: 'stated', icon: 'stated' },
} as const;

function verdictOf({ kind, passed }: ExpectationResult): keyof typeof VERDICTS {
  if (kind === 'stated') return 'stated';
  return passed === true ? 'pass' : 'fail';
}

/** Each `expect` with its verdict, each `stated` beside what is computed. Nothing when a test has none. */
export function expectationsTable(test: PreviewTest): HTMLElement | undefined {
  const { expectations, curves } = test.result;
  if (expectations.length === 0) return undefined;
  const arrangement = arrange(curves);
  const rows = expectations.map((expectation) => {
    const verdict = verdictOf(expectation);
    const { word, icon: name } = VERDICTS[verdict];
    const curve = curves.find(
      ({ model, at }) =>
        model === expectation.model &&
        Object.entries(expectation.at).every(([parameter, { value }]) => at[parameter]?.value === value),
    );
    // What the line itself says is not said again.
    const member = curve && !/ for /.test(expectation.text) ? memberText(arrangement, curve) : '';
    const source = expectation.source === undefined ? '' : ` (${expectation.source})`;
    return element(
      'tr',
      { role: 'row' },
      element(
        'td',
        { role: 'cell', class: `verdict ${verdict}` },
        icon(name),
        element('span', { class: 'word' }, ` ${word}`),
      ),
      element(
        'td',
        { role: 'cell', class: 'line' },
        ...breakable(`${expectation.text}${source}`),
        ...(member === '' ? [] : [element('br'), member]),
      ),
      element('td', { role: 'cell', class: 'number' }, expectationValue(test, expectation)),
    );
  });
  const column = { role: 'columnheader', scope: 'col' } as const;
  const head = element(
    'tr',
    { role: 'row' },
    element('th', { ...column, class: 'verdict' }, element('span', { class: 'word' }, 'Result')),
    element('th', column, 'Expected or stated'),
    element('th', { ...column, class: 'number' }, 'Computed'),
  );
  // The roles are said, because a narrow card lays its rows out otherwise than as a table.
  return element(
    'table',
    { class: 'expectations', role: 'table' },
    element('thead', { role: 'rowgroup' }, head),
    element('tbody', { role: 'rowgroup' }, ...rows),
  );
}

/** Numbers found of whole curves: laws of shift factors, fragilities. Nothing when a test has none. */
export function figuresList({ figures = [] }: PreviewTest): HTMLElement | undefined {
  if (figures.length === 0) return undefined;
  return element(
    'dl',
    { class: 'figures' },
    ...figures.flatMap(({ curve, figures: numbers }) => [
      ...(figures.length > 1 ? [element('dt', { class: 'curve' }, ...breakable(curve))] : []),
      ...numbers.flatMap(({ name, value }) => [element('dt', {}, ...breakable(name)), element('dd', {}, value)]),
    ]),
  );
}

/** A line of the language, which may be broken where its names have joints. */
function breakable(text: string): (Node | string)[] {
  return text
    .split(/(?<=[_(])(?=\S)|(?<=[a-z]\.)(?=[a-z])/i)
    .flatMap((part, i) => (i === 0 ? [part] : [element('wbr'), part]));
}
