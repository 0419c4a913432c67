/** The units of the language. Nothing else is a unit; `lookup.ts` puts the prefixes in front. */
import { dimension, dimensionless, type Dimension } from './dimension.ts';
import { factor, unity, type Factor } from './factor.ts';

export const prefixes = {
  f: factor(1, 1e15),
  p: factor(1, 1e12),
  n: factor(1, 1e9),
  µ: factor(1, 1e6),
  m: factor(1, 1e3),
  c: factor(1, 1e2),
  k: factor(1e3),
  M: factor(1e6),
  G: factor(1e9),
  T: factor(1e12),
} as const satisfies Record<string, Factor>;

export type Prefix = keyof typeof prefixes;

/** What sets two units of one dimension apart: Hz counts cycles; rad and deg are angles, so that rad/s is angular. */
export type Marker = 'cycle' | 'angle';

export interface BaseUnitEntry {
  readonly symbol: string;
  /** For hover and the reference: "hertz, cycles per second". */
  readonly words: string;
  readonly dimension: Dimension;
  /** Size in coherent SI units. */
  readonly size: Factor;
  readonly prefixes: readonly Prefix[];
  readonly marker?: Marker;
  /** K at zero of an offset scale. */
  readonly zero?: number;
  /** Other spellings of the same unit. */
  readonly aliases?: readonly string[];
}

const energy = dimension({ kilogram: 1, metre: 2, second: -2 });
const pressure = dimension({ kilogram: 1, metre: -1, second: -2 });
const time = dimension({ second: 1 });
const length = dimension({ metre: 1 });

export const unitTable: readonly BaseUnitEntry[] = [
  { symbol: 's', words: 'second', dimension: time, size: unity, prefixes: ['f', 'p', 'n', 'µ', 'm'] },
  { symbol: 'min', words: 'minute', dimension: time, size: factor(60), prefixes: [] },
  { symbol: 'h', words: 'hour', dimension: time, size: factor(3600), prefixes: [] },
  { symbol: 'day', words: 'day', dimension: time, size: factor(86400), prefixes: [] },
  { symbol: 'm', words: 'metre', dimension: length, size: unity, prefixes: ['f', 'p', 'n', 'µ', 'm', 'c', 'k'] },
  { symbol: 'Å', words: 'ångström', dimension: length, size: factor(1, 1e10), prefixes: [] },
  {
    symbol: 'g',
    words: 'gram',
    dimension: dimension({ kilogram: 1 }),
    size: factor(1, 1e3),
    prefixes: ['n', 'µ', 'm', 'k'],
  },
  { symbol: 'K', words: 'kelvin', dimension: dimension({ kelvin: 1 }), size: unity, prefixes: ['m'] },
  {
    symbol: 'degC',
    words: 'degree Celsius, a temperature on an offset scale',
    dimension: dimension({ kelvin: 1 }),
    size: unity,
    prefixes: [],
    zero: 273.15,
    aliases: ['°C'],
  },
  { symbol: 'Pa', words: 'pascal', dimension: pressure, size: unity, prefixes: ['k', 'M', 'G', 'T'] },
  { symbol: 'bar', words: 'bar', dimension: pressure, size: factor(100000), prefixes: [] },
  { symbol: 'atm', words: 'standard atmosphere', dimension: pressure, size: factor(101325), prefixes: [] },
  { symbol: 'J', words: 'joule', dimension: energy, size: unity, prefixes: ['µ', 'm', 'k', 'M'] },
  {
    symbol: 'eV',
    words: 'electronvolt',
    dimension: energy,
    size: { numerator: 1.602176634, denominator: 1e19 },
    prefixes: ['m', 'k', 'M'],
  },
  {
    symbol: 'cal',
    words: 'calorie (thermochemical, 4.184 J)',
    dimension: energy,
    size: factor(4184, 1000),
    prefixes: ['k'],
  },
  {
    symbol: 'N',
    words: 'newton',
    dimension: dimension({ kilogram: 1, metre: 1, second: -2 }),
    size: unity,
    prefixes: ['µ', 'm', 'k'],
  },
  {
    symbol: 'W',
    words: 'watt',
    dimension: dimension({ kilogram: 1, metre: 2, second: -3 }),
    size: unity,
    prefixes: ['µ', 'm', 'k', 'M'],
  },
  { symbol: 'mol', words: 'mole', dimension: dimension({ mole: 1 }), size: unity, prefixes: ['µ', 'm'] },
  {
    symbol: 'Hz',
    words: 'hertz, cycles per second',
    dimension: dimension({ second: -1 }),
    size: unity,
    prefixes: ['m', 'k', 'M', 'G', 'T'],
    marker: 'cycle',
  },
  { symbol: 'rad', words: 'radian', dimension: dimensionless, size: unity, prefixes: [], marker: 'angle' },
  {
    symbol: 'deg',
    words: 'degree of angle',
    dimension: dimensionless,
    size: { numerator: Math.PI, denominator: 180 },
    prefixes: [],
    marker: 'angle',
  },
  { symbol: '%', words: 'per cent', dimension: dimensionless, size: factor(1, 100), prefixes: [] },
  { symbol: 'ppm', words: 'parts per million', dimension: dimensionless, size: factor(1, 1e6), prefixes: [] },
  { symbol: 'at%', words: 'atomic per cent', dimension: dimensionless, size: factor(1, 100), prefixes: [] },
];
