import { logGamma } from './gamma.ts';

/**
 * The Laplace transform of the stretched exponential φ = exp(−t^β), 0 < β < 1, at s = exp(l + ia), 0 ≤ a < π:
 *
 *   χ = ∫ β t^β exp(−st − t^β) d ln t,     1 − χ = ∫ st exp(−st − t^β) d ln t,
 *
 * along t = exp(y − iκ). Turning the path by κ makes both exponents decay: κ is small where t^β does the decaying (small
 * s) and near a where st does. y = v − exp(L − v) makes the integrands fall double-exponentially on the left, and the
 * trapezoidal rule in v is halved until both integrals stand still. (Rotation: Wuttke 2012, "Laplace–Fourier transform
 * of the stretched exponential function", gives the problem; the path here is our own.)
 */

/** Relative error to which the transform is computed. */
export const kwwTolerance = 1e-13;

/** Error left to the trapezoidal sums, the step that is tried first, and how often it is halved. */
const sumTolerance = 1e-14;
const firstStep = 0.5;
const mostHalvings = 10;

/** Where exp(−x) no longer matters beside 1, with room for powers of t in front of it. */
const negligibleExponent = 60;

/** Terms of the moment series that are tried. */
const mostMoments = 40;

/** ln[Γ(1 + k/β)/k!], kept of the last β: a shape asks for many values. */
const moments = { beta: Number.NaN, logs: new Float64Array(mostMoments) };

function logMoments(beta: number): Float64Array {
  if (beta !== moments.beta) {
    moments.beta = beta;
    for (let k = 1; k < mostMoments; k++) moments.logs[k] = logGamma(1 + k / beta) - logGamma(k + 1);
  }
  return moments.logs;
}

/**
 * Moment series 1 − χ = Σ_k (−1)^(k+1) s^k Γ(1 + k/β)/k!, which is asymptotic: usable where s is so small that its terms
 * fall below rounding. It keeps the digits of both parts, which no quadrature does there.
 */
function momentSeries(beta: number, l: number, a: number, out: Float64Array): boolean {
  let real = 0;
  let imaginary = 0;
  const logs = logMoments(beta);
  let previous = Infinity;
  for (let k = 1; k < mostMoments; k++) {
    const logTerm = k * l + (logs[k] ?? 0);
    if (logTerm > previous) return false;
    previous = logTerm;
    const term = Math.exp(logTerm);
    const sign = k % 2 === 1 ? 1 : -1;
    // On the imaginary axis every other part is exactly zero.
    const cosine = a === Math.PI / 2 ? ([1, 0, -1, 0][k % 4] ?? 0) : Math.cos(k * a);
    const sine = a === Math.PI / 2 ? ([0, 1, 0, -1][k % 4] ?? 0) : Math.sin(k * a);
    real += sign * term * cosine;
    imaginary += sign * term * sine;
    if (k > 2 && term <= 1e-17 * Math.min(Math.abs(real), Math.abs(imaginary) || Infinity)) {
      out[0] = 1 - real;
      out[1] = -imaginary;
      out[2] = real;
      out[3] = imaginary;
      return true;
    }
  }
  return false;
}

/** The angle by which the path is turned. */
function pathAngle(beta: number, l: number, a: number): number {
  // st decays while a − κ < π/2, t^β while κβ < π/2; keep a share of the gap between them to both.
  const least = Math.max(0, a - Math.PI / 2);
  const most = Math.min(a, Math.PI / 2 / beta);
  const low = least + (least > 0 ? 0.3 * (most - least) : 0);
  const high = most - (most < a ? 0.3 * (most - least) : 0);
  // Which of the two decays first: st at ln t = −l, t^β at ln t = ln(30)/β.
  const balance = l + Math.log(30) / beta;
  const share = balance > 40 ? 1 : Math.exp(balance) / (1 + Math.exp(balance));
  return low + share * (high - low);
}

/** Writes Re χ, Im χ, Re(1 − χ), Im(1 − χ) to `out`; returns an estimate of the relative error. */
export function kwwTransform(beta: number, l: number, a: number, out: Float64Array): number {
  if (momentSeries(beta, l, a, out)) return 1e-15;
  const kappa = pathAngle(beta, l, a);
  const stCosine = Math.cos(a - kappa);
  const stSine = Math.sin(a - kappa);
  const powerCosine = Math.cos(beta * kappa);
  const powerSine = Math.sin(beta * kappa);

  const right = Math.min(
    Math.log(negligibleExponent / stCosine) - l,
    Math.log(negligibleExponent / powerCosine) / beta,
  );
  // Left of both 1/|s| and 1 the integrands are powers of t.
  const bend = Math.min(0, -l) - 1;
  const left = bend - Math.log(50 / beta);

  let chiReal = 0;
  let chiImaginary = 0;
  let psiReal = 0;
  let psiImaginary = 0;
  const addPoint = (v: number): void => {
    const stretch = Math.exp(bend - v);
    const y = v - stretch;
    const st = Math.exp(l + y);
    const power = Math.exp(beta * y);
    const decay = Math.exp(-st * stCosine - power * powerCosine) * (1 + stretch);
    if (decay === 0) return;
    const phase = -st * stSine + power * powerSine;
    const cosine = Math.cos(phase) * decay;
    const sine = Math.sin(phase) * decay;
    chiReal += beta * power * (cosine * powerCosine + sine * powerSine);
    chiImaginary += beta * power * (sine * powerCosine - cosine * powerSine);
    psiReal += st * (cosine * stCosine - sine * stSine);
    psiImaginary += st * (sine * stCosine + cosine * stSine);
  };

  let step = firstStep;
  for (let v = right; v > left; v -= step) addPoint(v);
  let error = Infinity;
  for (let level = 0; level < mostHalvings; level++) {
    const coarse = [chiReal * step, chiImaginary * step, psiReal * step, psiImaginary * step] as const;
    for (let v = right - step / 2; v > left; v -= step) addPoint(v);
    step /= 2;
    error = Math.max(
      Math.hypot(chiReal * step - coarse[0], chiImaginary * step - coarse[1]) /
        (step * Math.hypot(chiReal, chiImaginary)),
      Math.hypot(psiReal * step - coarse[2], psiImaginary * step - coarse[3]) /
        (step * Math.hypot(psiReal, psiImaginary)),
    );
    // Halving squares the error of the trapezoidal rule, so the finer sum has the square of the difference.
    if (error * error < sumTolerance) break;
  }
  const chiR = chiReal * step;
  const chiI = chiImaginary * step;
  const psiR = psiReal * step;
  const psiI = psiImaginary * step;
  // χ + (1 − χ) = 1: take of each pair what is small from itself and what is near 1 from the other.
  const chiIsSmall = Math.hypot(chiR, chiI) < Math.hypot(psiR, psiI);
  out[0] = chiR;
  out[1] = chiIsSmall ? chiI : -psiI;
  out[2] = psiR;
  out[3] = chiIsSmall ? -chiI : psiI;
  return error * error < sumTolerance ? kwwTolerance : error;
}
