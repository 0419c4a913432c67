/** Dimensions in words ("a stress", "an energy per mole") and in base units (`kg m⁻¹ s⁻²`). */
import { baseUnits, sameDimension, type BaseUnit, type Dimension, type Rational } from './dimension.ts';
import { coherentUnit, quantities, quantityNames, type Quantity, type QuantityName } from './quantities.ts';

const symbols: Readonly<Record<BaseUnit, string>> = {
  kilogram: 'kg',
  metre: 'm',
  second: 's',
  kelvin: 'K',
  mole: 'mol',
};
const writingOrder: readonly BaseUnit[] = ['kilogram', 'metre', 'second', 'kelvin', 'mole'];
const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript({ numerator, denominator }: Rational): string {
  const raised = (value: number): string =>
    String(value).replace(/./g, (sign) => (sign === '-' ? '⁻' : superscriptDigits.charAt(Number(sign))));
  return denominator === 1 ? raised(numerator) : `${raised(numerator)}ᐟ${raised(denominator)}`;
}

/** In base units with raised exponents: `kg m⁻¹ s⁻²`; `1` for a plain number. */
export function baseUnitsOf(dimension: Dimension): string {
  const factors = writingOrder.flatMap((unit) => {
    const exponent = dimension.exponents[baseUnits.indexOf(unit)];
    if (!exponent || exponent.numerator === 0) return [];
    const plain = exponent.numerator === 1 && exponent.denominator === 1;
    return [`${symbols[unit]}${plain ? '' : superscript(exponent)}`];
  });
  return factors.length === 0 ? '1' : factors.join(' ');
}

/** In base units as the language writes it: `kg/(m s^2)`, `K^(1/2)`; empty for a plain number. */
export function baseUnitExpression(dimension: Dimension): string {
  const above: string[] = [];
  const below: string[] = [];
  for (const unit of writingOrder) {
    const exponent = dimension.exponents[baseUnits.indexOf(unit)];
    if (!exponent || exponent.numerator === 0) continue;
    const size = Math.abs(exponent.numerator);
    const power = exponent.denominator === 1 ? (size === 1 ? '' : `^${size}`) : `^(${size}/${exponent.denominator})`;
    (exponent.numerator > 0 ? above : below).push(`${symbols[unit]}${power}`);
  }
  if (below.length === 0) return above.join(' ');
  const divisor = below.length === 1 ? below.join('') : `(${below.join(' ')})`;
  return `${above.join(' ') || '1'}/${divisor}`;
}

/** How a quantity is called in a sentence, article included, where it is not simply its words. */
const phrases: Partial<Record<QuantityName, string>> = {
  number: 'a number (dimensionless)',
  stress: 'a stress (or modulus, pressure)',
  energy: 'an energy',
  molar_energy: 'an energy per mole',
  strain_rate: 'a strain rate (per time)',
  heat_capacity: 'a heat capacity per mass',
  energy_density: 'an energy per volume',
};

export const withArticle = (words: string): string => `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;

/** "a stress (or modulus, pressure)". */
const phraseOf = (name: QuantityName): string => phrases[name] ?? withArticle(quantities[name].words);

/** Names of the quantities that have this dimension, the usual one first. */
export const quantitiesOf = (dimension: Dimension): readonly QuantityName[] =>
  // A plain number is not called an angle: only a series that is one is shown in degrees.
  quantityNames.filter((name) => name !== 'angle' && sameDimension(quantities[name].dimension, dimension));

/** What a dimension is called: "a temperature"; for one without a name, its base units: "a quantity in K s". */
export function phraseOfDimension(dimension: Dimension): string {
  const names = quantitiesOf(dimension);
  if (names.includes('frequency')) return 'a rate (frequency or strain rate, per time)';
  const [first] = names;
  return first ? phraseOf(first) : `a quantity in ${baseUnitsOf(dimension)}`;
}

/** "an energy per mole or per event"; "a compliance or a stress (or modulus, pressure)". */
export function phraseOfAlternatives(names: readonly QuantityName[]): string {
  const energies = names.includes('molar_energy') && names.includes('energy');
  const phrases = names
    .filter((name) => !energies || name !== 'energy')
    .map((name) => (energies && name === 'molar_energy' ? 'an energy per mole or per event' : phraseOf(name)));
  return phrases.join(' or ');
}

/** Words for a dimension without an article, for hovers: "stress, pressure, modulus · kg m⁻¹ s⁻²". */
export function formatDimension(dimension: Dimension): string {
  const names = quantitiesOf(dimension).flatMap((name) => {
    const quantity: Quantity = quantities[name];
    return [quantity.words, ...(quantity.synonyms ?? [])];
  });
  const inBaseUnits = baseUnitsOf(dimension);
  if (names.length === 0) return inBaseUnits;
  return inBaseUnits === '1' ? names.join(', ') : `${names.join(', ')} · ${inBaseUnits}`;
}

/**
 * The coherent SI unit for a value of this dimension, where no quantity is known: `Pa`, `J/mol`, `1/s`, and base units
 * for what has no name (`kg/(m s^2)`).
 */
export function coherentUnitOf(dimension: Dimension, frequency?: 'cycles' | 'radians'): string {
  const [first] = quantitiesOf(dimension);
  if (first === 'frequency') return frequency === 'cycles' ? 'Hz' : frequency === 'radians' ? 'rad/s' : '1/s';
  return first ? coherentUnit(first) : baseUnitExpression(dimension);
}
