/** Random edits of a text as people and accidents make them: insert, delete, paste, swap lines, cut short. */

const noise = [
  ...['{', '}', '(', ')', '[', ']', ',', ';', ':', '.', '..', '=', '#', '##', '"', '<', '^', '±', '−', '§', '\u0000'],
  ...[
    '\ud800',
    '\n',
    '\r\n',
    '\t',
    ' ',
    'model ',
    ' of ',
    'if ',
    'then',
    '1e-13',
    '33 GPa',
    'test t of m : creep {',
    'µ',
  ],
];

/** Numbers in [0, 1) that a seed determines (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomEdits {
  /** A whole number in [0, limit). */
  below(limit: number): number;
  oneOf<Item>(items: readonly Item[], otherwise: Item): Item;
  /** The text after one edit. */
  edited(text: string): string;
}

/** Edits that the seed determines. */
export function randomEdits(seed: number): RandomEdits {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <Item>(items: readonly Item[], otherwise: Item): Item => items[below(items.length)] ?? otherwise;

  const edited = (text: string): string => {
    const at = below(text.length + 1);
    const size = 1 + below(oneOf([3, 30, 300], 3));
    switch (below(5)) {
      case 0:
        return text.slice(0, at) + oneOf(noise, ' ') + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + size);
      case 2: {
        const from = below(text.length);
        return text.slice(0, at) + text.slice(from, from + size) + text.slice(at);
      }
      case 3: {
        const lines = text.split('\n');
        const first = below(lines.length);
        const second = below(lines.length);
        [lines[first], lines[second]] = [lines[second] ?? '', lines[first] ?? ''];
        return lines.join('\n');
      }
      default:
        return text.slice(0, at);
    }
  };

  return { below, oneOf, edited };
}
