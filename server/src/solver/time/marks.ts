import type { Curve } from '../result.ts';

const samples = 120;
export const peakLabel = 'peak';
/** Offset of the yield stress by convention, 0.2 %. */
const yieldOffset = 0.002;

/** Golden-section search for the maximum of f between two ends. */
function maximum(f: (x: number) => number, lower: number, upper: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = lower;
  let high = upper;
  for (let i = 0; i < 40; i++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (f(left) < f(right)) low = left;
    else high = right;
  }
  return (low + high) / 2;
}

function crossing(f: (x: number) => number, lower: number, upper: number): number {
  let low = lower;
  let high = upper;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Where a stress–strain curve yields (0.2 % offset from the elastic line) and where it has its peak, if inside. */
export function stressStrainMarks(
  stress: (strain: number) => number,
  modulus: number,
  end: number,
): NonNullable<Curve['marks']> {
  const marks: { label: string; x: number; series: string }[] = [];
  if (!(end > 0)) return marks;
  const x = Array.from({ length: samples + 1 }, (_, i) => (end * i) / samples);
  const y = x.map(stress);
  const offset = (strain: number): number => stress(strain) - modulus * (strain - yieldOffset);
  const yielded = x.findIndex((strain, i) => (y[i] ?? 0) < modulus * (strain - yieldOffset));
  if (yielded > 0) {
    marks.push({
      label: 'yield (0.2 % offset)',
      x: crossing(offset, x[yielded - 1] ?? 0, x[yielded] ?? end),
      series: 'stress',
    });
  }
  let top = 0;
  y.forEach((value, i) => {
    if (value > (y[top] ?? 0)) top = i;
  });
  if (top > 0 && top < samples && (y[top + 1] ?? Infinity) < (y[top] ?? 0)) {
    marks.push({ label: peakLabel, x: maximum(stress, x[top - 1] ?? 0, x[top + 1] ?? end), series: 'stress' });
  }
  return marks;
}
