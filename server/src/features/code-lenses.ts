/** Lines above declarations: run a test and what came of it, how often a model is used. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';
import type { Environment } from './environment.ts';
import { placesOf, type Place } from './references.ts';
import { metricsLine, runSummary } from './run-summary.ts';

export type CodeLens =
  | { readonly kind: 'run'; readonly range: TextRange; readonly title: string; readonly test: string }
  | { readonly kind: 'result'; readonly range: TextRange; readonly title: string; readonly test: string }
  | {
      readonly kind: 'references';
      readonly range: TextRange;
      readonly title: string;
      readonly places: readonly Place[];
    };

/** Metrics that fit on the line. */
const shownMetrics = 3;

function testLenses(file: CheckedFile, environment: Environment): readonly CodeLens[] {
  return file.tests.flatMap(({ name, nameRange }): CodeLens[] => {
    const run: CodeLens = { kind: 'run', range: nameRange, title: '▷ run', test: name };
    const last = environment.lastRun(file.uri, name);
    if (!last) return [run];
    const metrics = metricsLine(last.result, shownMetrics);
    const parts = [last.outdated === undefined ? '' : 'outdated', runSummary(last.result), metrics];
    const title = parts.filter((part) => part !== '').join(' · ');
    return [run, { kind: 'result', range: nameRange, title, test: name }];
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

export const codeLenses = (file: CheckedFile, environment: Environment): readonly CodeLens[] =>
  [...testLenses(file, environment), ...modelLenses(file, environment)].sort((a, b) => a.range.start - b.range.start);
