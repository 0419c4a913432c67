/** Fewer points for the same picture: of points that cover each other, one. */

export interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Indices of points that are to be drawn, in their order: of those whose middles are in the same small square of the field
 * the first one. So a point that stands alone is always drawn, whatever the stretch that is shown.
 *
 * @param size side of the squares, in pixels; well below the size of a point
 */
export function pointsToDraw(
  x: readonly number[],
  y: readonly number[],
  toX: (value: number) => number,
  toY: (value: number) => number,
  { left, right, top, bottom }: Field,
  size: number,
): number[] {
  const columns = Math.max(1, Math.ceil((right - left) / size));
  const rows = Math.max(1, Math.ceil((bottom - top) / size));
  const taken = new Uint8Array((columns + 1) * (rows + 1));
  const shown: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [toX(x[i] ?? Number.NaN), toY(y[i] ?? Number.NaN)];
    if (!(a >= left && a <= right && b >= top && b <= bottom)) continue;
    const square = Math.floor((a - left) / size) + (columns + 1) * Math.floor((b - top) / size);
    if (taken[square] === 1) continue;
    taken[square] = 1;
    shown.push(i);
  }
  return shown;
}
