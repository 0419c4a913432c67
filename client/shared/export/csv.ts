/** Curves as comma-separated values: exact, in SI, one block of columns per test. */
import type { MeasuredSeries, PreviewState, PreviewTest } from '../../../server/src/lsp/messages.ts';
import type { Curve } from '../../../server/src/solver/result.ts';
import { provenanceOf } from './provenance.ts';

/** A cell; quoted where it must be. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const withUnit = (name: string, unit: string): string => (unit === '' ? name : `${name} (${unit})`);

/**
 * One row for each point: model, conditions, x, then the series; names with units in the header, numbers in full. Curves
 * over another x (cycles of a cyclic test) and measured points follow in blocks of their own. Comment lines start with `#`.
 */
export function csvOfTest(state: PreviewState, test: PreviewTest): string {
  const { result } = test;
  const lines = [`# ${test.title === '' ? result.name : test.title}`, `# ${provenanceOf(state, [test])}`];
  const xs = [...new Set(result.curves.map(({ x }) => x.name))];
  for (const xName of xs) {
    const curves = result.curves.filter(({ x }) => x.name === xName);
    const conditions = [...new Set(curves.flatMap(({ at }) => Object.keys(at)))];
    const names = [...new Set(curves.flatMap(({ series }) => Object.keys(series)))];
    const unitOf = (name: string): string => curves.find(({ series }) => series[name])?.series[name]?.unit ?? '';
    const [first] = curves;
    lines.push(
      [
        'model',
        ...conditions.map((name) => withUnit(name, curves.find(({ at }) => at[name])?.at[name]?.unit ?? '')),
        withUnit(xName, first?.x.unit ?? ''),
        ...names.map((name) => withUnit(name, unitOf(name))),
      ]
        .map(cell)
        .join(','),
    );
    for (const { model, at, x, series } of curves) {
      // The same in every row of a curve, which may have a million of them.
      const start = [model, ...conditions.map((name) => at[name]?.value ?? null)].map(cell).join(',');
      const columns = names.map((name) => series[name]?.values);
      for (const [i, value] of x.values.entries()) {
        let row = `${start},${cell(value)}`;
        for (const column of columns) row += `,${cell(column?.[i] ?? null)}`;
        lines.push(row);
      }
    }
  }
  for (const series of test.measured) lines.push(...measuredRows(result.curves, series));
  return `${lines.join('\n')}\n`;
}

/** The points of a table that were laid over the curves, with their errors, as they were read. */
function measuredRows(curves: readonly Curve[], measured: MeasuredSeries): string[] {
  const { name, series, at, x, y, xError, yError } = measured;
  const curve = curves.find((candidate) => candidate.series[series] !== undefined);
  const columns: (readonly [string, string, readonly number[]])[] = [
    [curve?.x.name ?? 'x', curve?.x.unit ?? '', x],
    [series, curve?.series[series]?.unit ?? '', y],
    ...(xError ? [[`error of ${curve?.x.name ?? 'x'}`, curve?.x.unit ?? '', xError] as const] : []),
    ...(yError ? [[`error of ${series}`, curve?.series[series]?.unit ?? '', yError] as const] : []),
  ];
  const conditions = Object.entries(at).map(([condition, value]) => `, ${condition} ${value}`);
  return [
    `# measured: ${name}${conditions.join('')}`,
    columns.map(([column, unit]) => cell(withUnit(column, unit))).join(','),
    ...x.map((_, i) => columns.map(([, , values]) => cell(values[i] ?? null)).join(',')),
  ];
}
