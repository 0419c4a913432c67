/**
 * Interpolation by the polynomial through given points (barycentric form; Berrut and Trefethen 2004).
 * @returns writes the weights of the points' values at θ to `out`
 */
export function interpolator(points: ArrayLike<number>): (theta: number, out: Float64Array) => void {
  const all = Float64Array.from(points);
  const weights = all.map((point, i) =>
    all.reduce((product, other, j) => (i === j ? product : product / (point - other)), 1),
  );
  return (theta, out) => {
    let total = 0;
    for (let i = 0; i < all.length; i++) {
      const distance = theta - (all[i] ?? 0);
      if (distance === 0) {
        out.fill(0);
        out[i] = 1;
        return;
      }
      const value = (weights[i] ?? 0) / distance;
      out[i] = value;
      total += value;
    }
    for (let i = 0; i < all.length; i++) out[i] = (out[i] ?? 0) / total;
  };
}
