/** Errors of the strains of spectra, each to its own size. */
import type { Moment } from './moment.ts';
import type { RateModel } from './rate-model.ts';

/**
 * A spectrum that is weak, or has hardly begun to relax, has a strain far below the elastic one, and its error is then far
 * below that of the whole curve. It is the sum of three: what the steps leave in it, what the sum of exponentials leaves
 * out, and what the error of the stress along the course passes on.
 */
export class SpectrumErrors {
  private readonly model: RateModel;
  /** Of each spectrum the errors of all steps added up. */
  private readonly ofSteps: Float64Array;
  /** Of each spectrum its largest strength × driver. */
  private readonly targets: Float64Array;
  /** Of each spectrum by how many times more than the stress, relatively, its strain may answer: its times depend on it. */
  private readonly answers: Float64Array;

  constructor(model: RateModel) {
    this.model = model;
    const count = model.spectra.length;
    this.ofSteps = new Float64Array(count);
    this.targets = new Float64Array(count);
    this.answers = new Float64Array(count).fill(1);
  }

  /** Takes an accepted step: the errors of its variables, and the moment at its end. */
  add(errors: Float64Array, { conditions, driver, rates }: Moment): void {
    const { model, ofSteps, targets, answers } = this;
    const width = model.contributions.length + 2;
    model.spectra.forEach((_, k) => {
      ofSteps[k] = (ofSteps[k] ?? 0) + Math.abs(errors[k] ?? 0);
      targets[k] = Math.max(targets[k] ?? 0, Math.abs((conditions.strengths[k] ?? 0) * driver));
      const rate = rates.values[k] ?? 0;
      if (rate > 0) {
        const answer = Math.abs(((rates.derivatives[k * width] ?? 0) * driver) / rate);
        answers[k] = Math.max(answers[k] ?? 1, 1 + answer);
      }
    });
  }

  /**
   * Absolute error of the strain of a spectrum.
   * @param largest largest size of the strain
   * @param courseError relative error of the driver
   */
  of(index: number, largest: number, courseError: number): number {
    const ofSum = (this.model.spectrumErrors[index] ?? 0) * (this.targets[index] ?? 0);
    return (this.ofSteps[index] ?? 0) + ofSum + (this.answers[index] ?? 1) * courseError * largest;
  }
}
