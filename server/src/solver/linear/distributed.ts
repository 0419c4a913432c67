import { farthest } from './centred-times.ts';
import { debyeShape } from './debye.ts';
import { DebyeSpectrum, type TimesDensity } from './debye-spectrum.ts';
import type { PreparedDistribution } from './distribution.ts';
import { MeanResponse } from './mean-response.ts';
import { MixedDensity } from './mixed-density.ts';
import type { RelaxationShape } from './shape.ts';

/** Relative error that the sums over the distribution keep. */
const tolerance = 1e-12;
/** What is left of a relaxation where doubles themselves begin to lose digits. */
const negligibleRelaxation = 1e-300;

/** Over so much of x, far out, a density is seen to fall like a power of e^x. */
const tailLength = 20;

/** How fast a density falls at the farthest times; from exponents of 0.02 on nothing is left of it there. */
function decayAtEnd(mixed: MixedDensity, side: 1 | -1): number {
  const last = mixed.at(side * farthest);
  return last > 0 ? Math.log(mixed.at(side * (farthest - tailLength)) / last) / tailLength : Infinity;
}

/**
 * A relaxation whose times are spread over ln τ with weight w. Its response to a frequency is the mean of the shape's own
 * responses; its functions of time are those of a sum of Debye terms over all its times.
 */
export function distributedShape(shape: RelaxationShape, distribution: PreparedDistribution): RelaxationShape {
  const { spreadTimes } = shape;
  const mixed = spreadTimes && new MixedDensity(spreadTimes, distribution);
  const times: TimesDensity = mixed
    ? {
        density: (x) => mixed.at(x),
        lower: -farthest,
        upper: farthest,
        decay: (side) => decayAtEnd(mixed, side),
        centre: Math.max(distribution.step, shape.centre ?? 0),
        negligibleRelaxation,
      }
    : {
        density: (x) => distribution.density(x),
        lower: distribution.lower,
        upper: distribution.upper,
        centre: distribution.step,
        negligibleRelaxation: 0,
      };
  const spectrum = new DebyeSpectrum(times);
  const mean = new MeanResponse(shape, distribution);
  return {
    key: `${distribution.key} of ${shape.key}`,
    get error() {
      const sums = Math.max(mean.worstError, spectrum.worstError, mixed?.worstError ?? 0);
      return Math.max(tolerance, shape.error, shape.densityError ?? 0, sums);
    },
    forgetUse: () => {
      mean.worstError = 0;
      spectrum.worstError = 0;
      shape.forgetUse?.();
    },
    response: shape === debyeShape ? (u, out) => spectrum.response(u, out) : (u, out) => mean.at(u, out),
    manyResponses: (u, out) => spectrum.response(u, out),
    susceptibility: (l, a, out) => spectrum.susceptibility(l, a, out),
    relaxation: (t) => spectrum.relaxation(t),
    relaxed: (t) => spectrum.relaxed(t),
    integral: (t) => spectrum.integral(t),
    relaxedIntegral: (t) => spectrum.relaxedIntegral(t),
    density: (x) => times.density(x),
  };
}
