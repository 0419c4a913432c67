/** The gamma function of a real number, and its logarithmic derivative, to about 1e-15 relative. */

/** Godfrey's coefficients for Lanczos' approximation with g = 607/128 (P. Godfrey 2001). */
const lanczosShift = 607 / 128;
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const;

/** Coefficients of Stirling's series for ln Γ: B_2k / (2k (2k − 1)). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

/** Γ(171.63) is above the largest double. */
const largestArgument = 171.7;

const factorials: readonly number[] = (() => {
  const table = [1];
  for (let n = 1; n <= 170; n += 1) table.push((table[n - 1] ?? 1) * n);
  return table;
})();

function gammaByLanczos(x: number): number {
  const z = x - 1;
  let sum: number = lanczos[0];
  lanczos.slice(1).forEach((coefficient, i) => (sum += coefficient / (z + i + 1)));
  const t = z + lanczosShift + 0.5;
  return Math.sqrt(2 * Math.PI) * Math.pow(t, z + 0.5) * Math.exp(-t) * sum;
}

/** For x ≥ 12; the power is taken in two halves so that it does not overflow before the exponential shrinks it. */
function gammaByStirling(x: number): number {
  let correction = 0;
  for (let k = stirling.length - 1; k >= 0; k -= 1) correction = (stirling[k] ?? 0) + correction / (x * x);
  const halfPower = Math.pow(x, 0.5 * x - 0.25);
  return Math.sqrt(2 * Math.PI) * halfPower * Math.exp(-x) * halfPower * Math.exp(correction / x);
}

/** Γ(x). NaN at zero and the negative whole numbers, where it has poles; Infinity above 171.6. */
export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return Number.NaN;
    return factorials[x - 1] ?? Number.POSITIVE_INFINITY;
  }
  if (x > largestArgument) return Number.POSITIVE_INFINITY;
  // Reflection: Γ(x) Γ(1 − x) = π / sin πx.
  if (x < 0.5) {
    const sine = sineOfPi(x);
    if (1 - x > largestArgument) return Math.sign(sine) * 0;
    return Math.PI / (sine * gamma(1 - x));
  }
  return x < 12 ? gammaByLanczos(x) : gammaByStirling(x);
}

/** sin(πx) without losing the digits of x far from zero. */
function sineOfPi(x: number): number {
  const remainder = x - 2 * Math.round(x / 2);
  return Math.sin(Math.PI * remainder);
}

/** Coefficients of the asymptotic series of ψ(x): B_2k / 2k. */
const digammaSeries = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12] as const;

/** ψ(x) = Γ′(x)/Γ(x). NaN at the poles of Γ. */
export function digamma(x: number): number {
  if (x <= 0 && Number.isInteger(x)) return Number.NaN;
  if (x < 0) return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift -= 1 / z;
    z += 1;
  }
  let series = 0;
  for (let k = digammaSeries.length - 1; k >= 0; k -= 1) series = ((digammaSeries[k] ?? 0) + series) / (z * z);
  return shift + Math.log(z) - 0.5 / z - series;
}
