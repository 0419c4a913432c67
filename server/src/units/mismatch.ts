/**
 * What is wrong with a unit, and what would mend it. Three kinds: wrong powers (a stress where a time belongs), wrong
 * scale (milliseconds for seconds), an absolute temperature for a difference.
 */
import { divideDimensions, isDimensionless, sameDimension, type Dimension } from './dimension.ts';
import { baseUnitsOf, phraseOfAlternatives, phraseOfDimension, withArticle } from './format-dimension.ts';
import { quantities, type QuantityName } from './quantities.ts';

export interface Mismatch {
  readonly kind: 'powers' | 'absolute';
  /** "an energy per mole or per event". */
  readonly expected: string;
  readonly found: string;
  /** Both in base units: "kg m² s⁻² mol⁻¹" and "K". */
  readonly expectedBase: string;
  readonly foundBase: string;
  /** What to do, where one factor is missing: "divide by a temperature". */
  readonly remedy?: string;
  /** Units that would be right here, the likeliest first. */
  readonly units: readonly string[];
}

const temperature = quantities.temperature.dimension;

/** Factors that are easily forgotten, and how a message calls them. */
const forgotten: readonly { readonly dimension: Dimension; readonly words: string }[] = [
  ...(['time', 'temperature', 'length', 'area', 'volume', 'stress', 'mass'] as const).map((name) => ({
    dimension: quantities[name].dimension,
    words: withArticle(quantities[name].words),
  })),
  { dimension: quantities.molar_heat_capacity.dimension, words: '`R`' },
  { dimension: divideDimensions(quantities.energy.dimension, temperature), words: '`k_B`' },
  { dimension: divideDimensions(quantities.molar_energy.dimension, quantities.energy.dimension), words: '`N_A`' },
];

/** The one factor that turns `found` into `expected`, in words: "divide by a temperature", "multiply by `R`". */
export function missingFactor(expected: Dimension, found: Dimension): string | undefined {
  if (isDimensionless(found)) return undefined;
  const factor = divideDimensions(expected, found);
  const inverse = divideDimensions(found, expected);
  const above = forgotten.find(({ dimension }) => sameDimension(dimension, factor));
  if (above) return `multiply by ${above.words}`;
  const below = forgotten.find(({ dimension }) => sameDimension(dimension, inverse));
  return below && `divide by ${below.words}`;
}

/** Compares a dimension with the quantities a place accepts. `undefined` when it is one of them. */
export function explainMismatch(
  expected: readonly QuantityName[],
  found: Dimension,
  scale?: 'celsius',
): Mismatch | undefined {
  const [usual] = expected;
  if (!usual || expected.some((name) => sameDimension(quantities[name].dimension, found))) return undefined;
  const remedy = missingFactor(quantities[usual].dimension, found);
  return {
    kind: scale === 'celsius' ? 'absolute' : 'powers',
    expected: phraseOfAlternatives(expected),
    found: phraseOfDimension(found),
    expectedBase: [...new Set(expected.map((name) => baseUnitsOf(quantities[name].dimension)))].join(' or '),
    foundBase: baseUnitsOf(found),
    ...(remedy === undefined ? {} : { remedy }),
    units: likelyUnits(expected),
  };
}

/** Units to offer for these quantities: the usual ones of each, at most four in all. */
export const likelyUnits = (expected: readonly QuantityName[]): readonly string[] => {
  const each = expected.length > 1 ? 2 : 3;
  return expected
    .flatMap((name) => quantities[name].units.slice(0, each))
    .filter((text) => text !== '')
    .slice(0, 4);
};

export interface ScaleSlip {
  /** What the value has to be multiplied by to be in range. */
  readonly factor: number;
  /** "1000 times too large". */
  readonly words: string;
}

/** Ratios between units that are mistaken for each other, the likeliest first: powers of ten; minutes; per cent. */
const slips = [1e3, 1e6, 10, 1e2, 1e9, 1e12, 60] as const;
const slipsOf: Partial<Record<QuantityName, readonly number[]>> = {
  number: [1e2, ...slips],
  time: [60, 3600, ...slips],
  strain_rate: [60, 3600, ...slips],
  heating_rate: [60, ...slips],
};

/**
 * A value with the right dimension outside its range: the slip of units that would explain it, if one does.
 * @param value in SI
 * @param lower,upper the range in SI; an absent side is unbounded
 * @param quantity what it is: minutes are mistaken for seconds, per cent for numbers
 */
export function explainScale(
  value: number,
  lower = -Infinity,
  upper = Infinity,
  quantity?: QuantityName,
): ScaleSlip | undefined {
  const fits = (candidate: number): boolean => candidate >= lower && candidate <= upper;
  if (!Number.isFinite(value) || value === 0 || fits(value)) return undefined;
  const tooLarge = value > upper;
  const likely = (quantity && slipsOf[quantity]) ?? slips;
  const slip = likely.find((ratio) => fits(tooLarge ? value / ratio : value * ratio));
  if (slip === undefined) return undefined;
  return { factor: tooLarge ? 1 / slip : slip, words: `${slip} times too ${tooLarge ? 'large' : 'small'}` };
}
