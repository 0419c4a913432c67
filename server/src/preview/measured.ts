/** Measured data laid over tests: the rows of every `data` block of a file, in SI. */
import { dataCells } from '../diagnostics/declarations/data-cells.ts';
import { report, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { curveFor, goodness } from '../fit/goodness.ts';
import { measuredCurves } from '../fit/measured.ts';
import type { Table } from '../fit/table.ts';
import { protocols } from '../physics/registry.ts';
import type { Residual } from '../features/environment.ts';
import type { MeasuredSeries } from '../lsp/messages.ts';
import type { CheckedFile, DataBlock } from '../model/checked.ts';
import type { Curve } from '../solver/result.ts';
import type { FileResults } from './results.ts';

export interface MeasuredData {
  readonly byTest: ReadonlyMap<string, readonly MeasuredSeries[]>;
  /** Cells that could not be read, at the name of the data block. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The table named in a `data` block, or why it cannot be had (which the checker has reported). */
export type ReadData = (path: string) => Table | { readonly problem: string };

function protocolOf(file: CheckedFile, test: string): string | undefined {
  for (const declaration of file.tree.declarations) {
    if (declaration.kind === 'test' && declaration.name?.text === test) return declaration.protocol?.text;
  }
  return undefined;
}

interface Read extends ReturnType<typeof measuredCurves> {
  readonly table: Table;
}

/** What was read last of each block: neither it nor its table has changed at most keystrokes. */
const lastRead = new WeakMap<DataBlock, Read>();

function read(file: CheckedFile, block: DataBlock, readData: ReadData): Pick<Read, 'curves' | 'problems'> {
  const table = readData(block.path);
  const protocol = protocols.get(protocolOf(file, block.test) ?? '');
  if ('problem' in table || !protocol) return { curves: [], problems: [] };
  const before = lastRead.get(block);
  if (before?.table === table) return before;
  const conditions = protocol.fields.map(({ name }) => name).filter((name) => name !== protocol.x.name);
  const found = { table, ...measuredCurves(table, block.columns, protocol.x.name, conditions, block.at) };
  lastRead.set(block, found);
  return found;
}

/** Reads every `data` block that has no errors. */
export function measuredData(file: CheckedFile, readData: ReadData): MeasuredData {
  const byTest = new Map<string, MeasuredSeries[]>();
  const diagnostics: Diagnostic[] = [];
  for (const block of file.data) {
    const { curves, problems } = read(file, block, readData);
    const series = curves.map((curve): MeasuredSeries => ({ name: block.name, ...curve }));
    byTest.set(block.test, [...(byTest.get(block.test) ?? []), ...series]);
    for (const problem of problems) diagnostics.push(report(dataCells, block.nameRange, { path: block.path, problem }));
  }
  return { byTest, diagnostics };
}

/** Measured series with how far the curves of their test are from them. */
export function comparedWith(curves: readonly Curve[], measured: readonly MeasuredSeries[]): readonly MeasuredSeries[] {
  return measured.map((series) => {
    const curve = curveFor(curves, series);
    const values = curve?.series[series.series]?.values;
    const fit = curve && values && goodness({ x: curve.x.values, y: values }, series);
    return fit ? { ...series, fit } : series;
  });
}

/** What the last good curves leave of the points of one `data` block. */
export function residualsOf(data: DataBlock, measured: MeasuredData, results: FileResults): readonly Residual[] {
  const kept = results.tests.get(data.test);
  if (!kept) return [];
  const own = (measured.byTest.get(data.test) ?? []).filter(({ name }) => name === data.name);
  return comparedWith(kept.result.curves, own).flatMap((series): Residual[] => {
    const unit = curveFor(kept.result.curves, series)?.series[series.series]?.unit;
    if (!series.fit || unit === undefined) return [];
    return [{ series: series.series, ...series.fit, unit, outdated: kept.outdated !== undefined }];
  });
}
