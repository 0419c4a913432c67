/**
 * The named quantities of the language: the words that messages use for a dimension, the words that may annotate a
 * `fn` argument, and what a descriptor says of its fields. Exponents are over metre, kilogram, second, kelvin, mole.
 */
import { dimension, type Dimension } from './dimension.ts';

export interface Quantity {
  /** As written in the language (`heating_rate`). */
  readonly name: string;
  /** As read in a sentence ("heating rate"). */
  readonly words: string;
  readonly dimension: Dimension;
  /** Customary units, the most usual first; the first is used when a value is shown. */
  readonly units: readonly string[];
  /** Other words for the same dimension: pressure and modulus for stress. */
  readonly synonyms?: readonly string[];
}

const define = (
  name: string,
  exponents: Parameters<typeof dimension>[0],
  units: readonly string[],
  synonyms?: readonly string[],
): Quantity => ({
  name,
  words: name.replaceAll('_', ' '),
  dimension: dimension(exponents),
  units,
  ...(synonyms ? { synonyms } : {}),
});

export const quantities = {
  number: define('number', {}, ['', '%']),
  time: define('time', { second: 1 }, ['s', 'min', 'h', 'ms']),
  frequency: define('frequency', { second: -1 }, ['Hz', 'mHz', 'kHz', '/s']),
  length: define('length', { metre: 1 }, ['nm', 'µm', 'mm', 'm']),
  area: define('area', { metre: 2 }, ['nm^2', 'mm^2', 'm^2']),
  volume: define('volume', { metre: 3 }, ['nm^3', 'Å^3', 'm^3']),
  mass: define('mass', { kilogram: 1 }, ['kg', 'g', 'mg']),
  density: define('density', { kilogram: 1, metre: -3 }, ['kg/m^3', 'g/cm^3']),
  temperature: define('temperature', { kelvin: 1 }, ['K', 'degC']),
  stress: define('stress', { kilogram: 1, metre: -1, second: -2 }, ['GPa', 'MPa', 'Pa'], ['pressure', 'modulus']),
  compliance: define('compliance', { kilogram: -1, metre: 1, second: 2 }, ['/GPa', '/MPa', '/Pa']),
  viscosity: define('viscosity', { kilogram: 1, metre: -1, second: -1 }, ['Pa s', 'GPa s']),
  force: define('force', { kilogram: 1, metre: 1, second: -2 }, ['N', 'mN', 'µN']),
  energy: define('energy', { kilogram: 1, metre: 2, second: -2 }, ['eV', 'J']),
  molar_energy: define('molar_energy', { kilogram: 1, metre: 2, second: -2, mole: -1 }, ['kJ/mol', 'J/mol']),
  strain_rate: define('strain_rate', { second: -1 }, ['/s', '/min']),
  heating_rate: define('heating_rate', { kelvin: 1, second: -1 }, ['K/min', 'K/s']),
  diffusivity: define('diffusivity', { metre: 2, second: -1 }, ['m^2/s', 'nm^2/s']),
  heat_capacity: define('heat_capacity', { metre: 2, second: -2, kelvin: -1 }, ['J/(kg K)', 'J/(g K)']),
  molar_heat_capacity: define('molar_heat_capacity', { kilogram: 1, metre: 2, second: -2, kelvin: -1, mole: -1 }, [
    'J/(mol K)',
  ]),
  reciprocal_temperature: define('reciprocal_temperature', { kelvin: -1 }, ['/K']),
  molar_mass: define('molar_mass', { kilogram: 1, mole: -1 }, ['g/mol', 'kg/mol']),
  energy_density: define('energy_density', { kilogram: 1, metre: -1, second: -2 }, ['J/m^3', 'kJ/m^3']),
  number_density: define('number_density', { metre: -3 }, ['/m^3', '/nm^3']),
  angle: define('angle', {}, ['deg', 'rad']),
  stress_rate: define('stress_rate', { kilogram: 1, metre: -1, second: -3 }, ['MPa/s', 'MPa/min']),
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof quantities;

export const isQuantityName = (name: string): name is QuantityName => Object.hasOwn(quantities, name);

export const quantityNames: readonly QuantityName[] = Object.keys(quantities).filter(isQuantityName);

/** The quantity that a word of the language means, synonyms included: `modulus` is a stress. */
export function quantityOfWord(word: string): QuantityName | undefined {
  if (isQuantityName(word)) return word;
  return quantityNames.find((name) => {
    const quantity: Quantity = quantities[name];
    return quantity.synonyms?.includes(word) === true;
  });
}

/** Coherent SI units in which results are given, as texts that the language reads. */
const coherentUnits: Readonly<Record<QuantityName, string>> = {
  number: '',
  time: 's',
  frequency: 'Hz',
  length: 'm',
  area: 'm^2',
  volume: 'm^3',
  mass: 'kg',
  density: 'kg/m^3',
  temperature: 'K',
  stress: 'Pa',
  compliance: '1/Pa',
  viscosity: 'Pa s',
  force: 'N',
  energy: 'J',
  molar_energy: 'J/mol',
  strain_rate: '1/s',
  heating_rate: 'K/s',
  diffusivity: 'm^2/s',
  heat_capacity: 'J/(kg K)',
  molar_heat_capacity: 'J/(mol K)',
  molar_mass: 'kg/mol',
  energy_density: 'J/m^3',
  number_density: '1/m^3',
  angle: 'rad',
  stress_rate: 'Pa/s',
  reciprocal_temperature: '1/K',
};

/** The coherent SI unit of a quantity: `Pa`, `1/Pa`, `Hz`, the empty text for a plain number. */
export const coherentUnit = (name: QuantityName): string => coherentUnits[name];
