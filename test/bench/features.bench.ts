// What the editor asks for in a file of 2000 lines, each feature by itself, without the protocol.
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { formatDocument } from '../../server/src/features/formatting.ts';
import { hover } from '../../server/src/features/hover.ts';
import { references } from '../../server/src/features/references.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../server/src/features/signature-help.ts';
import { check } from '../../server/src/model/check.ts';
import type { CheckedFile, ModelHost } from '../../server/src/model/checked.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { repeat, type Row } from './harness.ts';
import { loneFile } from '../support/lone-file.ts';
import { largeText } from './large-text.ts';

const noFiles: ModelHost = {
  readImport: () => ({ problem: 'there is none' }),
  readDataHeader: () => ({ problem: 'there is none' }),
};

/** Offsets right behind each place of a text, from the whole length of the file. */
function placesBehind(text: string, what: string): readonly number[] {
  return [...text.matchAll(new RegExp(what.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(
    (match) => match.index + what.length,
  );
}

export async function run(): Promise<readonly Row[]> {
  const text = largeText(2000);
  const checkText = (changed: string): CheckedFile => check(parse(changed), 'file:///large.mgmodel', noFiles);
  const file = checkText(text);
  const environment = { ...loneFile(file), equations: 'dark' as const };
  const at = (places: readonly number[], index: number): number => places[Math.abs(index * 7) % places.length] ?? 0;
  const units = placesBehind(text, 'sigma1 = 28 ');
  const values = placesBehind(text, 'E = ');
  const laws = placesBehind(text, 'arrh');
  const calls = placesBehind(text, 'tau0: 1.86e-13 s, ');
  const models = placesBehind(text, 'of as_cast');
  return [
    {
      name: '2000 lines: parse and check',
      times: await repeat(100, (index) => void checkText(text.replace('28 GPa', `${index + 50} GPa`)), 20),
      goal: { ms: 16, of: 'p95' },
    },
    {
      name: 'completion of a unit',
      times: await repeat(100, (index) => void completion(file, at(units, index), environment)),
      goal: { ms: 30, of: 'p95' },
    },
    {
      name: 'completion of a value',
      times: await repeat(100, (index) => void completion(file, at(values, index), environment)),
      goal: { ms: 30, of: 'p95' },
    },
    {
      name: 'hover with an equation',
      times: await repeat(100, (index) => void hover(file, at(laws, index), environment)),
      goal: { ms: 20, of: 'p95' },
    },
    {
      name: 'signature help',
      times: await repeat(100, (index) => void signatureHelp(file, at(calls, index))),
      goal: { ms: 20, of: 'p95' },
    },
    {
      name: 'references of a model',
      times: await repeat(100, (index) => void references(file, at(models, index), environment, true)),
    },
    {
      name: 'semantic tokens',
      times: await repeat(50, () => void semanticTokens(file)),
      goal: { ms: 50, of: 'p95' },
    },
    { name: 'outline', times: await repeat(50, () => void documentSymbols(file.tree)) },
    { name: 'folding', times: await repeat(50, () => void foldingRanges(file.tree)) },
    { name: 'formatting', times: await repeat(50, () => void formatDocument(file.tree)) },
  ];
}
