/** Rows of a measured table as series in SI, grouped by the conditions that vary from row to row. */
import { numberInCell, type Table } from './table.ts';

/** Which column of the table is which quantity; SI value = cell * factor + offset. */
export interface MeasuredColumn {
  readonly field: string;
  readonly column: string | number;
  readonly factor: number;
  readonly offset: number;
}

export interface MeasuredCurve {
  readonly series: string;
  readonly at: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Measured {
  readonly curves: readonly MeasuredCurve[];
  /** What could not be read, for a message at the data block; the other rows are used. */
  readonly problems: readonly string[];
}

/** At most so many bad cells are named one by one. */
const namedCells = 3;

function indexOf(table: Table, column: string | number): number {
  return typeof column === 'number' ? column - 1 : table.columns.indexOf(column);
}

/** Cells of a column in SI; `undefined` where a cell holds no number. */
function columnValues(table: Table, { column, factor, offset }: MeasuredColumn): (number | undefined)[] {
  const index = indexOf(table, column);
  return table.rows.map((row) => {
    const value = numberInCell(row[index] ?? '');
    return value === undefined ? undefined : value * factor + offset;
  });
}

/**
 * The curves of a table. `x`: name of the x of the protocol; `conditions`: fields that tell curves of a family apart;
 * whatever else is a series. Rows with a cell that is no number are left out and said.
 */
export function measuredCurves(
  table: Table,
  columns: readonly MeasuredColumn[],
  x: string,
  conditions: readonly string[],
  fixed: Readonly<Record<string, number>>,
): Measured {
  const problems: string[] = [];
  const absent = columns.filter(
    ({ column }) => indexOf(table, column) < 0 || indexOf(table, column) >= table.columns.length,
  );
  for (const { column } of absent) problems.push(`the file has no column ${JSON.stringify(column)}`);
  const present = columns.filter((column) => !absent.includes(column));
  const xColumn = present.find(({ field }) => field === x);
  if (!xColumn) return { curves: [], problems: absent.length > 0 ? problems : [`no column is given for ${x}`] };

  const values = new Map(present.map((column) => [column.field, columnValues(table, column)] as const));
  const bad: string[] = [];
  for (const { field, column } of present) {
    values.get(field)?.forEach((value, row) => {
      const cell = table.rows[row]?.[indexOf(table, column)] ?? '';
      if (value === undefined && cell !== '') bad.push(`line ${table.lines[row]}, column ${column}: "${cell}"`);
    });
  }
  if (bad.length > 0) {
    const more = bad.length > namedCells ? ` and ${bad.length - namedCells} more` : '';
    problems.push(`no number in ${bad.slice(0, namedCells).join('; ')}${more}; those rows are left out`);
  }

  const varying = present.filter(({ field }) => conditions.includes(field)).map(({ field }) => field);
  const series = present.filter(({ field }) => field !== x && !conditions.includes(field)).map(({ field }) => field);
  const groups = new Map<string, { at: Record<string, number>; rows: number[] }>();
  table.rows.forEach((_, row) => {
    const at: Record<string, number> = { ...fixed };
    for (const field of varying) {
      const value = values.get(field)?.[row];
      if (value === undefined) return;
      at[field] = value;
    }
    const key = varying.map((field) => at[field]).join(' ');
    const group = groups.get(key) ?? { at, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  });

  const curves = [...groups.values()].flatMap(({ at, rows }) =>
    series.map((name): MeasuredCurve => {
      const points = rows.flatMap((row) => {
        const px = values.get(x)?.[row];
        const py = values.get(name)?.[row];
        return px === undefined || py === undefined ? [] : [{ x: px, y: py }];
      });
      return { series: name, at, x: points.map((point) => point.x), y: points.map((point) => point.y) };
    }),
  );
  return { curves: curves.filter((curve) => curve.x.length > 0), problems };
}
