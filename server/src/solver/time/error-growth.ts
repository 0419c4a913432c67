import { stages } from './collocation.ts';
import type { LinearSystem } from './linear-system.ts';
import type { RateModel } from './rate-model.ts';

/**
 * A curve that ends because the model runs away: the errors of this last share of the way, in the variable of the
 * integration, are not told. Where values grow without bound at a finite time, an error of that time, however small, is
 * larger than any value just before it.
 */
const untoldShare = 1e-3;

/**
 * How the errors of the states grow on the way: those at the start of a step are carried to its end by the equations of
 * the step in their linear form. A model that softens, or that leaves an unstable state, makes early errors larger, also
 * those of states that are in no response; the sum of the errors of all steps does not see it. Modes of spectra only lose
 * what they have: they answer to the errors of states within a step, and their own errors are left to that sum.
 */
export class ErrorGrowth {
  /** Largest error of the response so far. */
  largest = 0;
  /** The same at the end of each step of the segment, and where that was. */
  private course: { readonly at: number; readonly largest: number }[] = [];
  /** Errors of the variables at the present moment. */
  private readonly errors: Float64Array;
  private readonly responseWeights: Float64Array;
  private readonly spectrumCount: number;
  /** Room for what the errors are at the nodes. */
  private readonly atNodes: Float64Array;

  constructor({ responseWeights, spectra }: Pick<RateModel, 'responseWeights' | 'spectra'>) {
    this.responseWeights = responseWeights;
    this.spectrumCount = spectra.length;
    this.errors = new Float64Array(responseWeights.length);
    this.atNodes = new Float64Array(stages * responseWeights.length);
  }

  startSegment(): void {
    this.course = [{ at: 0, largest: this.largest }];
  }

  /** The segment ends early, at u. */
  endAt(u: number): void {
    const told = this.course.findLast(({ at }) => at <= (1 - untoldShare) * u);
    if (told) this.largest = told.largest;
  }

  /**
   * Takes an accepted step.
   * @param system the equations of the step, factored
   * @param own errors of the step itself
   * @param end u at its end
   */
  accept(system: LinearSystem, own: Float64Array, end: number): void {
    const { errors, atNodes, responseWeights, spectrumCount } = this;
    const count = errors.length;
    if (spectrumCount === count) return;
    errors.fill(0, 0, spectrumCount);
    for (let j = 0; j < stages; j++) atNodes.set(errors, j * count);
    system.solve(atNodes);
    let ofResponse = 0;
    for (let k = 0; k < count; k++) {
      const carried = atNodes[(stages - 1) * count + k] ?? 0;
      const error = k < spectrumCount ? carried : carried + (own[k] ?? 0);
      errors[k] = error;
      ofResponse += (responseWeights[k] ?? 0) * error;
    }
    // What has outgrown all numbers is no small error.
    this.largest = Math.max(this.largest, Number.isFinite(ofResponse) ? Math.abs(ofResponse) : Infinity);
    this.course.push({ at: end, largest: this.largest });
  }
}
