/** The spectrum of activation energies that a stress relaxation implies. */
import { boltzmannConstant } from '../../physics/constants.ts';

/** −dσ/d ln t, by Richardson's extrapolation of central differences; relative error near 1e-9 of the stress. */
function stressDecay(stress: (time: number) => number, time: number): number {
  const difference = (step: number): number =>
    (stress(time * Math.exp(-step)) - stress(time * Math.exp(step))) / (2 * step);
  const [coarse, middle, fine] = [difference(0.08), difference(0.04), difference(0.02)];
  const [first, second] = [middle + (middle - coarse) / 3, fine + (fine - middle) / 3];
  return second + (second - first) / 15;
}

/** How far beyond a time `stressDecay` looks, as a factor. */
export const decayReach = Math.exp(0.08);

/**
 * Activation-energy spectrum of a stress relaxation at T (Wang 2019, extended Maxwell model): barriers up to
 * E = k_B T ln(ν0 t) have been crossed at time t, so that P(E) = −(1/k_B T) dσ/d ln t. The step is a smooth one in truth:
 * E is off by γ_E k_B T (0.577 k_B T), which is left out as in the paper.
 * @returns E in J per event and P in Pa/J
 */
export function energySpectrum(
  stress: (time: number) => number,
  T: number,
  attemptFrequency: number,
  time: number,
): { readonly energy: number; readonly density: number } {
  const thermal = boltzmannConstant * T;
  return { energy: thermal * Math.log(attemptFrequency * time), density: stressDecay(stress, time) / thermal };
}
