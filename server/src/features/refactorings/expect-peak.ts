/** Turns a peak of the last run into an expectation of its place. */
import type { CheckedFile } from '../../model/checked.ts';
import { protocols } from '../../physics/registry.ts';
import type { Curve, TestResult } from '../../solver/result.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { CodeAction } from '../code-actions.ts';
import type { Environment } from '../environment.ts';
import { statementsAt } from '../nodes.ts';
import { appendToBlock } from './block-text.ts';

/** A peak stands out when it is higher by this share than the valleys on both sides. */
const prominence = 0.02;

/** More would fill the menu. */
const mostPeaks = 8;

interface Peak {
  readonly x: number;
  /** The valleys (or ends) on both sides. */
  readonly from: number;
  readonly to: number;
  /** Whether it is the highest point of the curve, so that no interval is needed. */
  readonly highest: boolean;
}

/** Inner maxima between valleys; gaps (values that could not be computed) count as low. */
function peaksOf(x: readonly number[], values: readonly (number | null)[]): readonly Peak[] {
  const y = values.map((value) => value ?? -Infinity);
  const at = (i: number): number => y[i] ?? -Infinity;
  const top = Math.max(...y);
  const peaks: Peak[] = [];
  for (let i = 1; i < y.length - 1; i++) {
    if (!(at(i) > at(i - 1) && at(i) >= at(i + 1))) continue;
    let [left, right] = [i, i];
    while (left > 0 && at(left - 1) <= at(left)) left -= 1;
    while (right < y.length - 1 && at(right + 1) <= at(right)) right += 1;
    const valley = Math.max(at(left), at(right));
    if (at(i) <= 0 || valley > at(i) * (1 - prominence)) continue;
    peaks.push({ x: x[i] ?? 0, from: x[left] ?? 0, to: x[right] ?? 0, highest: at(i) === top });
  }
  return peaks;
}

/** `for model = m, frequency = 1 Hz`: what tells a curve apart from the others of the test. */
function selectors(curve: Curve, result: TestResult): string {
  const others = result.curves.filter((other) => other.x.name === curve.x.name);
  const parts = Object.entries(curve.at)
    .filter(([name, { value }]) => others.some((other) => other.at[name]?.value !== value))
    .map(([name, { value, unit }]) => `${name} = ${formatQuantity(value, unit, 6)}`);
  if (others.some(({ model }) => model !== curve.model)) parts.unshift(`model = ${curve.model}`);
  return parts.length === 0 ? '' : ` for ${parts.join(', ')}`;
}

export function expectPeak(
  file: CheckedFile,
  selection: TextRange,
  lastRun: Environment['lastRun'],
): readonly CodeAction[] {
  const test = statementsAt(file.tree, selection.start)[0];
  if (test?.kind !== 'test' || !test.name || !test.body?.closed) return [];
  const { body } = test;
  const last = lastRun(file.uri, test.name.text);
  if (!last || last.outdated !== undefined) return [];
  const plain = new Set(
    (protocols.get(last.result.protocol)?.series ?? []).flatMap(({ name, perElement, isError }) =>
      perElement || isError ? [] : [name],
    ),
  );
  const actions: CodeAction[] = [];
  for (const curve of last.result.curves)
    for (const [name, series] of Object.entries(curve.series)) {
      if (!plain.has(name)) continue;
      for (const peak of peaksOf(curve.x.values, series.values)) {
        const show = (value: number): string => formatQuantity(value, curve.x.unit);
        const interval = peak.highest ? '' : `, ${show(peak.from)} .. ${show(peak.to)}`;
        const which = selectors(curve, last.result);
        const line = `expect argmax(${name}${interval}) = ${show(peak.x)} within 1 %${which}`;
        actions.push({
          title: `Expect the peak of ${name} at ${show(peak.x)}${which}`,
          kind: 'refactor.rewrite',
          edits: [appendToBlock(file.tree.text, test.range.start, body, [line])],
        });
      }
    }
  return actions.slice(0, mostPeaks);
}
