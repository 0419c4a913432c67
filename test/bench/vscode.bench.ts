// What a user waits for in a real VS Code: the extension's start, the first curves, curves after a save.
import { runInBrowser } from '../vscode/harness/suite.ts';
import type { Row } from './harness.ts';

const WITHIN_MS = 120_000;

export async function run(): Promise<readonly Row[]> {
  const { reports, failed } = await runInBrowser('timing', { withinMs: WITHIN_MS });
  if (failed > 0) throw new Error('A timing in VS Code failed.');
  const names = [...new Set(reports.map(({ title }) => title))];
  return names.map((name): Row => ({
    name: name.replace(/^timing /, 'VS Code: '),
    times: reports.filter(({ title }) => title === name).map(({ ms }) => ms),
    ...(name.endsWith('in view redrawn') ? { goal: { ms: 150, of: 'median' } } : {}),
  }));
}
