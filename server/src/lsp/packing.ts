/**
 * Long lists of numbers travel apart from the rest of a message, as bytes. Written as text they are most of a message
 * with curves, and most of the time that it takes to write, send and read it.
 */

export interface Packed {
  /** The value, in which each long list of numbers is replaced by where it is among the numbers. */
  readonly structure: unknown;
  /** One list after the other, each once. NaN stands for `null`. */
  readonly numbers: Float64Array;
}

type Numbers = readonly (number | null)[];

/** Member of an object that stands for a list: `{ "$numbers": [first, count] }`. */
const MARK = '$numbers';

/** Shorter lists stay as they are. */
const LONG = 8;

const isNumbers = (value: readonly unknown[]): value is Numbers =>
  value.length >= LONG && value.every((member) => member === null || typeof member === 'number');

function areEqual(a: Numbers, b: Numbers): boolean {
  if (a === b) return true;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Takes the long lists of numbers out of plain data. */
export function pack(value: unknown): Packed & { readonly numbers: Float64Array<ArrayBuffer> } {
  const lists: Numbers[] = [];
  /** The last list of each length and start with its place: the curves of a test mostly share their x. */
  const known = new Map<string, { readonly list: Numbers; readonly first: number }>();
  let count = 0;
  const placeOf = (list: Numbers): number => {
    const key = `${list.length} ${list[0]} ${list.at(-1)}`;
    const last = known.get(key);
    if (last && areEqual(last.list, list)) return last.first;
    const first = count;
    lists.push(list);
    count += list.length;
    known.set(key, { list, first });
    return first;
  };
  const without = (part: unknown): unknown => {
    if (Array.isArray(part)) {
      const members: readonly unknown[] = part;
      return isNumbers(members) ? { [MARK]: [placeOf(members), members.length] } : members.map(without);
    }
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, without(member)]));
  };
  const structure = without(value);
  const numbers = new Float64Array(count);
  let at = 0;
  for (const list of lists) for (const number of list) numbers[at++] = number ?? Number.NaN;
  return { structure, numbers };
}

/**
 * Puts the numbers back. Lists that were the same are one object again. A place outside the numbers gives `undefined`,
 * which no guard of a list lets through.
 */
export function unpack({ structure, numbers }: Packed): unknown {
  const known = new Map<number, Numbers>();
  const list = (first: unknown, count: unknown): Numbers | undefined => {
    if (!Number.isInteger(first) || !Number.isInteger(count)) return undefined;
    const [start, length] = [Number(first), Number(count)];
    if (start < 0 || length < 0 || start + length > numbers.length) return undefined;
    const before = known.get(start);
    if (before?.length === length) return before;
    const made: (number | null)[] = [];
    for (const number of numbers.subarray(start, start + length)) made.push(Number.isNaN(number) ? null : number);
    known.set(start, made);
    return made;
  };
  const whole = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(whole);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part);
    const [only] = entries;
    if (entries.length === 1 && only?.[0] === MARK)
      return Array.isArray(only[1]) ? list(only[1][0], only[1][1]) : undefined;
    return Object.fromEntries(entries.map(([name, member]) => [name, whole(member)]));
  };
  return whole(structure);
}
