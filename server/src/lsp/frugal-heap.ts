/**
 * Keeps the heap of a server close to what it holds. Every keystroke makes megabytes of short-lived trees; left alone, V8
 * lets them pile up to several times the live data before it collects them.
 */
import { setFlagsFromString } from 'node:v8';

export function keepHeapSmall(): void {
  // New objects get 1 MB, and no more however many there are: what a keystroke makes has room there.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Collect when the heap has grown by this much over what was alive after the last collection.
  setFlagsFromString('--heap-growing-percent=30');
}
