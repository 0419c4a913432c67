/**
 * Keeps the heap of a server close to what it holds. Every keystroke makes megabytes of short-lived trees; left alone, V8
 * lets them pile up to several times the live data before it collects them, and keeps the pages that they lay on.
 */
import { setFlagsFromString } from 'node:v8';

/** Characters of open text from which on memory goes before speed: two files of 2000 lines have about as many. */
const muchText = 90_000;

/** Answers what to call with the number of characters that are open, whenever it changes. */
export function keepHeapSmall(): (openCharacters: number) => void {
  // New objects get 1 MB, and no more however many there are: what a keystroke makes has room there.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Collect when the heap has grown by this much over what was alive after the last collection.
  setFlagsFromString('--heap-growing-percent=60');
  let isMuch = false;
  return (openCharacters) => {
    if (openCharacters > muchText === isMuch) return;
    isMuch = !isMuch;
    // Move objects together that lie scattered over pages, and give free pages back at once. The solver's workers, whom
    // it concerns too, are about a seventh slower with it.
    setFlagsFromString(isMuch ? '--optimize-for-size' : '--no-optimize-for-size');
  };
}
