import type { RelaxationShape } from './shape.ts';

/** A single relaxation time: χ = 1/(1 + iωτ), φ = exp(−t/τ) (Qiao 2019 eqs. 2-2 to 2-5). */
export const debyeShape: RelaxationShape = {
  key: 'debye',
  error: 1e-15,
  density: undefined,
  response(u, out) {
    // With e^−|u| nothing overflows at either end.
    const small = Math.exp(-Math.abs(u));
    const square = small * small;
    const norm = 1 / (1 + square);
    out[0] = u < 0 ? norm : square * norm;
    out[1] = small * norm;
    out[2] = u < 0 ? square * norm : norm;
  },
  susceptibility(l, a, out) {
    // 1/(1 + z) with z = e^(l + ia), by the smaller of z and 1/z.
    const small = Math.exp(-Math.abs(l));
    const cosine = Math.cos(a);
    const sine = Math.sin(a);
    const norm = 1 / (1 + 2 * small * cosine + small * small);
    const near = (1 + small * cosine) * norm;
    const far = (small * small + small * cosine) * norm;
    const imaginary = small * sine * norm;
    out[0] = l < 0 ? near : far;
    out[1] = -imaginary;
    out[2] = l < 0 ? far : near;
    out[3] = imaginary;
  },
  relaxation: (t) => Math.exp(-t),
  relaxed: (t) => -Math.expm1(-t),
  integral: (t) => -Math.expm1(-t),
  relaxedIntegral: (t) => {
    if (t > 1) return t + Math.expm1(-t);
    // Σ_{k ≥ 2} (−t)^k/k!
    let term = -t;
    let sum = 0;
    for (let k = 2; k < 25; k++) {
      term *= -t / k;
      sum += term;
    }
    return sum;
  },
};
