/** The tests of a file as a table for a terminal: one row a curve, then what was expected and what sources state. */
import { formatNumber } from '../../units/format-quantity.ts';
import { pronyTexts } from '../../features/prony-text.ts';
import { readableError, readableOutcome, readableValue, wordsOf } from '../../features/readable-value.ts';
import { varyingConditions } from '../../solver/curve-label.ts';
import { derivedMetrics, tellingSeries } from '../../solver/metrics.ts';
import type { SolvedFile } from '../commands/run.ts';
import type { Curve, ExpectationResult, TestResult } from '../../solver/result.ts';

const heads = ['test', 'curve', 'shown', 'first', 'largest', 'at', 'last'] as const;
type Row = readonly string[];

function labelOf(curve: Curve, varying: readonly string[], models: number): string {
  const conditions = varying.flatMap((name) => {
    const condition = curve.at[name];
    return condition ? [`${name} ${readableValue(name, condition.value, condition.unit)}`] : [];
  });
  return [...(models > 1 ? [curve.model] : []), ...conditions].join(', ');
}

function rowOf(curve: Curve, varying: readonly string[], models: number): Row {
  const label = labelOf(curve, varying, models);
  const name = tellingSeries(curve);
  const series = name === undefined ? undefined : curve.series[name];
  if (name === undefined || !series) return [label, '', '', '', '', ''];
  const points = series.values.flatMap((y, i) => {
    const x = curve.x.values[i];
    return y === null || x === undefined ? [] : [{ x, y }];
  });
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [label, name, 'not computed', '', '', ''];
  const largest = points.reduce((best, point) => (point.y > best.y ? point : best));
  return [
    label,
    name,
    readableValue(name, first.y, series.unit),
    readableValue(name, largest.y, series.unit),
    readableValue(curve.x.name, largest.x, curve.x.unit),
    readableValue(name, last.y, series.unit),
  ];
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

/** Error of a metric, `standard error of VFT B`, beside the value it belongs to. */
const standardError = 'standard error of ';

/** What was derived from the curves of a test, a line a curve: fragilities, laws fitted to shift factors. */
function derived(test: TestResult): string[] {
  // Those of a Prony series are in what is there to be copied.
  if (pronyTexts(test).length > 0) return [];
  const varying = varyingConditions(test.curves);
  const models = new Set(test.curves.map(({ model }) => model)).size;
  const lines = test.curves.flatMap((curve) => {
    const metrics = derivedMetrics(curve);
    const texts = Object.entries(metrics).flatMap(([name, { value, unit }]) => {
      if (name.startsWith(standardError)) return [];
      const error = readableError(name, value, metrics[standardError + name]?.value ?? 0, unit);
      return [`${wordsOf(name)} ${readableValue(name, value, unit)}${error}`];
    });
    const label = labelOf(curve, varying, models);
    return texts.length === 0 ? [] : [`    ${label === '' ? '' : `${label}: `}${texts.join(', ')}`];
  });
  return lines.length === 0 ? [] : [`  ${test.name}`, ...lines];
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
    rows.push([curve.name, '', Object.keys(curve.series).join(', '), '', '', '', '']);
  }
  const expectations = solution.tests.flatMap((test) => test.expectations.filter(({ kind }) => kind === 'expect'));
  const met = expectations.filter(({ passed }) => passed === true).length;
  const milliseconds = solution.tests.reduce((sum, test) => sum + test.solve_ms, 0);
  const outcome = expectations.length === 0 ? '' : `, ${met} of ${expectations.length} expectations met`;
  const lines = solution.tests.flatMap(judgements);
  const found = solution.tests.flatMap(derived);
  return [
    `\n${file.path}`,
    aligned(rows, columns),
    ...(found.length > 0 ? ['', ...found] : []),
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...solution.tests.flatMap(toCopy),
    `\n  ${solution.tests.length} ${solution.tests.length === 1 ? 'test' : 'tests'} solved in ${formatNumber(milliseconds, 3)} ms${outcome}\n`,
  ].join('\n');
}
