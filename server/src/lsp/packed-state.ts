/** Curves as they go to an editor that takes numbers apart from the rest. */
import type { PackedState, PreviewState } from './messages.ts';
import { pack } from './packing.ts';

/** `state` with its numbers in base64: the channel to the editor carries text only. */
export function packedState(state: PreviewState): PackedState {
  const { structure, numbers } = pack(state);
  return { structure, numbers: Buffer.from(numbers.buffer).toString('base64') };
}
