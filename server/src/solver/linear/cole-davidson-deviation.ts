import type { ScaledTransform } from '../numerics/talbot.ts';
import type { RelaxationShape } from './shape.ts';

/** |(1 − α) ln s| up to which s^α and s are compared by their ratio; beyond, they differ by themselves. */
const close = 0.5;

/**
 * What a Havriliak–Negami relaxation has beyond Cole–Davidson with the same γ: the transform, times s, of φ_HN − φ_CD, which
 * is χ_CD − χ_HN (χ = 1/[1 + s^α]^γ, s in units of 1/τ). Where α is close to 1 the two agree in their leading digits, so
 * it is computed from the ratio: with q = (1 + s^α)/(1 + s) − 1 = (s^(α−1) − 1) s/(1 + s),
 *
 *   χ_CD − χ_HN = −χ_CD {exp[−γ ln(1 + q)] − 1}.
 *
 * @param susceptibility χ and 1 − χ of the Havriliak–Negami relaxation
 */
export function deviationFromColeDavidson(
  alpha: number,
  gamma: number,
  coleDavidson: Pick<RelaxationShape, 'susceptibility'>,
  susceptibility: RelaxationShape['susceptibility'],
): ScaledTransform {
  const whole = new Float64Array(4);
  const reference = new Float64Array(4);
  return (l, a, out) => {
    coleDavidson.susceptibility(l, a, reference);
    const [chiReal = 0, chiImaginary = 0] = reference;
    const real = (alpha - 1) * l;
    const imaginary = (alpha - 1) * a;
    if (Math.hypot(real, imaginary) > close) {
      susceptibility(l, a, whole);
      // Whichever of χ and 1 − χ is small.
      out[0] = l < 0 ? (whole[2] ?? 0) - (reference[2] ?? 0) : chiReal - (whole[0] ?? 0);
      out[1] = chiImaginary - (whole[1] ?? 0);
      return;
    }
    // s/(1 + s) = 1/(1 + 1/s), by the smaller of s and 1/s.
    const small = Math.exp(-Math.abs(l));
    const cosine = Math.cos(a);
    const norm = 1 / (1 + 2 * small * cosine + small * small);
    const shareReal = (l < 0 ? small * (small + cosine) : 1 + small * cosine) * norm;
    const shareImaginary = small * Math.sin(a) * norm;
    // s^(α−1) − 1
    const half = Math.sin(imaginary / 2);
    const powerReal = Math.expm1(real) - 2 * Math.exp(real) * half * half;
    const powerImaginary = Math.exp(real) * Math.sin(imaginary);
    const qReal = powerReal * shareReal - powerImaginary * shareImaginary;
    const qImaginary = powerReal * shareImaginary + powerImaginary * shareReal;
    // −γ ln(1 + q)
    const exponentReal = -0.5 * gamma * Math.log1p(qReal * (2 + qReal) + qImaginary * qImaginary);
    const exponentImaginary = -gamma * Math.atan2(qImaginary, 1 + qReal);
    const halfSine = Math.sin(exponentImaginary / 2);
    const growth = Math.exp(exponentReal);
    const changeReal = Math.expm1(exponentReal) - 2 * growth * halfSine * halfSine;
    const changeImaginary = growth * Math.sin(exponentImaginary);
    out[0] = -(chiReal * changeReal - chiImaginary * changeImaginary);
    out[1] = -(chiReal * changeImaginary + chiImaginary * changeReal);
  };
}
