/**
 * Laws of reading and checking as people edit: whatever the edits, tree and checked model are those of the text read and
 * checked from scratch. Samples, the wrong models and the long text of the benchmarks are edited at random.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from '../support/properties.ts';
import { describe, expect, it } from 'vitest';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { semanticTokens } from '../../server/src/features/semantic-tokens.ts';
import { check } from '../../server/src/model/check.ts';
import type { CheckedFile } from '../../server/src/model/checked.ts';
import { FileChecker } from '../../server/src/model/file-checker.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import { SourceReader } from '../../server/src/syntax/source-reader.ts';
import type { SourceFile } from '../../server/src/syntax/tree.ts';
import { largeText } from '../bench/large-text.ts';
import { randomEdits, type RandomEdits } from '../support/random-edits.ts';
import { hostOf } from '../unit/model/check-text.ts';
import { loneFile } from '../support/lone-file.ts';

const uri = 'file:///models/example.mgmodel';

const textsOf = (folder: string): string[] =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((file) => file.endsWith('.mgmodel'))
    .map((file) => readFileSync(join(import.meta.dirname, folder, file), 'utf8'));

const samples = textsOf('../../samples');
/** Without the one of nearly a million points: to read it two dozen times tells nothing more and takes half a minute. */
const wrongModels = textsOf('../fixtures/wrong').filter((text) => !/lin \d{6}/.test(text));
const imported = largeText(40);
const importing = samples.map((text) => `import "other.mgmodel"\n${text}\nlet twice = 2 B_0\n`);
const host = hostOf({ 'other.mgmodel': imported, 'dma.csv': 'T,E1,E2\n20,1,2\n' });

/** As text, whatever it holds; ranges too, so that a place which did not move along is seen. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : typeof part === 'function' ? undefined : part,
  );

const treeOf = ({ declarations, issues }: SourceFile): string => written([declarations, issues]);

/** What the editor shows of a file. */
function everythingOf(file: CheckedFile): Readonly<Record<string, unknown>> {
  const { diagnostics, symbols, uses, tests, data, problem, imports, expressions } = file;
  const known = [...expressions].map(([node, found]) => written([node, found])).sort();
  const places = [...file.tree.text.matchAll(/[A-Za-z_]{2,}/g)].filter((_word, index) => index % 13 === 0);
  return {
    known,
    symbols: [...symbols.values()].map(written),
    ...{ diagnostics, uses, tests, data, problem, imports },
    tokens: semanticTokens(file),
    hints: inlayHints(
      file,
      { start: 0, end: file.tree.text.length },
      { dimensions: true, argumentNames: true, energies: true },
    ),
    hovers: places.map(({ index }) => hover(file, index, loneFile(file))),
    names: places.map(({ index }) => [...file.scopeAt(index).visibleNames()]),
  };
}

/** An edit as people type it: a letter or a digit more, less or another, a name exchanged, a declaration copied. */
function typed(text: string, edits: RandomEdits): string {
  const at = edits.below(text.length + 1);
  switch (edits.below(8)) {
    case 0:
      return (
        text.slice(0, at) + edits.oneOf(['1', 'x', ' ', '\n', '.', '2 ', '# ', 'let z = 1\n'], '1') + text.slice(at)
      );
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2: {
      const digit = text.slice(at).search(/\d/);
      return digit < 0 ? text : text.slice(0, at + digit) + String(edits.below(10)) + text.slice(at + digit + 1);
    }
    case 3: {
      const names = text.match(/[A-Za-z_]\w*/g) ?? [];
      return text.replace(edits.oneOf(names, 'x'), edits.oneOf(names, 'y'));
    }
    case 4: {
      const names = text.match(/(?<=^(?:let|param|fn|model|alloy|test) )\w+/gm) ?? [];
      const name = edits.oneOf(names, 'x');
      return text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => (edits.below(4) > 0 ? `${name}_2` : name));
    }
    case 5: {
      const blocks = text.split(/\n(?=\w)/);
      blocks.splice(edits.below(blocks.length), 0, edits.oneOf(blocks, ''));
      return blocks.join('\n');
    }
    case 6: {
      const blocks = text.split(/\n(?=\w)/);
      blocks.splice(edits.below(blocks.length), 1);
      return blocks.join('\n');
    }
    default:
      return edits.edited(text);
  }
}

/** Edits a text again and again, and compares after each edit; what is asked only now and then is compared then. */
function follow(start: string, seed: number, steps: number): void {
  const edits = randomEdits(seed);
  const reader = new SourceReader();
  const checker = new FileChecker(uri, host);
  let text = start;
  for (let step = 0; step <= steps; step += 1) {
    const tree = reader.read(text);
    const expectedTree = parse(text);
    expect(treeOf(tree)).toBe(treeOf(expectedTree));
    const file = checker.check(tree);
    const expected = check(expectedTree, uri, host);
    expect(file.diagnostics).toEqual(expected.diagnostics);
    if (edits.below(3) === 0) expect(everythingOf(file)).toEqual(everythingOf(expected));
    // Back to the beginning now and then: a text that is too broken is always checked as a whole.
    text = typed(edits.below(4) === 0 ? start : text, edits);
  }
}

describe('a text that is edited', () => {
  const seed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  it.each([
    ['samples', samples, 20],
    ['samples that import', importing, 10],
    ['wrong models', wrongModels, 30],
    ['a long text', [largeText(300)], 3],
  ] as const)('%s: is what it would be if read and checked from scratch', (_name, texts, numRuns) => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), seed, (text, from) => follow(text, from, 10)),
      { numRuns },
    );
  });
});
