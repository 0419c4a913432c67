/** Lines of the log that people read: what was checked and solved, and how long it took. */
import { timeAndVerdict } from '../features/run-summary.ts';
import type { Solution } from '../solver/result.ts';
import { formatNumber } from '../units/format-quantity.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
const milliseconds = (value: number): string => `${formatNumber(value, 2)} ms`;

/** The name of a file without its folders. */
export const fileName = (uri: string): string => decodeURIComponent(uri.split('/').at(-1) ?? uri);

/** "glass.mgmodel: checked in 4.1 ms, 2 errors, 1 warning" */
export const checkedLine = (uri: string, ms: number, errors: number, warnings: number): string =>
  `${fileName(uri)}: checked in ${milliseconds(ms)}, ${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;

/** "glass.mgmodel: 2 tests solved in 0.8 s" with a line for each test: its own time and the verdict. */
export function solvedLines(uri: string, ms: number, { tests, curves }: Solution): string {
  const what = [plural(tests.length, 'test'), ...(curves.length > 0 ? [plural(curves.length, 'curve')] : [])];
  const issues = (severity: 'error' | 'warning', count: number): string =>
    count > 0 ? ` · ${plural(count, severity)}` : '';
  const lines = tests.map((test) => {
    const count = (severity: 'error' | 'warning'): string =>
      issues(severity, test.issues.filter((issue) => issue.severity === severity).length);
    return `  ${test.name}: ${timeAndVerdict(test)}${count('error')}${count('warning')}`;
  });
  return [`${fileName(uri)}: ${what.join(' and ')} solved in ${milliseconds(ms)}`, ...lines].join('\n');
}
