/** Models written as data, for tests of the solver that need no text. */
import { number, type Formula } from '../../server/src/formula/formula.ts';
import { makeMaterial } from '../../server/src/solver/make-material.ts';
import type { Material } from '../../server/src/solver/material.ts';
import type { CurveRequest } from '../../server/src/solver/protocol.ts';
import type { ElementProblem, FieldValue, FieldValues, ModelProblem } from '../../server/src/solver/problem.ts';

export const scalar = (value: number): FieldValue => ({ type: 'formula', formula: number(value) });

export const scalars = (values: Readonly<Record<string, number>>): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, scalar(value)]));

const numbers = (values: Readonly<Record<string, number>>): Readonly<Record<string, Formula>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, number(value)]));

export const law = (name: string, values: Readonly<Record<string, number>>): FieldValue => ({
  type: 'law',
  law: name,
  arguments: numbers(values),
});

export const spectrum = (
  name: string,
  values: Readonly<Record<string, number>>,
  quantities: Readonly<Record<string, string>> = {},
): FieldValue => ({ type: 'spectrum', spectrum: name, arguments: numbers(values), quantities });

export const list = (values: readonly number[]): FieldValue => ({ type: 'list', values: values.map(number) });

export const element = (
  name: string,
  kind: string,
  fields: FieldValues,
  word: ElementProblem['word'] = 'relaxation',
): ElementProblem => ({ name, word, kind, fields });

export interface ModelOptions {
  readonly modulus?: 'E' | 'G';
  readonly form?: 'compliance' | 'modulus';
  readonly alloy?: Readonly<Record<string, number>>;
}

/** A model of an elastic element with this modulus (Pa) and other elements. */
export function modelOf(
  modulus: number,
  elements: readonly ElementProblem[],
  { modulus: symbol = 'E', form = 'modulus', alloy = {} }: ModelOptions = {},
): Material {
  const problem: ModelProblem = {
    name: 'model',
    alloy: numbers(alloy),
    kind: 'elements',
    fields: {},
    modulus: symbol,
    form,
    elements: [element('elastic', 'elastic', scalars({ [symbol]: modulus }), 'elastic'), ...elements],
  };
  return makeMaterial(problem, {}).material;
}

/** A whole-model kind. */
export function wholeModel(kind: string, fields: FieldValues, alloy: Readonly<Record<string, number>> = {}): Material {
  const problem: ModelProblem = {
    name: 'model',
    alloy: numbers(alloy),
    kind,
    fields,
    modulus: 'E',
    form: 'modulus',
    elements: [],
  };
  return makeMaterial(problem, {}).material;
}

/** A request for one curve. */
export const request = (material: Material, parts: Partial<Omit<CurveRequest, 'material'>>): CurveRequest => ({
  material,
  conditions: {},
  points: {},
  words: {},
  steps: [],
  extraX: [],
  checkCancelled: () => undefined,
  ...parts,
});
