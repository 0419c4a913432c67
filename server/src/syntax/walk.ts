/** Walks over a declaration whatever its kind: the places in it, and the names that it mentions. */
import type { Declaration, TextRange } from './tree.ts';

interface Parts {
  /** Every range object of its tree, each once. */
  readonly ranges: readonly TextRange[];
  /** Every name written in it: declared, used, of fields and units. */
  readonly names: ReadonlySet<string>;
}

const known = new WeakMap<Declaration, Parts>();

const isRange = (node: object): node is TextRange =>
  'start' in node && 'end' in node && typeof node.start === 'number' && typeof node.end === 'number';

function collect(node: object, ranges: Set<TextRange>, names: Set<string>): void {
  if (isRange(node)) {
    ranges.add(node);
    return;
  }
  // Names, and numbers as written, which are no names: `text` tells both.
  if ('text' in node && typeof node.text === 'string') names.add(node.text);
  const parts: readonly unknown[] = Object.values(node);
  for (const part of parts) if (typeof part === 'object' && part !== null) collect(part, ranges, names);
}

/** The parts of a declaration; worked out once for each. */
export function partsOfDeclaration(declaration: Declaration): Parts {
  const before = known.get(declaration);
  if (before) return before;
  const ranges = new Set<TextRange>();
  const names = new Set<string>();
  collect(declaration, ranges, names);
  const parts = { ranges: [...ranges], names };
  known.set(declaration, parts);
  return parts;
}
