/** The page of something that a user declared: its declaration, dimension, value and what is known of it. */
import type { CheckedFile, ModelSymbol } from '../../model/checked.ts';
import type { CheckedExpression } from '../../model/expression/types.ts';
import { formatDimension } from '../../units/format-dimension.ts';
import type { Environment } from '../environment.ts';
import { formatRun } from '../run-summary.ts';
import { inSeveralUnits, inCustomary } from './values.ts';
import { beside, codeBlock, paragraphs } from './markdown.ts';

/** Declarations longer than this are cut. */
const longestHeadline = 160;

const kindWords: Partial<Record<ModelSymbol['kind'], string>> = {
  let: 'value',
  param: 'parameter',
  fn: 'function',
  argument: 'argument of a function',
  variable: 'variable of a curve',
  series: 'series of a curve',
  state: 'state of a custom flow',
};

/** The first line of the declaration, up to its body. */
function headline(symbol: ModelSymbol, text: string): string {
  const declaration = text.slice(symbol.range.start, symbol.range.end);
  const [head = ''] =
    symbol.kind === 'fn' || symbol.kind === 'let' ? declaration.split('\n') : declaration.split(/\s*\{|\n/);
  const shown = head.trim() === '' ? symbol.name : head.trim();
  return shown.length <= longestHeadline ? shown : `${shown.slice(0, longestHeadline - 1)}…`;
}

/** Dimension and value in words: "stress · 3.3e10 Pa = 33 GPa ± 1 GPa". */
export function valueText(checked: CheckedExpression | undefined): string | undefined {
  if (checked?.type.kind !== 'quantity') return undefined;
  const { dimension, frequency } = checked.type;
  const { value, error } = checked;
  const shown =
    value === undefined || !Number.isFinite(value) ? undefined : inSeveralUnits(value, dimension, frequency);
  const uncertainty = error === undefined ? undefined : `± ${inCustomary(error, dimension)}`;
  return beside(formatDimension(dimension), shown, uncertainty);
}

/** What a value still depends on: "depends on T, B". */
function dependencies(checked: CheckedExpression | undefined): string | undefined {
  const names = [...(checked?.variables ?? [])].map((name) => name.replace(/^param:/, ''));
  return names.length === 0 ? undefined : `depends on ${names.join(', ')}`;
}

export function symbolPage(symbol: ModelSymbol, file: CheckedFile, environment: Environment): string {
  const home = symbol.uri === file.uri ? file : environment.file(symbol.uri);
  const text = home?.tree.text;
  const checked = home?.symbols.get(symbol.id)?.checked ?? symbol.checked;
  const run = symbol.kind === 'test' ? environment.lastRun(symbol.uri, symbol.name) : undefined;
  const elsewhere =
    symbol.uri === file.uri ? undefined : `from ${decodeURIComponent(symbol.uri.split('/').at(-1) ?? '')}`;
  return paragraphs(
    codeBlock(text === undefined ? symbol.name : headline(symbol, text)),
    symbol.documentation,
    beside(kindWords[symbol.kind], valueText(checked), dependencies(checked), elsewhere),
    run ? formatRun(run.result) : undefined,
    run?.outdated === undefined ? undefined : `Older than the text: ${run.outdated}`,
  );
}
