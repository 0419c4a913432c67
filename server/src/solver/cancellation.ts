/**
 * Lets the innermost loops, which build tables and spectra, see that a solve was cancelled. A worker solves one test at a
 * time and without pause, so the check of the test that is being solved is kept here and not handed through every shape.
 */
let present: () => void = () => undefined;

/** Does the work while `lookForCancel` calls `checkCancelled`, which may throw `Cancelled`. */
export function withCancelCheck<Result>(checkCancelled: () => void, work: () => Result): Result {
  const before = present;
  present = checkCancelled;
  try {
    return work();
  } finally {
    present = before;
  }
}

/** To be called at least every few milliseconds, where nothing is half done; throws `Cancelled`. */
export const lookForCancel = (): void => {
  present();
};
