/** Expectations as JUnit XML, one test case each, for CI systems. */
import type { ExpectationResult, TestResult } from '../../solver/result.ts';

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // Characters that XML 1.0 cannot hold at all.
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD');

const conditionsOf = (result: ExpectationResult): string =>
  [result.model, ...Object.entries(result.at).map(([name, { value, unit }]) => `${name} = ${value} ${unit}`.trim())]
    .filter((part) => part !== '')
    .join(', ');

function testCase(file: string, test: TestResult, result: ExpectationResult): string {
  const name = `${test.name}: ${result.text} (${conditionsOf(result)})`;
  const opening = `    <testcase classname="${escape(file)}" name="${escape(name)}" time="${(test.solve_ms / 1000).toFixed(6)}"`;
  if (result.passed !== false) return `${opening}/>\n`;
  const message = result.reason ?? `computed ${result.computed} ${result.unit}`.trim();
  return `${opening}>\n      <failure message="${escape(message)}"/>\n    </testcase>\n`;
}

/** A test whose curves could not be computed is a case of its own that failed. */
function brokenCase(file: string, test: TestResult): string {
  const error = test.issues.find(({ severity }) => severity === 'error');
  if (!error) return '';
  return `    <testcase classname="${escape(file)}" name="${escape(test.name)}: is solved">\n      <failure message="${escape(error.message)}"/>\n    </testcase>\n`;
}

/** One suite a file. `stated` values are not expectations and do not appear. */
export function junit(files: readonly { readonly path: string; readonly tests: readonly TestResult[] }[]): string {
  const suites = files.map(({ path, tests }) => {
    const cases = tests.flatMap((test) => [
      brokenCase(path, test),
      ...test.expectations.filter(({ kind }) => kind === 'expect').map((result) => testCase(path, test, result)),
    ]);
    const written = cases.filter((text) => text !== '');
    const failures = written.filter((text) => text.includes('<failure')).length;
    return `  <testsuite name="${escape(path)}" tests="${written.length}" failures="${failures}">\n${written.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}
