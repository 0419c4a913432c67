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

/**
 * Where exp(−x), x = t^β, no longer matters beside 1 nor, with the powers of t in front of it, in the second moment, which
 * is Re(1 − χ) at low frequencies: x = 37 + (2/β) ln x − ln Γ(1 + 2/β), nearly.
 */
const negligibleExponent = (beta: number): number => 41 + 4.4 / beta;

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

/** One path of integration. */
interface Path {
  readonly beta: number;
  readonly l: number;
  readonly stCosine: number;
  readonly stSine: number;
  readonly powerCosine: number;
  readonly powerSine: number;
  readonly bend: number;
}

/** Re and Im of the integrals of χ and of 1 − χ, over the step. */
const sums = new Float64Array(4);

/** Adds the integrands at from, from − step … as far as `left`. Local sums: it is what a transform costs. */
function addPoints(path: Path, from: number, left: number, step: number): void {
  const { beta, l, stCosine, stSine, powerCosine, powerSine, bend } = path;
  let chiReal = 0;
  let chiImaginary = 0;
  let psiReal = 0;
  let psiImaginary = 0;
  // e^v and its powers from point to point by products: exponentials are most of the cost.
  const growth = Math.exp(step);
  const stFall = 1 / growth;
  const powerFall = Math.exp(-beta * step);
  let stretch = Math.exp(bend - from);
  let stStraight = Math.exp(l + from);
  let powerStraight = Math.exp(beta * from);
  for (let v = from; v > left; v -= step, stretch *= growth, stStraight *= stFall, powerStraight *= powerFall) {
    const st = stStraight * Math.exp(-stretch);
    const power = powerStraight * Math.exp(-beta * stretch);
    const decay = Math.exp(-st * stCosine - power * powerCosine) * (1 + stretch);
    const phase = power * powerSine - st * stSine;
    const cosine = Math.cos(phase) * decay;
    const sine = Math.sin(phase) * decay;
    chiReal += power * (cosine * powerCosine + sine * powerSine);
    chiImaginary += power * (sine * powerCosine - cosine * powerSine);
    psiReal += st * (cosine * stCosine - sine * stSine);
    psiImaginary += st * (sine * stCosine + cosine * stSine);
  }
  sums[0] = (sums[0] ?? 0) + beta * chiReal;
  sums[1] = (sums[1] ?? 0) + beta * chiImaginary;
  sums[2] = (sums[2] ?? 0) + psiReal;
  sums[3] = (sums[3] ?? 0) + psiImaginary;
}

/** The sums over the points before, at twice the step: they are of half as many. */
const coarse = new Float64Array(4);
const change = (k: number): number => (sums[k] ?? 0) - 2 * (coarse[k] ?? 0);
/** Change of a complex sum relative to its size. */
const sizeError = (k: number): number =>
  Math.hypot(change(k), change(k + 1)) / Math.hypot(sums[k] ?? 0, sums[k + 1] ?? 0);
const partError = (k: number): number => Math.abs(change(k) / (sums[k] ?? 0));
/** On the imaginary axis each part counts by itself: one may be far smaller than the other. */
const responseError = (): number => {
  const chiIsSmall = Math.abs(sums[0] ?? 0) < Math.abs(sums[2] ?? 0);
  return Math.max(partError(0), partError(2), partError(chiIsSmall ? 1 : 3));
};

/** What rounding leaves of real parts that are far smaller than the imaginary ones. */
const roundingError = (): number =>
  Number.EPSILON * Math.max(Math.abs((sums[1] ?? 0) / (sums[0] ?? 0)), Math.abs((sums[3] ?? 0) / (sums[2] ?? 0)));

/** Writes Re χ, Im χ, Re(1 − χ), Im(1 − χ) to `out`; returns an estimate of the relative error. */
export function kwwTransform(beta: number, l: number, a: number, out: Float64Array): number {
  if (momentSeries(beta, l, a, out)) return 1e-15;
  const kappa = pathAngle(beta, l, a);
  const stCosine = Math.cos(a - kappa);
  const powerCosine = Math.cos(beta * kappa);
  // Left of both 1/|s| and 1 the integrands are powers of t.
  const bend = Math.min(0, -l) - 1;
  const left = bend - Math.log(50 / beta);
  const decayed = negligibleExponent(beta);
  const right = Math.min(Math.log(decayed / stCosine) - l, Math.log(decayed / powerCosine) / beta);
  const path: Path = {
    beta,
    l,
    stCosine,
    stSine: Math.sin(a - kappa),
    powerCosine,
    powerSine: Math.sin(beta * kappa),
    bend,
  };

  const isResponse = a === Math.PI / 2;
  let step = firstStep;
  sums.fill(0);
  addPoints(path, right, left, step);
  let error = Infinity;
  for (let level = 0; level < mostHalvings; level++) {
    coarse.set(sums);
    addPoints(path, right - step / 2, left, step);
    step /= 2;
    error = isResponse ? responseError() : Math.max(sizeError(0), sizeError(2));
    // Halving squares the error of the trapezoidal rule, so the finer sum has the square of the difference.
    if (error * error < sumTolerance) break;
  }
  const chiR = (sums[0] ?? 0) * step;
  const chiI = (sums[1] ?? 0) * step;
  const psiR = (sums[2] ?? 0) * step;
  const psiI = (sums[3] ?? 0) * step;
  // χ + (1 − χ) = 1: take of each pair what is small from itself and what is near 1 from the other.
  const chiIsSmall = Math.hypot(chiR, chiI) < Math.hypot(psiR, psiI);
  out[0] = chiR;
  out[1] = chiIsSmall ? chiI : -psiI;
  out[2] = psiR;
  out[3] = chiIsSmall ? -chiI : psiI;
  if (!(error * error < sumTolerance)) return error;
  return isResponse ? Math.max(kwwTolerance, roundingError()) : kwwTolerance;
}
