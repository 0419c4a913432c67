/** The outcome of a test in words, for code lenses and hovers. Metrics are kept in SI; here they are made readable. */
import { curveLabel, varyingConditions } from '../solver/curve-label.ts';
import type { ExpectationResult, TestResult } from '../solver/result.ts';
import { formatNumber } from '../units/format-quantity.ts';
import { metricText, readableCondition, readableOutcome, wordsOf } from './readable-value.ts';

interface CurveMetrics {
  /** `as_cast, frequency = 1 Hz` */
  readonly curve: string;
  /** `max loss modulus 556 MPa at 361 K`, the most telling one first. */
  readonly metrics: readonly string[];
}

/** Metrics by curve, in customary units. A place, `T of max loss_modulus`, is said with the value that is there. */
function readableMetrics(result: TestResult): readonly CurveMetrics[] {
  const varying = varyingConditions(result.curves);
  const labels = new Map(
    result.curves.map((curve) => [curveLabel(curve, varying), curveLabel(curve, varying, readableCondition)]),
  );
  const groups = new Map<string, { name: string; text: string }[]>();
  for (const [key, metric] of Object.entries(result.metrics)) {
    const colon = key.indexOf(': ');
    const label = key.slice(0, Math.max(colon, 0));
    const name = colon < 0 ? key : key.slice(colon + 2);
    const metrics = groups.get(label) ?? [];
    groups.set(label, metrics);
    const place = /^(.*) of (.*)$/.exec(name);
    const of = metrics.find((metric) => metric.name === place?.[2]);
    if (of) of.text += ` at ${metricText(place?.[1] ?? '', metric)}`;
    else metrics.push({ name, text: `${wordsOf(name)} ${metricText(name, metric)}` });
  }
  return [...groups].map(([label, metrics]) => ({
    curve: labels.get(label) ?? label,
    metrics: metrics.map(({ text }) => text),
  }));
}

const judged = (result: TestResult): readonly ExpectationResult[] =>
  result.expectations.filter(({ kind }) => kind === 'expect');

/** "✓ all 3 expectations hold", "✗ 1 of 3 expectations fails"; empty for a test that expects nothing. */
function verdict(result: TestResult): string {
  const expectations = judged(result);
  const all = expectations.length;
  const failed = expectations.filter(({ passed }) => passed !== true).length;
  if (all === 0) return '';
  if (all === 1) return failed === 0 ? '✓ expectation holds' : '✗ expectation fails';
  if (failed === 0) return `✓ ${all === 2 ? 'both' : `all ${all}`} expectations hold`;
  return `✗ ${failed} of ${all} expectations ${failed === 1 ? 'fails' : 'fail'}`;
}

const timeOf = (result: TestResult): string => `${formatNumber(result.solve_ms, 2)} ms`;

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** Time and verdict: "12 ms · ✓ expectation holds". */
export const timeAndVerdict = (result: TestResult): string => joined([timeOf(result), verdict(result)]);

/** One line: time, the most telling metric, the verdict. "12 ms · max stress 656 MPa at 2.4 % · ✓ expectation holds" */
export function runSummary(result: TestResult): string {
  const [first, ...others] = readableMetrics(result);
  const metric = first?.metrics[0] ?? '';
  const telling = metric !== '' && others.length > 0 ? `${first?.curve ?? ''}: ${metric}` : metric;
  return joined([timeOf(result), telling, verdict(result)]);
}

/** One expectation and what was computed: "✗ max(stress) < 1 GPa: 1.2 GPa". */
function expectationLine(expectation: ExpectationResult, several: boolean): string {
  const { kind, passed, text, model, at } = expectation;
  const sign = kind === 'stated' ? 'stated' : passed === true ? '✓' : '✗';
  const conditions = Object.entries(at).map(([name, condition]) => readableCondition(name, condition));
  return `${sign} ${text}: ${readableOutcome(expectation)}${several ? ` (${[model, ...conditions].join(', ')})` : ''}`;
}

/** Everything worth knowing, line by line: metrics of each curve, then each expectation with what was computed. */
export function runDetails(result: TestResult): readonly string[] {
  const curves = readableMetrics(result);
  const several = curves.length > 1;
  return [
    ...curves.map(({ curve, metrics }) => (several ? `${curve}: ${metrics.join(', ')}` : metrics.join(', '))),
    ...result.expectations.map((expectation) => expectationLine(expectation, several)),
  ];
}

/** The details as a list in Markdown, below time and verdict. */
export const formatRun = (result: TestResult): string =>
  [
    `Last run: ${timeAndVerdict(result)}`,
    ...runDetails(result).map((line) => `- ${line.replaceAll(/[*_<>[\]`\\]/g, (sign) => `\\${sign}`)}`),
  ].join('\n');
