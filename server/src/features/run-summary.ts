/** The outcome of a test in few words, for code lenses and hovers. */
import type { TestResult } from '../solver/result.ts';
import { formatNumber, formatQuantity } from '../units/format-quantity.ts';

/** "1.2 ms · 2 of 3 expectations hold". */
export function runSummary(result: TestResult): string {
  const judged = result.expectations.filter(({ kind }) => kind === 'expect');
  const held = judged.filter(({ passed }) => passed === true).length;
  const time = `${formatNumber(result.solve_ms, 2)} ms`;
  if (judged.length === 0) return time;
  if (judged.length === 1) return `${time} · the expectation ${held === 1 ? 'holds' : 'fails'}`;
  const all = held === 2 ? 'both' : `all ${held}`;
  return `${time} · ${held === judged.length ? all : `${held} of ${judged.length}`} expectations hold`;
}

/** Up to `most` metrics: "as_cast, frequency = 1 Hz: peak 12 GPa, T of peak 360.9 K"; curves are named once. */
export function metricsLine(result: TestResult, most: number): string {
  const groups = new Map<string, string[]>();
  for (const [name, { value, unit }] of Object.entries(result.metrics).slice(0, most)) {
    const colon = name.indexOf(': ');
    const curve = colon < 0 ? '' : name.slice(0, colon + 2);
    const texts = groups.get(curve) ?? [];
    texts.push(`${name.slice(curve.length)} ${formatQuantity(value, unit)}`);
    groups.set(curve, texts);
  }
  return [...groups].map(([curve, texts]) => curve + texts.join(curve === '' ? ' · ' : ', ')).join(' · ');
}

/** All metrics as a list in Markdown, below the summary. */
export function formatMetrics(result: TestResult): string {
  const lines = Object.entries(result.metrics).map(
    ([name, { value, unit }]) => `- ${name}: ${formatQuantity(value, unit)}`,
  );
  return [`Last run: ${runSummary(result)}`, ...lines].join('\n');
}
