/** The tests of a file as a table for a terminal: one row a curve, then what was expected and what sources state. */
import { formatNumber } from '../../units/format-quantity.ts';
import { curveFigures } from '../../preview/curve-figures.ts';
import { pronyTexts } from '../../features/prony-text.ts';
import { readableOutcome, readableValue } from '../../features/readable-value.ts';
import { varyingConditions } from '../../solver/curve-label.ts';
import { tellingSeries } from '../../solver/metrics.ts';
import type { SolvedFile } from '../commands/run.ts';
import type { Curve, ExpectationResult, Series, TestResult } from '../../solver/result.ts';

const heads = ['test', 'curve', 'shown', 'first', 'largest', 'at', 'last'] as const;
type Row = readonly string[];

function labelOf(curve: Curve, varying: readonly string[], models: number): string {
  const conditions = varying.flatMap((name) => {
    const condition = curve.at[name];
    return condition ? [`${name} ${readableValue(name, condition.value, condition.unit)}`] : [];
  });
  return [...(models > 1 ? [curve.model] : []), ...conditions].join(', ');
}

/** A series in figures: its name, the first value, the largest and where it is, the last. */
function figuresOf(x: Curve['x'], name: string, series: Series): Row {
  const points = series.values.flatMap((y, i) => {
    const at = x.values[i];
    return y === null || at === undefined ? [] : [{ x: at, y }];
  });
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [name, 'not computed', '', '', ''];
  const largest = points.reduce((best, point) => (point.y > best.y ? point : best));
  return [
    name,
    readableValue(name, first.y, series.unit),
    readableValue(name, largest.y, series.unit),
    readableValue(x.name, largest.x, x.unit),
    readableValue(name, last.y, series.unit),
  ];
}

function rowOf(curve: Curve, varying: readonly string[], models: number): Row {
  const label = labelOf(curve, varying, models);
  const name = tellingSeries(curve);
  const series = name === undefined ? undefined : curve.series[name];
  if (name === undefined || !series) return [label, '', '', '', '', ''];
  return [label, ...figuresOf(curve.x, name, series)];
}

/** Characters, as a terminal counts them. */
const lengthOf = (text: string): number => Array.from(text).length;

/** Columns as wide as their widest cell; the last ones give way in a narrow window. */
function aligned(rows: readonly Row[], columns: number): string {
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => lengthOf(row[column] ?? ''))));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)));
      return `  ${cells.join('  ').trimEnd()}`.slice(0, Math.max(columns, 60));
    })
    .join('\n');
}

const marks = { true: '✓', false: '✗', null: '·' } as const;

function judgement(result: ExpectationResult): string {
  const conditions = Object.entries(result.at).map(
    ([name, { value, unit }]) => `${name} ${readableValue(name, value, unit)}`,
  );
  const computed = result.computed === null ? (result.reason ?? '') : `computed ${readableOutcome(result)}`;
  const source = result.source === undefined ? '' : ` (${result.source})`;
  const where = [result.model, ...conditions].filter((part) => part !== '').join(', ');
  const word = result.kind === 'stated' ? 'stated ' : '';
  return `    ${marks[`${result.passed}`]} ${word}${result.text}${source}: ${computed}${where === '' ? '' : `  [${where}]`}`;
}

function judgements(test: TestResult): string[] {
  if (test.expectations.length === 0) return [];
  return [`  ${test.name}`, ...test.expectations.map(judgement)];
}

/** What was found of whole curves; a Prony series says its own numbers where it is there to be copied. */
function findings(test: TestResult): string[] {
  if (pronyTexts(test).length > 0) return [];
  const all = curveFigures(test);
  if (all.length === 0) return [];
  return [
    `  ${test.name}`,
    ...all.flatMap(({ curve, figures }) => [
      ...(all.length > 1 ? [`    ${curve}`] : []),
      ...figures.map(({ name, value }) => `    ${all.length > 1 ? '  ' : ''}${name} = ${value}`),
    ]),
  ];
}

/** What is there to be copied: Prony series as elements of a model. */
const toCopy = (test: TestResult): string[] =>
  pronyTexts(test).flatMap(({ sentence, elements }) => ['', `  # ${sentence}`, ...elements.map((line) => `  ${line}`)]);

/** The table with a line on time and outcome; empty for a file without tests and curves. */
export function summaryTable({ file, solution }: SolvedFile, columns: number): string {
  if (solution.tests.length === 0 && solution.curves.length === 0) return '';
  const rows: Row[] = [heads];
  for (const test of solution.tests) {
    const varying = varyingConditions(test.curves);
    const models = new Set(test.curves.map(({ model }) => model)).size;
    test.curves.forEach((curve, i) => rows.push([i === 0 ? test.name : '', ...rowOf(curve, varying, models)]));
  }
  for (const curve of solution.curves) {
    Object.entries(curve.series).forEach(([name, series], i) =>
      rows.push([i === 0 ? curve.name : '', '', ...figuresOf(curve.x, name, series)]),
    );
  }
  const expectations = solution.tests.flatMap((test) => test.expectations.filter(({ kind }) => kind === 'expect'));
  const met = expectations.filter(({ passed }) => passed === true).length;
  const milliseconds = solution.tests.reduce((sum, test) => sum + test.solve_ms, 0);
  const outcome = expectations.length === 0 ? '' : `, ${met} of ${expectations.length} expectations met`;
  const lines = solution.tests.flatMap(judgements);
  const found = solution.tests.flatMap(findings);
  return [
    `\n${file.path}`,
    aligned(rows, columns),
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...(found.length > 0 ? ['', ...found] : []),
    ...solution.tests.flatMap(toCopy),
    `\n  ${solution.tests.length} ${solution.tests.length === 1 ? 'test' : 'tests'} solved in ${formatNumber(milliseconds, 3)} ms${outcome}\n`,
  ].join('\n');
}
