import { describe, expect, test } from 'vitest';
import { measuredCurves } from '../../../server/src/fit/measured.ts';
import { numberInCell, readTable } from '../../../server/src/fit/table.ts';

const tableOf = (text: string) => {
  const table = readTable(text);
  if ('problem' in table) throw new Error(table.problem);
  return table;
};

describe('tables as laboratories write them', () => {
  test.each([
    ['commas', 'T,E\n1,2\n3,4\n'],
    ['semicolons', 'T;E\n1;2\n3;4\n'],
    ['tabs and CRLF', 'T\tE\r\n1\t2\r\n3\t4\r\n'],
    ['a byte order mark, comments, blank lines', '\uFEFF# made in 2026\nT,E\n\n1,2\n3,4\n\n'],
  ])('%s', (_, text) => {
    expect(tableOf(text)).toMatchObject({
      columns: ['T', 'E'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
  });

  test('an empty file is said to be empty', () => {
    expect(readTable('\n\n')).toEqual({ problem: 'the file is empty' });
  });

  test.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['-2e-3', -0.002],
    ['\u22122', -2],
    ['', undefined],
    ['n.a.', undefined],
    ['1.5 K', undefined],
  ])('the cell %j holds %s', (cell, value) => expect(numberInCell(cell)).toBe(value));
});

describe('curves of a table', () => {
  const columns = [
    { field: 'T', column: 'T', factor: 1, offset: 273.15 },
    { field: 'frequency', column: 3, factor: 1, offset: 0 },
    { field: 'loss_modulus', column: 2, factor: 1e6, offset: 0 },
  ] as const;

  test('in SI, one for each condition that varies from row to row', () => {
    const table = tableOf('T,E2,f\n0,1,1\n0,2,16\n10,3,1\n10,4,16\n');
    expect(measuredCurves(table, columns, 'T', ['frequency'], { static_stress: 5 })).toEqual({
      curves: [
        { series: 'loss_modulus', at: { static_stress: 5, frequency: 1 }, x: [273.15, 283.15], y: [1e6, 3e6] },
        { series: 'loss_modulus', at: { static_stress: 5, frequency: 16 }, x: [273.15, 283.15], y: [2e6, 4e6] },
      ],
      problems: [],
    });
  });

  test('a cell without a number costs its row and is named by its line', () => {
    const table = tableOf('T,E2,f\n0,1,1\n5,broken,1\n10,3,1\n');
    const measured = measuredCurves(table, columns, 'T', ['frequency'], {});
    expect(measured.curves).toMatchObject([{ x: [273.15, 283.15], y: [1e6, 3e6] }]);
    expect(measured.problems).toEqual(['no number in line 3, column 2: "broken"; those rows are left out']);
  });

  test('a column that is not there is named', () => {
    const table = tableOf('T,E2\n0,1\n');
    expect(measuredCurves(table, columns, 'T', ['frequency'], {}).problems).toEqual(['the file has no column 3']);
  });
});
