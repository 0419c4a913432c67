/**
 * Lines above declarations: run a test and what came of it, how often a model is used, how well
 * measured data are met. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import { formatNumber, formatQuantity } from '../units/format-quantity.ts';
import type { Environment, Residual } from './environment.ts';
import { placesOf, type Place } from './references.ts';
import { runDetails, runSummary } from './run-summary.ts';

export type CodeLens =
  | { readonly kind: 'run'; readonly range: TextRange; readonly title: string; readonly test: string }
  /** What came of the last run in a line, and in full for the pointer. */
  | {
      readonly kind: 'result';
      readonly range: TextRange;
      readonly title: string;
      readonly tooltip: string;
      readonly test: string;
    }
  /** Words only: nothing happens on a click. */
  | { readonly kind: 'words'; readonly range: TextRange; readonly title: string }
  | {
      readonly kind: 'references';
      readonly range: TextRange;
      readonly title: string;
      readonly places: readonly Place[];
    };

/** Measured series that fit on the line. */
const shownSeries = 3;

function testLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  return file.tests.flatMap(({ name, nameRange }): CodeLens[] => {
    const run: CodeLens = { kind: 'run', range: nameRange, title: '▷ run', test: name };
    const last = environment.lastRun(file.uri, name);
    if (!last) return [run];
    const { result, outdated } = last;
    const title = outdated === undefined ? runSummary(result) : `outdated · ${runSummary(result)}`;
    const tooltip = [...(outdated === undefined ? [] : [outdated]), ...runDetails(result)].join('\n');
    return [run, { kind: 'result', range: nameRange, title, tooltip, test: name }];
  });
}

function modelLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  const models = [...file.symbols.values()].filter(({ kind, uri }) => kind === 'model' && uri === file.uri);
  return models.map((model) => {
    const { id, nameRange } = model;
    const uses = placesOf(id, environment.filesUsing(model)).filter(({ role }) => role !== 'definition');
    const title = uses.length === 1 ? '1 reference' : `${uses.length} references`;
    return { kind: 'references', range: nameRange, title, places: uses.map(({ uri, range }) => ({ uri, range })) };
  });
}

const residualText = ({ series, r2, rms, relative, unit }: Residual): string =>
  `${series.replaceAll('_', ' ')} R² ${formatNumber(r2)}, rms ${formatQuantity(rms, unit, 3)} (${formatNumber(100 * relative, 2)} %)`;

function dataLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  return file.data.flatMap((data): CodeLens[] => {
    const residuals = environment.residuals(file, data);
    if (residuals.length === 0) return [];
    const parts = residuals.slice(0, shownSeries).map(residualText);
    if (residuals.some(({ outdated }) => outdated)) parts.unshift('outdated');
    if (residuals.length > shownSeries) parts.push(`and ${residuals.length - shownSeries} more`);
    return [{ kind: 'words', range: data.nameRange, title: parts.join(' · ') }];
  });
}

/** Says what people would otherwise wait for. */
function fitLenses(file: CheckedFile): readonly CodeLens[] {
  const fits = [...file.symbols.values()].filter(({ kind, uri }) => kind === 'fit' && uri === file.uri);
  return fits.map(({ nameRange }) => ({
    kind: 'words',
    range: nameRange,
    title: 'checked, not run: this version does not fit yet',
  }));
}

export const codeLenses = (file: CheckedFile, environment: Environment): readonly CodeLens[] =>
  [
    ...testLenses(file, environment),
    ...modelLenses(file, environment),
    ...dataLenses(file, environment),
    ...fitLenses(file),
  ].sort((a, b) => a.range.start - b.range.start);
