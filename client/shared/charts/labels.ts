/** Puts the labels of marks beside their points so that none covers another or leaves the field. Pixels. */

export interface LabelRequest {
  /** The marked point. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Middle of each label, in the order of the requests. */
export function placeLabels(
  requests: readonly LabelRequest[],
  field: Field,
  fontSize: number,
): readonly { readonly x: number; readonly y: number }[] {
  const height = fontSize * 1.25;
  const placed: { x: number; y: number; half: number }[] = [];
  // Above the point, then below, then further away.
  const steps = [-1, 1, -2, 2, -3, 3, -4, 4].map((step) => step * height);
  for (const { x, y, text } of requests) {
    const half = text.length * fontSize * 0.28 + 3;
    const middle = Math.min(Math.max(x, field.left + half), field.right - half);
    const isFree = (place: number): boolean =>
      place - height / 2 >= field.top &&
      place + height / 2 <= field.bottom &&
      placed.every((other) => Math.abs(other.y - place) >= height || Math.abs(other.x - middle) >= other.half + half);
    const step = steps.find((candidate) => isFree(y + candidate)) ?? -height;
    placed.push({ x: middle, y: y + step, half });
  }
  return placed.map(({ x, y }) => ({ x, y }));
}
