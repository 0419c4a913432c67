/** From values to pixels, for what draws itself on a chart. */
import type { Scale } from 'chart.js';

/** Pixels further outside than this are not told from one another. */
const FAR = 32_000;

/** From values to pixels along an axis, without asking it point by point. */
export function pixelsAlong(scale: Scale): (value: number) => number {
  const place = scale.type === 'logarithmic' ? Math.log : (value: number): number => value;
  const first = scale.getPixelForValue(scale.min);
  const start = place(scale.min);
  const perUnit = (scale.getPixelForValue(scale.max) - first) / (place(scale.max) - start);
  return (value) => Math.min(FAR, Math.max(-FAR, first + (place(value) - start) * perUnit));
}
