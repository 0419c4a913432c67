/** One CSV file for each curve: a provenance line, a header with units, full precision. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { curveLabel, varyingConditions } from '../../solver/curve-label.ts';
import type { Provenance } from '../provenance.ts';
import type { Curve, Solution } from '../../solver/result.ts';

const withUnit = (name: string, unit: string): string => (unit === '' ? name : `${name} (${unit})`);

type Tabular = Pick<Curve, 'x' | 'series'>;

/** Rows written at a time: the text of a million of them would be held in memory several times. */
const BLOCK = 20_000;

/** The curve as pieces of text; values that could not be computed are empty cells. */
function* curveToCsv(curve: Tabular, title: string, provenance: Provenance): Generator<string> {
  const names = Object.keys(curve.series);
  const columns = names.map((name) => curve.series[name]?.values);
  const { name, unit, values } = curve.x;
  const header = [withUnit(name, unit), ...names.map((series) => withUnit(series, curve.series[series]?.unit ?? ''))];
  const tolerances = names.map((series) => `${series} rtol ${curve.series[series]?.accuracy.rtol}`).join(', ');
  const comments = [`# ${title}`, `# ${provenance.text}`, `# accuracy: ${tolerances}`];
  const text = (rows: readonly (readonly (string | number)[])[]): string =>
    `${Papa.unparse([...rows], { newline: '\n' })}\n`;
  yield `${comments.join('\n')}\n${text([header])}`;
  for (let first = 0; first < values.length; first += BLOCK)
    yield text(
      values.slice(first, first + BLOCK).map((x, i) => [x, ...columns.map((column) => column?.[first + i] ?? '')]),
    );
}

/** Letters, digits, `.`, `_` and `-` only, so that the name works on every system. */
const fileName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-|-$/g, '');

/** Writes every curve of a solution into the folder, making it where it is missing; gives the files written. */
export function writeCsv(folder: string, solution: Solution, provenance: Provenance): string[] {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  const write = (name: string, pieces: Iterable<string>): void => {
    let path = join(folder, `${fileName(name)}.csv`);
    for (let n = 2; written.includes(path); n++) path = join(folder, `${fileName(name)}-${n}.csv`);
    const file = openSync(path, 'w');
    try {
      for (const piece of pieces) writeSync(file, piece);
    } finally {
      closeSync(file);
    }
    written.push(path);
  };
  for (const test of solution.tests) {
    const varying = varyingConditions(test.curves);
    for (const curve of test.curves) {
      const title = `${test.name}, ${curveLabel(curve, varying)}`;
      write(title, curveToCsv(curve, title, provenance));
    }
  }
  for (const curve of solution.curves) write(curve.name, curveToCsv(curve, curve.name, provenance));
  return written;
}
