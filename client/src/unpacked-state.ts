/** Curves as the server sends them to this client. */
import type { PackedState, PreviewState } from '../../server/src/lsp/messages.ts';
import { unpack } from '../../server/src/lsp/packing.ts';
import { isString, objectWith } from '../shared/guards.ts';
import { isPreviewState } from '../shared/preview-state.ts';

const isPacked = objectWith<Omit<PackedState, 'structure'>>({ numbers: isString });

const BYTES = Float64Array.BYTES_PER_ELEMENT;

/** The numbers in a text of base64; a rest that is no whole number is dropped. */
function numbersIn(text: string): Float64Array<ArrayBuffer> {
  const bytes = Buffer.from(text, 'base64');
  // A buffer of Node may lie anywhere in a larger one; numbers must begin at a multiple of their size.
  const numbers = new Float64Array(Math.floor(bytes.length / BYTES));
  new Uint8Array(numbers.buffer).set(bytes.subarray(0, numbers.byteLength));
  return numbers;
}

/** The state in `value`, packed or not, or nothing when it is none. */
export function unpackedState(value: unknown): PreviewState | undefined {
  const state =
    isPacked(value) && 'structure' in value
      ? unpack({ structure: value.structure, numbers: numbersIn(value.numbers) })
      : value;
  return isPreviewState(state) ? state : undefined;
}
