/** Tables under a chart: expectations with computed values, and every value. */
import type { PreviewTest } from '../../server/src/lsp/messages.ts';
import type { ExpectationResult } from '../../server/src/solver/result.ts';
import { arrange, memberText } from '../shared/charts/families.ts';
import type { ChartSpecification, Panel } from '../shared/charts/specification.ts';
import { expectationValue } from '../shared/charts/expectation-value.ts';
import { readableNumber, readableUnit } from '../shared/numbers.ts';
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
      {},
      element('td', { class: `verdict ${verdict}` }, icon(name), element('span', { class: 'word' }, ` ${word}`)),
      element('td', {}, `${expectation.text}${source}`, ...(member === '' ? [] : [element('br'), member])),
      element('td', { class: 'number' }, expectationValue(test, expectation)),
    );
  });
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col', class: 'verdict' }, element('span', { class: 'word' }, 'Result')),
    element('th', { scope: 'col' }, 'Expected or stated'),
    element('th', { scope: 'col', class: 'number' }, 'Computed'),
  );
  return element('table', { class: 'expectations' }, element('thead', {}, head), element('tbody', {}, ...rows));
}

/** More rows than this are not for reading: the export has them all. */
const ROWS = 400;

function panelTable(panel: Panel, name: string): HTMLElement {
  const lines = panel.lines.filter(({ ghost }) => !ghost);
  const xs = [...new Set(lines.flatMap(({ x }) => x))].sort((a, b) => a - b);
  const byLine = lines.map(({ x, y }) => new Map(x.map((value, i) => [value, y[i]])));
  const unitOf = (line: (typeof lines)[number]): string =>
    line.axis === 'right' && panel.right ? panel.right.unit : panel.left.unit;
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, panel.x.title),
    ...lines.map((line) => {
      const unit = readableUnit(unitOf(line));
      return element('th', { scope: 'col' }, unit === '' ? line.label : `${line.label} (${unit})`);
    }),
  );
  const rows = xs.slice(0, ROWS).map((x) =>
    element(
      'tr',
      {},
      element('td', {}, readableNumber(x, 6)),
      ...byLine.map((values) => {
        const y = values.get(x);
        return element('td', {}, y == null ? '' : readableNumber(y, 6));
      }),
    ),
  );
  const caption = xs.length > ROWS ? `${name}: the first ${ROWS} of ${xs.length} points` : name;
  return element(
    'table',
    { class: 'values' },
    element('caption', { class: 'visually-hidden' }, caption),
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
}

/** Every value that is drawn, and the sentences that describe the chart. */
export function valuesTable(specification: ChartSpecification): HTMLElement {
  return element(
    'div',
    { class: 'values-box', tabindex: 0, role: 'region', 'aria-label': `Values of ${specification.title}` },
    element('p', {}, specification.summary),
    ...specification.panels.map((panel) => panelTable(panel, `${specification.title}: ${panel.left.words}`)),
  );
}
