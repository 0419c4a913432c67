/** The spectrum of activation energies that a stress relaxation implies. */
import { boltzmannConstant } from '../../physics/constants.ts';

/** Half the differences of ln t that are tried, the longest first. */
const spans = [0.08, 0.02, 0.005, 0.00125] as const;

/** How far beyond a time `energySpectrum` looks, as a factor. */
export const decayReach = Math.exp(spans[0]);

/** −dσ/d ln t (Pa) and its error. */
export interface Decay {
  readonly value: number;
  readonly error: number;
}

/**
 * −dσ/d ln t by central differences over a span, its half and its quarter, extrapolated to none (Richardson). Its error
 * is what the extrapolation still changed, and what the weights of the differences make of the errors of the stress.
 */
function extrapolated(stress: (time: number) => number, time: number, span: number, stressError: number): Decay {
  const difference = (step: number): number =>
    (stress(time * Math.exp(-step)) - stress(time * Math.exp(step))) / (2 * step);
  const [coarse, middle, fine] = [difference(span), difference(span / 2), difference(span / 4)];
  const [first, second] = [middle + (middle - coarse) / 3, fine + (fine - middle) / 3];
  const value = second + (second - first) / 15;
  const gain = ((64 / 45) * 4 + (20 / 45) * 2 + 1 / 45) / span;
  return { value, error: Math.abs(value - second) + gain * stressError };
}

/**
 * −dσ/d ln t of a stress whose error (Pa) is given, by the span with the least error: a long one where the stress is
 * smooth, a short one beside a kink.
 */
export const stressDecay = (stress: (time: number) => number, time: number, stressError: number): Decay =>
  spans
    .map((span) => extrapolated(stress, time, span, stressError))
    .reduce((best, one) => (one.error < best.error ? one : best));

/**
 * Activation-energy spectrum of a stress relaxation at T (Wang 2019, extended Maxwell model): barriers up to
 * E = k_B T ln(ν0 t) have been crossed at time t, so that P(E) = −(1/k_B T) dσ/d ln t. The step is a smooth one in truth:
 * E is off by γ_E k_B T (0.577 k_B T), which is left out as in the paper.
 * @returns E in J per event, P in Pa/J and its error
 */
export function energySpectrum(
  decay: Decay,
  T: number,
  attemptFrequency: number,
  time: number,
): { readonly energy: number; readonly density: number; readonly error: number } {
  const thermal = boltzmannConstant * T;
  return {
    energy: thermal * (Math.log(attemptFrequency) + Math.log(time)),
    density: decay.value / thermal,
    error: decay.error / thermal,
  };
}
