/** Values of a model or a test whose size no material has: what to look at where a result is no number. */
import { evaluateFormula } from '../formula/compile.ts';
import type { Formula } from '../formula/formula.ts';
import { freeVariables } from '../formula/walk.ts';
import { elementKinds, laws, modelKinds } from '../physics/registry.ts';
import type { FieldDescriptor } from '../physics/descriptor.ts';
import type { Material } from './material.ts';
import type { FieldValues } from './problem.ts';
import type { Condition } from './result.ts';
import { formatNumber } from './time/format.ts';
import { coherentUnitOf } from './unit-of-field.ts';

/** Powers of ten beyond which a size in SI units is extreme: times of glasses go from 1e-16 to 1e25 s, volumes of events to 1e-30 m³. */
const usualPower = 40;

const isExtreme = (value: number): boolean =>
  Number.isFinite(value) && value !== 0 && Math.abs(Math.log10(Math.abs(value))) > usualPower;

interface Written {
  readonly name: string;
  readonly formula: Formula;
  readonly descriptor: FieldDescriptor | undefined;
}

/** The numbers of a block: fields, and arguments of the laws in them. */
function writtenIn(of: string, fields: FieldValues, descriptors: readonly FieldDescriptor[]): Written[] {
  return Object.entries(fields).flatMap(([name, value]): Written[] => {
    const descriptor = descriptors.find((field) => field.name === name);
    switch (value.type) {
      case 'formula':
        return [{ name: `${of}.${name}`, formula: value.formula, descriptor }];
      case 'list':
        return value.values.map((formula) => ({ name: `${of}.${name}`, formula, descriptor }));
      case 'law':
        return Object.entries(value.arguments).map(([argument, formula]) => ({
          name: `${argument} of ${of}.${name}`,
          formula,
          descriptor: laws.get(value.law)?.fields.find((field) => field.name === argument),
        }));
      default:
        return [];
    }
  });
}

/** `E of elastic = 1e-300 Pa`: every value of extreme size, of the model first. */
export function extremeValues(material: Material, at: Readonly<Record<string, Condition>>): string[] {
  const { problem, parameters } = material;
  const blocks =
    problem.kind === 'elements'
      ? problem.elements.map(({ name, kind, fields }) => writtenIn(name, fields, elementKinds.get(kind)?.fields ?? []))
      : [writtenIn(problem.kind, problem.fields, modelKinds.get(problem.kind)?.fields ?? [])];
  const ofModel = blocks.flat().flatMap(({ name, formula, descriptor }) => {
    const value = valueOf(formula, { ...parameters, T: at['T']?.value ?? Number.NaN });
    return isExtreme(value) ? [`${name} = ${inSI(value, coherentUnitOf(descriptor))}`] : [];
  });
  const ofTest = Object.entries(at).flatMap(([name, { value, unit }]) =>
    isExtreme(value) ? [`${name} = ${inSI(value, unit)}`] : [],
  );
  return [...new Set([...ofModel, ...ofTest])];
}

const inSI = (value: number, unit: string): string => `${formatNumber(value)} ${unit.replace(/^1\//, '/')}`.trim();

/** NaN where the formula depends on more than is known here. */
function valueOf(formula: Formula, variables: Readonly<Record<string, number>>): number {
  const isKnown = [...freeVariables(formula)].every((name) => variables[name] !== undefined);
  return isKnown ? evaluateFormula(formula, variables) : Number.NaN;
}
