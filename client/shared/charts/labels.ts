/** Puts the labels of marks beside their points so that none covers another, a curve, or leaves the field. Pixels. */

export interface LabelRequest {
  /** The marked point. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** A label of a vertical line stands beside it, not on it. */
  readonly beside: boolean;
}

export interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a curve covers at one x: from `low` to `high`. */
export interface Covered {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** Width of a column in pixels, and how many points of a curve are looked at. */
const COLUMN = 6;
const LOOKED_AT = 150;

/** What a curve covers, column by column; its points are in pixels, NaN where it has a gap. */
export function covered(xs: readonly number[], ys: readonly number[]): Covered[] {
  const stride = Math.max(1, Math.ceil(xs.length / LOOKED_AT));
  const columns: Covered[] = [];
  for (let i = stride; i < xs.length; i += stride) {
    const [x0, y0, x1, y1] = [xs[i - stride], ys[i - stride], xs[i], ys[i]];
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) continue;
    const parts = Math.max(1, Math.min(LOOKED_AT, Math.ceil(Math.abs(x1 - x0) / COLUMN)));
    if (!Number.isFinite(parts + y0 + y1)) continue;
    for (let part = 0; part < parts; part++) {
      const a = y0 + ((y1 - y0) * part) / parts;
      const b = y0 + ((y1 - y0) * (part + 1)) / parts;
      columns.push({ x: x0 + ((x1 - x0) * (part + 0.5)) / parts, low: Math.min(a, b), high: Math.max(a, b) });
    }
  }
  return columns;
}

/** Middle of each label, in the order of the requests. */
export function placeLabels(
  requests: readonly LabelRequest[],
  field: Field,
  fontSize: number,
  curves: readonly Covered[] = [],
): readonly { readonly x: number; readonly y: number }[] {
  const height = fontSize * 1.25;
  const placed: { x: number; y: number; half: number }[] = [];
  for (const { x, y, text, beside } of requests) {
    const half = text.length * fontSize * 0.28 + 3;
    // Best above the point, then below, then to a side, then further away.
    const shifts = beside ? [half + 2, -half - 2] : [0, half + 6, -half - 6];
    const steps = beside ? [0, 1, 2, 3] : [-1, 1, -2, 2, -3, 3, -4, 4, 0];
    // Every label looks only at what it could cover.
    const near = curves.filter((column) => Math.abs(column.x - x) < 2 * half + 12);
    let best = { x, y, half };
    let least = Infinity;
    for (const shift of shifts)
      for (const step of steps) {
        if (shift === 0 && step === 0) continue;
        const middle = Math.min(Math.max(x + shift, field.left + half), field.right - half);
        const line = y + step * height;
        const inside = line - height / 2 >= field.top && line + height / 2 <= field.bottom;
        const over = placed.filter(
          (other) => Math.abs(other.y - line) < height && Math.abs(other.x - middle) < other.half + half,
        ).length;
        const far = step * step * 0.7 + (shift === 0 || shift === shifts[0] ? 0 : 1);
        let cost = far + over * 200 + (inside ? 0 : 400);
        for (const column of near) {
          if (cost >= least) break;
          if (Math.abs(column.x - middle) < half && column.low < line + height / 2 && column.high > line - height / 2)
            cost += 2;
        }
        if (cost < least) {
          least = cost;
          best = { x: middle, y: line, half };
        }
      }
    placed.push(best);
  }
  return placed.map(({ x, y }) => ({ x, y }));
}
