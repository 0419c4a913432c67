import { expect, test } from 'vitest';
import { dimension, powerOfDimension, rational, sameDimension } from '../../../server/src/units/dimension.ts';
import {
  baseUnitExpression,
  baseUnitsOf,
  coherentUnitOf,
  formatDimension,
  phraseOfAlternatives,
  phraseOfDimension,
} from '../../../server/src/units/format-dimension.ts';
import { formatIn, formatNumber, formatQuantity } from '../../../server/src/units/format-quantity.ts';
import { explainMismatch, explainScale, missingFactor } from '../../../server/src/units/mismatch.ts';
import { parseUnit } from '../../../server/src/units/parse-unit.ts';
import { coherentUnit, quantities, quantityNames, quantityOfWord } from '../../../server/src/units/quantities.ts';

const stress = quantities.stress.dimension;

test('every quantity has units of its own dimension, and a coherent one of size 1', () => {
  for (const name of quantityNames) {
    for (const text of [...quantities[name].units, coherentUnit(name)]) {
      const unit = parseUnit(text);
      expect(unit && sameDimension(unit.dimension, quantities[name].dimension), `${name}: ${text}`).toBe(true);
    }
    expect(parseUnit(coherentUnit(name))?.size).toEqual({ numerator: 1, denominator: 1 });
  }
});

test('dimensions in base units', () => {
  expect(baseUnitsOf(stress)).toBe('kg m⁻¹ s⁻²');
  expect(baseUnitsOf(dimension({}))).toBe('1');
  expect(baseUnitsOf(powerOfDimension(stress, rational(1, 2)))).toBe('kg¹ᐟ² m⁻¹ᐟ² s⁻¹');
  expect(baseUnitExpression(dimension({ kelvin: 1, second: -1 }))).toBe('K/s');
  expect(baseUnitExpression(dimension({ second: -1 }))).toBe('1/s');
  expect(baseUnitExpression(powerOfDimension(dimension({ kelvin: 1 }), rational(1, 2)))).toBe('K^(1/2)');
  expect(baseUnitExpression(dimension({ kilogram: 1, metre: 2, second: -3 }))).toBe('kg m^2/s^3');
});

test('dimensions in words', () => {
  expect(formatDimension(quantities.temperature.dimension)).toBe('temperature · K');
  expect(formatDimension(stress)).toBe('stress, pressure, modulus, energy density · kg m⁻¹ s⁻²');
  expect(phraseOfDimension(quantities.energy.dimension)).toBe('an energy');
  expect(phraseOfDimension(dimension({ kelvin: 1, second: 1 }))).toBe('a quantity in s K');
  expect(phraseOfAlternatives(['molar_energy', 'energy'])).toBe('an energy per mole or per event');
  expect(phraseOfAlternatives(['compliance', 'stress'])).toBe('a compliance or a stress (or modulus, pressure)');
});

test('words of the language that name a quantity', () => {
  expect(quantityOfWord('modulus')).toBe('stress');
  expect(quantityOfWord('molar_heat_capacity')).toBe('molar_heat_capacity');
  expect(quantityOfWord('constructor')).toBeUndefined();
});

test('coherent units of results', () => {
  expect(coherentUnitOf(stress)).toBe('Pa');
  expect(coherentUnitOf(quantities.compliance.dimension)).toBe('1/Pa');
  expect(coherentUnitOf(quantities.frequency.dimension)).toBe('1/s');
  expect(coherentUnitOf(quantities.frequency.dimension, 'cycles')).toBe('Hz');
  expect(coherentUnitOf(dimension({}))).toBe('');
  expect(coherentUnitOf(dimension({ kelvin: -1, kilogram: 1 }))).toBe('kg/K');
});

test.each([
  [33e9, 'stress', '33 GPa'],
  [-2.5e6, 'stress', '-2.5 MPa'],
  [1.86e-13, 'time', '186 fs'],
  [330, 'time', '330 s'],
  [3600, 'time', '60 min'],
  [864000, 'time', '10 day'],
  [1e12, 'viscosity', '1e12 Pa s'],
  [2.377e-12, '1/Pa', '2.377 /TPa'],
  [83120, 'molar_energy', '83.12 kJ/mol'],
  [1.602176634e-19, 'energy', '1 eV'],
  [1500, 'energy', '1.5 kJ'],
  [0.05, 'heating_rate', '3 K/min'],
  [3e-27, 'volume', '3 nm^3'],
  [0.35, 'number', '0.35'],
  [0, 'Pa', '0 Pa'],
  [3e-4, 'strain_rate', '3e-4 /s'],
  [Infinity, 'time', '∞ s'],
])('%d of %s is shown as %s', (value, target, text) => {
  expect(formatQuantity(value, target)).toBe(text);
});

test('numbers keep their significant digits and no more', () => {
  expect(formatNumber(0.1 + 0.2)).toBe('0.3');
  expect(formatNumber(123456)).toBe('123500');
  expect(formatNumber(1.25e-7)).toBe('1.25e-7');
  expect(formatIn(293.15, 'degC')).toBe('20 degC');
  expect(formatIn(1, 'furlong')).toBeUndefined();
});

test('a mismatch names both sides, the factor and likely units', () => {
  expect(explainMismatch(['stress'], stress)).toBeUndefined();
  expect(explainMismatch(['molar_energy', 'energy'], quantities.temperature.dimension)).toEqual({
    kind: 'powers',
    expected: 'an energy per mole or per event',
    found: 'a temperature',
    expectedBase: 'kg m² s⁻² mol⁻¹ or kg m² s⁻²',
    foundBase: 'K',
    remedy: 'multiply by `R`',
    units: ['kJ/mol', 'J/mol', 'eV', 'J'],
  });
  expect(missingFactor(stress, quantities.viscosity.dimension)).toBe('divide by a time');
  expect(missingFactor(quantities.molar_energy.dimension, quantities.energy.dimension)).toBe('multiply by `N_A`');
  expect(missingFactor(stress, dimension({}))).toBeUndefined();
});

test('a wrong scale is a power of ten or a 60', () => {
  expect(explainScale(83, 20e3, 500e3)).toEqual({ factor: 1000, words: '1000 times too small' });
  expect(explainScale(60, 0.5, 2, 'time')).toEqual({ factor: 1 / 60, words: '60 times too large' });
  expect(explainScale(40, 0, 1, 'number')).toEqual({ factor: 0.01, words: '100 times too large' });
  expect(explainScale(0.5, 0, 1)).toBeUndefined();
  expect(explainScale(-1, 0, 1)).toBeUndefined();
});

test.each(['kJ/mol', 'J/(mol K)', '/GPa', '1/Pa', 'nm^2', 'Pa s', '', 'MPa/K', 'kg/(m s^2)'])(
  'the unit text %j is read',
  (text) => expect(parseUnit(text)?.text).toBe(text),
);

test.each(['kJ/', 'J/(mol', 'foo', 'm^x', ')'])('%j is no unit text', (text) =>
  expect(parseUnit(text)).toBeUndefined(),
);
