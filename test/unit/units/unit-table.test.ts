import { expect, test } from 'vitest';
import { lookupConstant } from '../../../server/src/units/constants.ts';
import { dimension, sameDimension, type BaseUnit } from '../../../server/src/units/dimension.ts';
import { toSI } from '../../../server/src/units/factor.ts';
import { allUnits, isUnitName, lookupUnit, unitNames } from '../../../server/src/units/lookup.ts';

/** The units of the language reference with their prefixes, sizes and dimensions, written out by hand. */
const reference: readonly [string, string, number, Partial<Record<BaseUnit, number>>][] = [
  ['s', 'f p n µ m', 1, { second: 1 }],
  ['min', '', 60, { second: 1 }],
  ['h', '', 3600, { second: 1 }],
  ['day', '', 86400, { second: 1 }],
  ['m', 'f p n µ m c k', 1, { metre: 1 }],
  ['Å', '', 1e-10, { metre: 1 }],
  ['g', 'n µ m k', 1e-3, { kilogram: 1 }],
  ['K', 'm', 1, { kelvin: 1 }],
  ['degC', '', 1, { kelvin: 1 }],
  ['Pa', 'k M G T', 1, { kilogram: 1, metre: -1, second: -2 }],
  ['bar', '', 1e5, { kilogram: 1, metre: -1, second: -2 }],
  ['atm', '', 101325, { kilogram: 1, metre: -1, second: -2 }],
  ['J', 'µ m k M', 1, { kilogram: 1, metre: 2, second: -2 }],
  ['eV', 'm k M', 1.602176634e-19, { kilogram: 1, metre: 2, second: -2 }],
  ['cal', 'k', 4.184, { kilogram: 1, metre: 2, second: -2 }],
  ['N', 'µ m k', 1, { kilogram: 1, metre: 1, second: -2 }],
  ['W', 'µ m k M', 1, { kilogram: 1, metre: 2, second: -3 }],
  ['mol', 'µ m', 1, { mole: 1 }],
  ['Hz', 'm k M G T', 1, { second: -1 }],
  ['rad', '', 1, {}],
  ['deg', '', Math.PI / 180, {}],
  ['%', '', 0.01, {}],
  ['ppm', '', 1e-6, {}],
  ['at%', '', 0.01, {}],
];

const prefixSizes: Readonly<Record<string, number>> = {
  f: 1e-15,
  p: 1e-12,
  n: 1e-9,
  µ: 1e-6,
  m: 1e-3,
  c: 1e-2,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
};

const expected = reference.flatMap(([symbol, prefixes, size, exponents]) => [
  { name: symbol, size, exponents },
  ...prefixes
    .split(' ')
    .filter((prefix) => prefix !== '')
    .map((prefix) => ({ name: `${prefix}${symbol}`, size: size * (prefixSizes[prefix] ?? NaN), exponents })),
]);

test('every unit of the reference exists with its size and dimension', () => {
  for (const { name, size, exponents } of expected) {
    const unit = lookupUnit(name);
    expect(unit?.symbol, name).toBe(name);
    if (!unit) continue;
    expect(Math.abs(toSI(1, unit.size) / size - 1), name).toBeLessThan(4e-16);
    expect(sameDimension(unit.dimension, dimension(exponents)), name).toBe(true);
  }
});

test('nothing else is a unit', () => {
  const names = expected.map(({ name }) => name);
  expect(
    allUnits()
      .map((unit) => unit.symbol)
      .sort(),
  ).toEqual([...names].sort());
  const spellings = unitNames().filter((name) => !names.includes(name));
  expect(spellings.sort()).toEqual(['uJ', 'uN', 'uW', 'ug', 'um', 'umol', 'us', '°C'].sort());
});

test('µ and Å are read in both Unicode forms, u stands for µ', () => {
  expect(lookupUnit('\u00b5m')).toBe(lookupUnit('\u03bcm'));
  expect(lookupUnit('um')).toBe(lookupUnit('\u00b5m'));
  expect(lookupUnit('\u212b')).toBe(lookupUnit('\u00c5'));
});

test.each(['kK', 'mbar', 'Gm', 'Mg', 'nJ', 'kmin', 'urad', 'C', 'T', 'toString', ''])('%s is no unit', (name) => {
  expect(isUnitName(name)).toBe(false);
});

test('a power of ten divides, so that a decimal is rounded once', () => {
  const size = (name: string): number => toSI(5, lookupUnit(name)?.size ?? { numerator: NaN, denominator: 1 });
  expect(size('fs')).toBe(5e-15);
  expect(size('nm')).toBe(5e-9);
  expect(size('%')).toBe(0.05);
  expect(size('kg')).toBe(5);
});

test('constants are those of CODATA 2018', () => {
  expect(lookupConstant('k_B')?.value).toBe(1.380649e-23);
  expect(lookupConstant('N_A')?.value).toBe(6.02214076e23);
  expect(lookupConstant('R')?.value).toBe(8.31446261815324);
  expect(lookupConstant('pi')?.value).toBe(3.141592653589793);
  expect(lookupConstant('e')?.value).toBe(2.718281828459045);
});
