/** The values of a chart as tables, a page of rows at a time: a million rows would be a page that nobody can scroll. */
import type { ChartSpecification, Line, Panel } from '../shared/charts/specification.ts';
import { rowAt, tableParts, type TablePart } from '../shared/charts/table-parts.ts';
import { readableNumber, readableUnit } from '../shared/numbers.ts';
import { element } from './dom.ts';

/** Rows of a page; fewer where they are wide. */
const ROWS = 200;
const FEWEST_ROWS = 25;
const CELLS = 6000;

const rowsFor = ({ lines }: TablePart): number =>
  Math.max(FEWEST_ROWS, Math.min(ROWS, Math.floor(CELLS / Math.max(1, lines.length))));

/** Digits that tell the x of a page from each other. */
function digitsFor(xs: readonly number[]): number {
  for (let digits = 6; digits < 15; digits++)
    if (xs.every((x, i) => i === 0 || x === xs[i - 1] || x.toPrecision(digits) !== xs[i - 1]?.toPrecision(digits)))
      return digits;
  return 15;
}

function headOf(panel: Panel, { lines }: TablePart): HTMLElement {
  const titleOf = (line: Line): string => {
    const unit = readableUnit(line.axis === 'right' && panel.right ? panel.right.unit : panel.left.unit);
    return unit === '' ? line.label : `${line.label} (${unit})`;
  };
  const cells = [panel.x.title, ...lines.map(titleOf)].map((title) => element('th', { scope: 'col' }, title));
  return element('thead', {}, element('tr', {}, ...cells));
}

/** The rows of a part from `first` on. */
function bodyOf(part: TablePart, first: number): HTMLTableSectionElement {
  const count = Math.min(rowsFor(part), part.x.length - first);
  const xs = Array.from({ length: count }, (_, i) => part.x[first + i] ?? 0);
  const digits = digitsFor(xs);
  const rows = xs.map((x, i) => {
    const values = part.lines.map((line) => part.value(line, first + i));
    const texts = values.map((value) => (value === undefined ? '' : readableNumber(value, 6)));
    return element('tr', {}, ...[readableNumber(x, digits), ...texts].map((text) => element('td', {}, text)));
  });
  return element('tbody', {}, ...rows);
}

/** One table with the means to leaf through it. */
function partElement(
  panel: Panel,
  part: TablePart,
  name: string,
  pages: Map<string, number>,
  key: string,
): HTMLElement {
  const total = part.x.length;
  const perPage = rowsFor(part);
  const last = Math.max(0, total - 1 - ((total - 1) % perPage));
  let body = element('tbody');
  const table = element(
    'table',
    { class: 'values' },
    element('caption', { class: 'visually-hidden' }, name),
    headOf(panel, part),
    body,
  );
  const place = element('span', { class: 'status', role: 'status' });
  const button = (text: string, label: string, first: () => number): HTMLButtonElement =>
    element('button', { type: 'button', 'aria-label': label, title: label, onclick: () => show(first()) }, text);
  const at = (): number => pages.get(key) ?? 0;
  const back = button('‹', 'Rows before', () => at() - perPage);
  const on = button('›', 'Rows after', () => at() + perPage);
  const input = element('input', {
    type: 'number',
    step: 'any',
    'aria-label': `Go to ${panel.x.title}`,
    placeholder: panel.x.title,
    onchange: () => {
      const row = rowAt(part, input.valueAsNumber);
      if (Number.isFinite(input.valueAsNumber)) show(row - (row % perPage), row % perPage);
    },
  });
  function show(wanted: number, found?: number): void {
    const first = Math.min(Math.max(0, wanted), last);
    pages.set(key, first);
    const next = bodyOf(part, first);
    body.replaceWith(next);
    body = next;
    const row = found === undefined ? undefined : body.children[found];
    row?.setAttribute('aria-current', 'true');
    row?.scrollIntoView({ block: 'nearest' });
    back.disabled = first === 0;
    on.disabled = first === last;
    const count = (number: number): string => number.toLocaleString('en').replaceAll(',', ' ');
    place.textContent = `rows ${count(first + 1)} to ${count(Math.min(first + perPage, total))} of ${count(total)}`;
  }
  show(at() - (at() % perPage));
  const pager = element('div', { class: 'row pager' }, back, on, place, input);
  return element('div', {}, ...(total > perPage ? [pager] : []), table);
}

/** Stays on the page over changes, so that nobody loses the rows they are at. */
export class ValuesTable {
  readonly root = element('div');
  /** First row shown, by table. */
  readonly #pages = new Map<string, number>();
  #shown: ChartSpecification | undefined;

  /** Shows every value that is drawn, and the sentences that describe the chart; nothing without a specification. */
  draw(specification: ChartSpecification | undefined): void {
    if (specification === this.#shown) return;
    this.#shown = specification;
    if (!specification) {
      this.root.replaceChildren();
      return;
    }
    const tables = specification.panels.flatMap((panel) =>
      tableParts(panel).map((part, i, { length }) => {
        const words = `${specification.title}: ${panel.left.words}`;
        const name = length > 1 ? `${words}, ${part.lines.map(({ label }) => label).join(', ')}` : words;
        return partElement(panel, part, name, this.#pages, `${panel.id} ${i}`);
      }),
    );
    this.root.replaceChildren(
      element(
        'div',
        { class: 'values-box', tabindex: 0, role: 'region', 'aria-label': `Values of ${specification.title}` },
        element('p', {}, specification.summary),
        ...tables,
      ),
    );
  }
}
