/** What the checker knows of an expression while it works: the public outcome, and how its units were written. */
import { number, type Formula } from '../../formula/formula.ts';
import { dimensionless, multiplyDimensions, divideDimensions, powerOfDimension } from '../../units/dimension.ts';
import type { Dimension, Rational } from '../../units/dimension.ts';
import { divideFactors, multiplyFactors, powerOfFactor, toSI, unity, type Factor } from '../../units/factor.ts';
import type { Unit } from '../../units/lookup.ts';
import type { CheckedExpression, QuantityType } from './types.ts';

/** A product of units as written: `kJ/mol`, `rad/s`. */
export interface UnitPart {
  readonly size: Factor;
  readonly dimension: Dimension;
  /** Powers of Hz and of angles in it: `rad/s` is angular, `Hz` counts cycles. */
  readonly cycles: number;
  readonly angles: number;
  /** K at zero, for degC alone. */
  readonly zero?: number | undefined;
}

export interface Typed extends CheckedExpression {
  /** The units that the expression ends in: `K/min` of `3 K/min`. */
  readonly tail?: UnitPart | undefined;
  /** Of a list or range: its items were written with units of their own. */
  readonly unitsInside?: boolean;
  /** True when the expression is nothing but units. */
  readonly pure?: boolean;
  /** Whether a condition holds at the declared values of the parameters. */
  readonly truth?: boolean | undefined;
}

export const noNames: ReadonlySet<string> = new Set();

/** Reported already; silences what depends on it. */
export const unknown: Typed = { type: { kind: 'unknown' }, variables: noNames };

export const isUnknown = (typed: Typed): boolean => typed.type.kind === 'unknown';

const plainNumber: QuantityType = { kind: 'quantity', dimension: dimensionless };

export const quantityType = (dimension: Dimension): QuantityType => ({ kind: 'quantity', dimension });

const nothingJoined: Pick<Typed, 'variables'> = { variables: noNames };

/** The variables of several parts, and the declared values of the parameters among them. */
export function joined(...parts: readonly CheckedExpression[]): Pick<Typed, 'variables' | 'parameters'> {
  // Most parts are constants: nothing is made for them.
  let first: CheckedExpression | undefined;
  let count = 0;
  for (const part of parts) {
    if (part.variables.size === 0) continue;
    first ??= part;
    count += 1;
  }
  if (!first) return nothingJoined;
  if (count === 1) return { variables: first.variables, parameters: first.parameters };
  const dependent = parts.filter((part) => part.variables.size > 0);
  const parameters = new Map(dependent.flatMap((part) => [...(part.parameters ?? [])]));
  return {
    variables: new Set(dependent.flatMap((part) => [...part.variables])),
    ...(parameters.size > 0 ? { parameters } : {}),
  };
}

/** A number that depends on nothing. */
export function constant(value: number, type: QuantityType = plainNumber): Typed {
  return { type, formula: number(value), value, variables: noNames };
}

const powers = (unit: Unit, marker: 'cycle' | 'angle'): number => (unit.marker === marker ? 1 : 0);

function unitPart(unit: Unit): UnitPart {
  return {
    size: unit.size,
    dimension: unit.dimension,
    cycles: powers(unit, 'cycle'),
    angles: powers(unit, 'angle'),
    zero: unit.zero,
  };
}

const namedUnits = new WeakMap<Unit, Typed>();

/** What a unit's own name means; the same for every place where it stands. */
export function unitNamed(unit: Unit): Typed {
  const known = namedUnits.get(unit);
  if (known) return known;
  const typed = unitAlone(unitPart(unit));
  namedUnits.set(unit, typed);
  return typed;
}

/** A unit, or a product of units, standing alone. */
export function unitAlone(part: UnitPart): Typed {
  return { ...constant(toSI(1, part.size), markedType(part.dimension, part)), tail: part, pure: true };
}

export const multiplyUnits = (a: UnitPart, b: UnitPart): UnitPart => ({
  size: multiplyFactors(a.size, b.size),
  dimension: multiplyDimensions(a.dimension, b.dimension),
  cycles: a.cycles + b.cycles,
  angles: a.angles + b.angles,
});

export const divideUnits = (a: UnitPart, b: UnitPart): UnitPart => ({
  size: divideFactors(a.size, b.size),
  dimension: divideDimensions(a.dimension, b.dimension),
  cycles: a.cycles - b.cycles,
  angles: a.angles - b.angles,
});

export const powerOfUnits = (base: UnitPart, exponent: Rational): UnitPart => {
  const power = exponent.numerator / exponent.denominator;
  return {
    size: powerOfFactor(base.size, power),
    dimension: powerOfDimension(base.dimension, exponent),
    cycles: base.cycles * power,
    angles: base.angles * power,
  };
};

export const noUnits: UnitPart = { size: unity, dimension: dimensionless, cycles: 0, angles: 0 };

const perTime = (dimension: Dimension): boolean =>
  dimension.exponents.every(({ numerator, denominator }, i) => numerator === (i === 2 ? -1 : 0) && denominator === 1);

/** The type of a value of this dimension whose units were written so: marked where they tell Hz from rad/s. */
export function markedType(dimension: Dimension, units: UnitPart): QuantityType {
  if (perTime(dimension)) {
    if (units.cycles === 1 && units.angles === 0) return { kind: 'quantity', dimension, frequency: 'cycles' };
    if (units.angles === 1 && units.cycles === 0) return { kind: 'quantity', dimension, frequency: 'radians' };
  }
  return quantityType(dimension);
}

/** `formula` times the size of a unit; a number stays one number, rounded once. */
export function scaleFormula(formula: Formula, size: Factor): Formula {
  if (formula.kind === 'number') return number(toSI(formula.value, size));
  let scaled = formula;
  if (size.numerator !== 1) {
    scaled = { kind: 'operation', operator: '*', left: scaled, right: number(size.numerator) };
  }
  if (size.denominator !== 1) {
    scaled = { kind: 'operation', operator: '/', left: scaled, right: number(size.denominator) };
  }
  return scaled;
}
