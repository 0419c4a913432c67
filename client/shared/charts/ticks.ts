/** Where an axis has its ticks, and what stands at them. */
import { readableNumber, readableUnit, superscript } from '../numbers.ts';
import type { ScaleKind } from '../view-state.ts';

export interface Tick {
  readonly value: number;
  /** Empty for a minor tick. */
  readonly label: string;
}

/** 1, 2 or 5 times a power of ten, at least `rough`. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const factor = ratio <= 1.0000001 ? 1 : ratio <= 2.0000001 ? 2 : ratio <= 5.0000001 ? 5 : 10;
  return factor * power;
}

/** Multiples of `step` in the range, free of rounding like 0.30000000000000004. */
function multiples(min: number, max: number, step: number): number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The step of labelled ticks: a finer one where a rounded step would leave fewer than three labels in their room. */
function majorStep(min: number, max: number, count: number): number {
  const rough = (max - min) / Math.max(1, count);
  const step = niceStep(rough);
  if (count < 3 || multiples(min, max, step).length >= 3) return step;
  // 5 → 2, 2 → 1, 10 → 5
  const finer = niceStep(step / 2.6);
  return multiples(min, max, finer).length <= count + 2 ? finer : step;
}

/** Whether the ticks of a log axis are those of a linear one: less than a decade and a half has too few decades to read. */
const isShort = (min: number, max: number): boolean => min > 0 && Math.log10(max) - Math.log10(min) < 1.5;

/**
 * The power of ten that the labels of an axis leave to its title: `8`, `6`, `4` along an axis in 10⁻¹¹, where `8 × 10⁻¹¹`
 * at each of them would be too wide. Zero where the numbers are read as they are.
 */
export function commonPower(scale: ScaleKind, min: number, max: number): number {
  if (!(max > min) || (scale === 'log' && !isShort(min, max))) return 0;
  const exponent = Math.floor(Math.log10(Math.max(Math.abs(min), Math.abs(max))) + 1e-9);
  return exponent >= -3 && exponent < 5 ? 0 : exponent;
}

/** The title of an axis with the power that its labels leave to it: `ΔE/E (10⁻¹¹)`, `P (10⁷ Pa)`. */
export function titleWithPower(
  { title, unit }: { readonly title: string; readonly unit: string },
  power: number,
): string {
  if (power === 0) return title;
  const ten = `10${superscript(power)}`;
  const end = ` (${readableUnit(unit)})`;
  return unit !== '' && title.endsWith(end)
    ? `${title.slice(0, -end.length)} (${ten} ${readableUnit(unit)})`
    : `${title} (${ten})`;
}

function linearTicks(min: number, max: number, count: number, whole: boolean): Tick[] {
  const power = commonPower('linear', min, max);
  const label = (value: number): string => readableNumber(Number((value / 10 ** power).toPrecision(12)), 6);
  const step = whole ? Math.max(1, niceStep((max - min) / Math.max(1, count))) : majorStep(min, max, count);
  const major = multiples(min, max, step);
  if (whole) return major.map((value) => ({ value, label: label(value) }));
  const minorStep = step / (step.toExponential().startsWith('2') ? 4 : 5);
  const known = new Set(major);
  const minor = multiples(min, max, minorStep).filter((value) => !known.has(value));
  return [
    ...major.map((value) => ({ value, label: label(value) })),
    ...minor.map((value) => ({ value, label: '' })),
  ].sort((a, b) => a.value - b.value);
}

/** `10⁻³`; near one as plain numbers where the whole axis is near one. */
export function decadeLabel(exponent: number, plain: boolean): string {
  return plain ? readableNumber(10 ** exponent) : `10${superscript(exponent)}`.replace('-', '−');
}

function logTicks(min: number, max: number, count: number): Tick[] {
  const low = Math.log10(min);
  const high = Math.log10(max);
  if (isShort(min, max)) {
    // Ticks as on a linear axis, at 1, 2, 5.
    const ticks = linearTicks(min, max, count, false).filter(({ value }) => value > 0);
    return ticks.length >= 2 ? ticks : linearTicks(min, max, 4, false).filter(({ value }) => value > 0);
  }
  const every = Math.max(1, Math.ceil((high - low) / Math.max(1, count)));
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  const plain = low > -3.01 && high < 4.01 && high - low < 5;
  const ticks: Tick[] = [];
  for (let exponent = first - 1; exponent <= last; exponent++) {
    const isMajor = exponent >= first && (exponent - first) % every === 0;
    const decade = Number(`1e${exponent}`);
    if (exponent >= first) ticks.push({ value: decade, label: isMajor ? decadeLabel(exponent, plain) : '' });
    // Minor ticks between decades only while there is room for them.
    if (every === 1 && high - low <= 8)
      for (let digit = 2; digit <= 9; digit++) {
        const value = Number(`${digit}e${exponent}`);
        if (value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9)) ticks.push({ value, label: '' });
      }
  }
  return ticks;
}

/** Ticks between `min` and `max`, about `count` of them labelled. Values of a log axis are positive, `whole` ones integers. */
export function ticksOf(scale: ScaleKind, min: number, max: number, count: number, whole = false): Tick[] {
  if (!(max > min)) return [];
  return scale === 'log' && min > 0 ? logTicks(min, max, count) : linearTicks(min, max, count, whole);
}

/** Ticks at round temperatures along an axis of 1000/T, labelled with T. `toLabel` turns kelvin into the shown unit. */
export function reciprocalTicks(
  min: number,
  max: number,
  count: number,
  unit: { readonly factor: number; readonly offset: number } = { factor: 1, offset: 0 },
): Tick[] {
  if (!(min > 0) || !(max > min)) return [];
  const shown = (kelvin: number): number => (kelvin - unit.offset) / unit.factor;
  const hottest = shown(1000 / min);
  const coldest = shown(1000 / max);
  const step = niceStep((hottest - coldest) / Math.max(1, count));
  return multiples(coldest, hottest, step)
    .map((value) => ({ value: 1000 / (value * unit.factor + unit.offset), label: readableNumber(value, 6) }))
    .sort((a, b) => a.value - b.value);
}

/** Relative differences up to this come from rounding. */
const ROUNDING = 1e-12;

/** The range an axis shows of its data: a little air on a linear axis, at least half a decade on a log one. */
export function rangeOf(values: readonly number[], scale: ScaleKind, tight: boolean): readonly [number, number] {
  return rangeOfLists([values], scale, tight);
}

/** The same of many lists, which need not be copied into one; `drawn` says where on the axis a value is. */
export function rangeOfLists(
  lists: readonly (readonly (number | null)[])[],
  scale: ScaleKind,
  tight: boolean,
  drawn: (value: number) => number = (value) => value,
): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const list of lists)
    for (const member of list) {
      if (member === null) continue;
      const value = drawn(member);
      if (scale === 'log' && value <= 0) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return scale === 'log' ? [0.1, 10] : [0, 1];
  if (scale === 'log') {
    if (tight && high > low) return [low, high];
    const air = Math.max((Math.log10(high) - Math.log10(low)) * 0.06, high > low ? 0 : 0.5);
    return [low * 10 ** -air, high * 10 ** air];
  }
  // What differs only by rounding does not differ: noise blown up to an axis would look like a result.
  if (high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high))) high = low;
  if (low === high) return low === 0 ? [-1, 1] : [low - Math.abs(low) * 0.1, high + Math.abs(high) * 0.1];
  // A quantity that starts next to zero has its axis start there.
  if (tight) return [low > 0 && low < 0.05 * high ? 0 : low, high];
  const air = (high - low) * 0.06;
  return [low >= -0.01 * high && low <= (high - low) * 0.35 ? 0 : low - air, high + air];
}
