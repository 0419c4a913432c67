/** Boltzmann superposition: the response to a load that grows in a ramp, from the response to a unit step. */

/** Gauss–Legendre nodes and weights on −1 … 1, positive half of 16 points. */
const gauss = [
  [0.09501250983763744, 0.1894506104550685],
  [0.2816035507792589, 0.18260341504492358],
  [0.45801677765722737, 0.16915651939500254],
  [0.6178762444026438, 0.14959598881657674],
  [0.755404408355003, 0.12462897125553388],
  [0.8656312023878318, 0.09515851168249279],
  [0.9445750230732326, 0.062253523938647894],
  [0.9894009349916499, 0.027152459411754096],
] as const;

/**
 * The response at `elapsed` since a load began to grow to one over `duration`: the mean of the step response over the
 * window of the ramp. Both functions are of time since a unit step; `integral` is from 0.
 */
export function rampResponse(
  step: (t: number) => number,
  integral: (t: number) => number,
  elapsed: number,
  duration: number,
): number {
  if (elapsed < 0) return 0;
  if (duration === 0) return step(elapsed);
  if (elapsed <= duration) return integral(elapsed) / duration;
  if (elapsed < 1.5 * duration) return (integral(elapsed) - integral(elapsed - duration)) / duration;
  // The step response is analytic here and its singularity, at 0, far enough for 16 points; the difference of two
  // integrals would lose the digits that they share.
  const middle = elapsed - duration / 2;
  let sum = 0;
  for (const [node, weight] of gauss) {
    const offset = (node * duration) / 2;
    sum += weight * (step(middle - offset) + step(middle + offset));
  }
  return sum / 2;
}
