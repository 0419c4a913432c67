/** The constants of the language: CODATA 2018 (exact), π and e. */
import { dimension, dimensionless, type Dimension } from './dimension.ts';

export interface Constant {
  readonly name: string;
  readonly words: string;
  /** In coherent SI units. */
  readonly value: number;
  readonly dimension: Dimension;
  /** How its value is written with units. */
  readonly text: string;
}

const table: readonly Constant[] = [
  {
    name: 'k_B',
    words: 'Boltzmann constant',
    value: 1.380649e-23,
    dimension: dimension({ kilogram: 1, metre: 2, second: -2, kelvin: -1 }),
    text: '1.380649e-23 J/K',
  },
  {
    name: 'N_A',
    words: 'Avogadro constant',
    value: 6.02214076e23,
    dimension: dimension({ mole: -1 }),
    text: '6.02214076e23 /mol',
  },
  {
    name: 'R',
    words: 'molar gas constant, N_A k_B',
    value: 8.31446261815324,
    dimension: dimension({ kilogram: 1, metre: 2, second: -2, kelvin: -1, mole: -1 }),
    text: '8.31446261815324 J/(mol K)',
  },
  {
    name: 'pi',
    words: 'ratio of circumference to diameter',
    value: Math.PI,
    dimension: dimensionless,
    text: '3.14159…',
  },
  { name: 'e', words: 'base of the natural logarithm', value: Math.E, dimension: dimensionless, text: '2.71828…' },
];

const constants: ReadonlyMap<string, Constant> = new Map(table.map((constant) => [constant.name, constant]));

export const lookupConstant = (name: string): Constant | undefined => constants.get(name);
export const isConstantName = (name: string): boolean => constants.has(name);
export const allConstants = (): readonly Constant[] => table;

/** Particles in a mole: turns an energy per event into one per mole. */
export const avogadro = 6.02214076e23;
