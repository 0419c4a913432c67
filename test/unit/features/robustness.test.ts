/** Every feature on half-typed text: none throws, and what it answers lies inside the text. */
import { readFileSync } from 'node:fs';
import fc from '../../support/properties.ts';
import { expect, test } from 'vitest';
import { dependedOnBy, dependsOn, prepareCallHierarchy } from '../../../server/src/features/call-hierarchy.ts';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { codeLenses } from '../../../server/src/features/code-lenses.ts';
import { completion } from '../../../server/src/features/completion/completion.ts';
import { definition } from '../../../server/src/features/definition.ts';
import { documentHighlights } from '../../../server/src/features/document-highlight.ts';
import { documentLinks } from '../../../server/src/features/document-links.ts';
import { documentSymbols } from '../../../server/src/features/document-symbols.ts';
import { pageOf } from '../../../server/src/features/documentation/page.ts';
import { foldingRanges } from '../../../server/src/features/folding.ts';
import { formatDocument } from '../../../server/src/features/formatting.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { linkedEditing } from '../../../server/src/features/linked-editing.ts';
import { references } from '../../../server/src/features/references.ts';
import { prepareRename, rename } from '../../../server/src/features/rename.ts';
import { selectionRange } from '../../../server/src/features/selection-ranges.ts';
import { semanticTokens } from '../../../server/src/features/semantic-tokens.ts';
import { signatureHelp } from '../../../server/src/features/signature-help.ts';
import { workspace } from './workspace.ts';

const sample = readFileSync(new URL('../../../samples/la60ni15al25.mgmodel', import.meta.url), 'utf8');
const variant = `${sample}
model aged of La60Ni15Al25 extends as_cast {
  alpha.chi_g = 0.37
}
fn rate(T: temperature, sigma: stress) = 1 /s * exp(-sigma * 3 nm^3/(k_B T))
curve softening {
  over c = 0 % .. 5 % lin 11
  G = 35 GPa * exp(-20 * c)
}
`;

/** Texts that someone might have while typing: a stretch left out, a piece put in. */
const halfTyped = fc
  .record({
    start: fc.nat(variant.length),
    length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(variant.length)),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        '{',
        '}',
        '(',
        ')',
        '[',
        '"',
        '#',
        '=',
        ':',
        '.',
        ',',
        ';',
        '..',
        '±',
        '33 ',
        'of ',
        'model ',
        '\n',
        'a.b.',
        'µ',
      ),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    ),
    shift: fc.integer({ min: -3, max: 3 }),
  })
  .map(({ start, length, insert, shift }) => {
    const text = variant.slice(0, start) + insert + variant.slice(start + length);
    return { text, offset: Math.min(Math.max(start + insert.length + shift, 0), text.length) };
  });

/** Fails on a range that leaves the text or runs backwards. */
function inside(text: string, range: { readonly start: number; readonly end: number }): void {
  if (!(range.start >= 0 && range.start <= range.end && range.end <= text.length))
    throw new Error(`range ${range.start}–${range.end} in ${text.length} characters`);
}

test('no feature fails on half-typed text', () => {
  let asked = 0;
  fc.assert(
    fc.property(halfTyped, ({ text, offset }) => {
      const { file, environment } = workspace(text.replaceAll(/\$0|[«»]|^>>> /gm, ''));
      const length = file.tree.text.length;
      const at = Math.min(offset, length);
      const ranges: { start: number; end: number }[] = [];
      const found = completion(file, at, environment);
      if (found) {
        ranges.push(found.range);
        for (const { topic } of found.items.slice(0, 5)) if (topic) pageOf(topic, file, environment);
      }
      const hovered = hover(file, at, environment);
      if (hovered) ranges.push(hovered.range);
      signatureHelp(file, at);
      ranges.push(...foldingRanges(file.tree).map(({ range }) => range), ...selectionRange(file.tree, at));
      ranges.push(...documentSymbols(file.tree).flatMap(({ range, nameRange }) => [range, nameRange]));
      ranges.push(...semanticTokens(file).map(({ range }) => range));
      ranges.push(...formatDocument(file.tree).map(({ range }) => range));
      ranges.push(...documentLinks(file.tree, () => undefined).map(({ range }) => range));
      ranges.push(...documentHighlights(file, at).map(({ range }) => range));
      ranges.push(...references(file, at, environment, true).map(({ range }) => range));
      ranges.push(...(linkedEditing(file, at) ?? []));
      definition(file, at, environment);
      const prepared = prepareRename(file, at);
      if ('range' in prepared) {
        const edits = rename(file, at, 'renamed', environment);
        if (!('refusal' in edits)) for (const list of edits.values()) ranges.push(...list.map(({ range }) => range));
      }
      const symbol = prepareCallHierarchy(file, at);
      if (symbol) {
        dependsOn(symbol, file);
        dependedOnBy(symbol, environment);
      }
      const all = { start: 0, end: length };
      for (const { offset: place } of inlayHints(file, all, { dimensions: true, argumentNames: true, energies: true }))
        ranges.push({ start: place, end: place });
      for (const { edits } of codeActions(file, { start: at, end: at }, environment))
        ranges.push(...edits.map(({ range }) => range));
      codeLenses(file, environment);
      for (const range of ranges) inside(file.tree.text, range);
      asked += 1;
    }),
    { numRuns: Number(process.env['RUNS'] ?? 150), seed: 20260101 },
  );
  expect(asked).toBeGreaterThan(100);
});
