/**
 * Lines above declarations: run a test and what came of it, how often a model is used, how well
 * measured data are met.
 */
import type { CheckedFile, DataBlock } from '../model/checked.ts';
import type { FitDeclaration, TextRange } from '../syntax/tree.ts';
import { formatNumber } from '../units/format-quantity.ts';
import type { Environment, Residual } from './environment.ts';
import { readableValue, wordsOf } from './readable-value.ts';
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
  /** A click shows the charts of these tests. */
  | {
      readonly kind: 'charts';
      readonly range: TextRange;
      readonly title: string;
      readonly tooltip: string;
      readonly tests: readonly string[];
    }
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
  `${wordsOf(series)} R² ${formatNumber(r2)}, rms ${readableValue(series, rms, unit, 3)} (${formatNumber(100 * relative, 2)} %)`;

/** How far the curves are from measured series: a line for the first few, all of them for the pointer. */
function residualTexts(residuals: readonly Residual[]): { readonly title: string; readonly tooltip: string } {
  const texts = residuals.map(residualText);
  const parts = texts.slice(0, shownSeries);
  if (residuals.some(({ outdated }) => outdated)) parts.unshift('outdated');
  if (texts.length > shownSeries) parts.push(`and ${texts.length - shownSeries} more`);
  return { title: parts.join(' · '), tooltip: texts.join('\n') };
}

function dataLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  return file.data.flatMap((data): CodeLens[] => {
    const residuals = environment.residuals(file, data);
    if (residuals.length === 0) return [];
    return [{ kind: 'charts', range: data.nameRange, ...residualTexts(residuals), tests: [data.test] }];
  });
}

/** The `data` blocks that a fit is to. */
function dataOfFit(file: CheckedFile, fit: FitDeclaration): readonly DataBlock[] {
  const to = fit.body?.statements.find(
    (statement) => statement.kind === 'field' && statement.path.names.map(({ text }) => text).join('.') === 'to',
  );
  if (to?.kind !== 'field') return [];
  const items = to.value.kind === 'list' ? to.value.items : [to.value];
  const names = items.flatMap((item) => (item.kind === 'reference' ? (item.path.names[0]?.text ?? []) : []));
  return file.data.filter(({ name }) => names.includes(name));
}

const fitAdvice =
  'Shows the charts of its data beside the present values. A slider moves them by hand; searching comes with a later version.';

/** What a fit starts from: how far the present values are from its data. */
function fitLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  return file.tree.declarations.flatMap((declaration): CodeLens[] => {
    if (declaration.kind !== 'fit' || !declaration.name) return [];
    const data = dataOfFit(file, declaration);
    if (data.length === 0) return [];
    const { range } = declaration.name;
    const tests = [...new Set(data.map(({ test }) => test))];
    const residuals = data.flatMap((block) => environment.residuals(file, block));
    if (residuals.length === 0)
      return [{ kind: 'charts', range, title: '▷ fit: compare with the data', tooltip: fitAdvice, tests }];
    const { title, tooltip } = residualTexts(residuals);
    return [{ kind: 'charts', range, title: `▷ fit: ${title}`, tooltip: `${tooltip}\n${fitAdvice}`, tests }];
  });
}

export const codeLenses = (file: CheckedFile, environment: Environment): readonly CodeLens[] =>
  [
    ...testLenses(file, environment),
    ...modelLenses(file, environment),
    ...dataLenses(file, environment),
    ...fitLenses(file, environment),
  ].sort((a, b) => a.range.start - b.range.start);
