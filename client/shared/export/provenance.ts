/** Where results come from: written into every export. */
import type { PreviewState, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { readableNumber, readableQuantity } from '../numbers.ts';

/** One line: program, file, its hash, models, parameters, tolerance. */
export function provenanceOf(state: PreviewState, tests: readonly PreviewTest[]): string {
  const models = [...new Set(tests.flatMap(({ result }) => result.curves.map(({ model }) => model)))].filter(
    (model) => model !== '',
  );
  const parameters = state.parameters.map(
    ({ name, value, factor, unit }) => `${name} = ${readableQuantity(value / factor, unit)}`,
  );
  const tolerances = tests.flatMap(({ result }) =>
    result.curves.flatMap(({ series }) => Object.values(series).map(({ accuracy }) => accuracy.rtol)),
  );
  const loosest = tolerances.reduce((largest, rtol) => Math.max(largest, rtol), 0);
  return [
    state.fileName,
    `sha256 ${state.contentHash.slice(0, 12)}`,
    ...(models.length > 0 ? [`model ${models.join(', ')}`] : []),
    ...parameters,
    ...(loosest > 0 ? [`relative tolerance ${readableNumber(loosest, 2)}`] : []),
    `MGModel ${state.programVersion}`,
  ].join(' · ');
}

/** `la60ni15al25-dma.svg` */
export function exportName(state: PreviewState, test: string, format: string): string {
  const base = state.fileName.replace(/^.*[\\/]/, '').replace(/\.mgmodel$/, '');
  return `${[base, test].filter((part) => part !== '').join('-')}.${format}`;
}
