/** Every sample is a file that works: no error, formatted, solved, its expectations hold, nothing left uncomputed. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { load } from '../../../server/src/cli/load.ts';
import { createDataReader } from '../../../server/src/cli/file-host.ts';
import { measuredData } from '../../../server/src/preview/measured.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { formatText } from '../../../server/src/syntax/format.ts';
import { parse } from '../../../server/src/syntax/parse.ts';

const folder = fileURLToPath(new URL('../../../samples/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.mgmodel'));

function sample(name: string) {
  const file = load(folder + name);
  if ('problem' in file) throw new Error(file.problem);
  return file;
}

describe.each(names)('%s', (name) => {
  test('is checked without an error', () => {
    const { checked } = sample(name);
    expect(checked.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('is formatted', () => {
    const { text } = sample(name);
    expect(formatText(parse(text))).toBe(text);
  });

  test('is solved, every value, and its expectations hold', () => {
    const { tests, curves } = solve(sample(name).checked.problem);
    expect(tests.length + curves.length).toBeGreaterThan(0);
    for (const { issues } of [...tests, ...curves]) expect(issues).toEqual([]);
    for (const { expectations } of tests) expect(expectations.filter(({ passed }) => passed === false)).toEqual([]);
    for (const { x, series } of [...tests.flatMap((one) => one.curves), ...curves]) {
      for (const { values } of Object.values(series)) {
        expect(values).toHaveLength(x.values.length);
        expect(values).not.toContain(null);
      }
    }
  });

  test('its measured data are read, every cell', () => {
    const { checked } = sample(name);
    const { byTest, diagnostics } = measuredData(checked, createDataReader(folder + name));
    expect(diagnostics).toEqual([]);
    expect([...byTest.values()].flat().length).toBeGreaterThanOrEqual(checked.data.length);
  });
});
