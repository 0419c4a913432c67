/** One CSV file for each curve: a provenance line, a header with units, full precision. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { curveLabel, varyingConditions } from '../../solver/curve-label.ts';
import type { Provenance } from '../provenance.ts';
import type { Curve, Solution } from '../../solver/result.ts';

const withUnit = (name: string, unit: string): string => (unit === '' ? name : `${name} (${unit})`);

type Tabular = Pick<Curve, 'x' | 'series'>;

/** The curve as text; values that could not be computed are empty cells. */
function curveToCsv(curve: Tabular, title: string, provenance: Provenance): string {
  const names = Object.keys(curve.series);
  const header = [
    withUnit(curve.x.name, curve.x.unit),
    ...names.map((name) => withUnit(name, curve.series[name]?.unit ?? '')),
  ];
  const rows = curve.x.values.map((x, i) => [x, ...names.map((name) => curve.series[name]?.values[i] ?? '')]);
  const tolerances = names.map((name) => `${name} rtol ${curve.series[name]?.accuracy.rtol}`).join(', ');
  const comments = [`# ${title}`, `# ${provenance.text}`, `# accuracy: ${tolerances}`];
  return `${comments.join('\n')}\n${Papa.unparse([header, ...rows], { newline: '\n' })}\n`;
}

/** Letters, digits, `.`, `_` and `-` only, so that the name works on every system. */
const fileName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-|-$/g, '');

/** Writes every curve of a solution into the folder, making it where it is missing; gives the files written. */
export function writeCsv(folder: string, solution: Solution, provenance: Provenance): string[] {
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  const write = (name: string, text: string): void => {
    let path = join(folder, `${fileName(name)}.csv`);
    for (let n = 2; written.includes(path); n++) path = join(folder, `${fileName(name)}-${n}.csv`);
    writeFileSync(path, text);
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
