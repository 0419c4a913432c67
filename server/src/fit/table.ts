/** Reading measured tables: CSV as laboratories write it, with a header row, through papaparse. */
import Papa from 'papaparse';

export interface Table {
  readonly columns: readonly string[];
  /** Cells as written, one array a row, without the header. */
  readonly rows: readonly (readonly string[])[];
  /** One-based number of the line of each row in the file (blank lines and comments were passed over). */
  readonly lines: readonly number[];
}

const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter that divides the header into most columns; papaparse's own guess fails on tables of two columns. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const widths = delimiters.map((delimiter) => Papa.parse<string[]>(header, { delimiter }).data[0]?.length ?? 0);
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ',';
}

/** Comma, semicolon, tab or bar; comment lines start with `#`; a byte order mark is passed over. */
export function readTable(text: string): Table | { readonly problem: string } {
  const plain = text.replace(/^\uFEFF/, '');
  const parsed = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain), skipEmptyLines: false });
  const numbered = parsed.data.map((cells, i) => ({ cells: cells.map((cell) => cell.trim()), line: i + 1 }));
  const filled = numbered.filter(({ cells }) => cells.some((cell) => cell !== '') && !cells[0]?.startsWith('#'));
  const [header, ...rows] = filled;
  if (!header) return { problem: 'the file is empty' };
  return { columns: header.cells, rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) };
}

/** The header row only. */
export function columnNames(text: string): { readonly columns: readonly string[] } | { readonly problem: string } {
  const table = readTable(text.slice(0, 64 * 1024));
  return 'problem' in table ? table : { columns: table.columns };
}

/** The number in a cell, decimal commas allowed; `undefined` where there is none. */
export function numberInCell(cell: string): number | undefined {
  const text = cell.replace(/\u2212/g, '-').replace(/^(-?\d*),(\d+)$/, '$1.$2');
  if (text === '') return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
