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

/** Whether a label placed at `place` is so far from its point that the eye needs a line between them. */
export function isFar(
  { x, y, text, beside }: LabelRequest,
  place: { readonly x: number; readonly y: number },
  fontSize: number,
): boolean {
  const sideways = Math.max(0, Math.abs(place.x - x) - (text.length * LETTER * fontSize) / 2);
  const upright = Math.max(0, Math.abs(place.y - y) - fontSize * 0.6);
  return !beside && Math.hypot(sideways, upright) > 1.6 * fontSize;
}

/** What a curve covers at one x: from `low` to `high`. */
export interface Covered {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** Width of a letter, about, in units of its size. */
const LETTER = 0.56;
/** Width of a text, about. */
export const textWidth = (text: string, fontSize: number): number => text.length * LETTER * fontSize;
/** A label may take this share of the width; a longer one is told shortly. */
const ROOM = 0.4;

/** The label of a mark, its short form where the field is too narrow for it, then its first word, then none. */
export function fittingLabel(
  { label, short }: { readonly label: string; readonly short?: string },
  width: number,
  fontSize: number,
): string {
  if (short === undefined || textWidth(label, fontSize) <= ROOM * width) return label;
  const candidates = [short, short.split(' ')[0] ?? ''];
  return candidates.find((text) => textWidth(text, fontSize) + 6 <= width) ?? '';
}

/** Width of a column in pixels, and how many points of a curve are looked at. */
const COLUMN = 6;
const LOOKED_AT = 150;
/** What a label on a curve costs: a way of about three lines. */
const CROSSING = 7;

/** What a curve covers, column by column. `toX` and `toY` give pixels; they are asked for the points looked at only. */
export function covered(
  xs: readonly number[],
  ys: readonly (number | null)[],
  toX: (value: number) => number,
  toY: (value: number) => number,
): Covered[] {
  const pixel = (value: number | null | undefined, to: (value: number) => number): number =>
    value == null ? Number.NaN : to(value);
  const stride = Math.max(1, Math.ceil(xs.length / LOOKED_AT));
  const columns: Covered[] = [];
  for (let i = stride; i < xs.length; i += stride) {
    const [x0, x1] = [pixel(xs[i - stride], toX), pixel(xs[i], toX)];
    const [y0, y1] = [pixel(ys[i - stride], toY), pixel(ys[i], toY)];
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
    const half = (text.length * fontSize * LETTER) / 2 + 3;
    // Best above the point, then below, then to a side, then further away.
    const shifts = beside ? [half + 2, -half - 2] : [0, half + 6, -half - 6];
    const steps = beside ? [0, 1, 2, 3] : [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, 0];
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
        let crosses = false;
        for (const column of near) {
          if (cost >= least) break;
          if (Math.abs(column.x - middle) < half && column.low < line + height / 2 && column.high > line - height / 2) {
            // To touch a curve at all is worth a way around it.
            cost += crosses ? 2 : CROSSING;
            crosses = true;
          }
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
