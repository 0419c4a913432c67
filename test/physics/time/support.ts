/** Models and requests made by hand, without the language: what the runners are tested with. */
import { number, type Formula } from '../../../server/src/formula/formula.ts';
import { makeMaterial } from '../../../server/src/solver/make-material.ts';
import type { Material } from '../../../server/src/solver/material.ts';
import type { ElementProblem, FieldValue, FieldValues, ModelProblem } from '../../../server/src/solver/problem.ts';
import type { CurveRequest } from '../../../server/src/solver/protocol.ts';

export const formula = (value: number | Formula): FieldValue => ({
  type: 'formula',
  formula: typeof value === 'number' ? number(value) : value,
});

export const fieldsOf = (values: Readonly<Record<string, number>>): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formula(value)]));

export const arrhenius = (tau0: number, U: number): FieldValue => ({
  type: 'law',
  law: 'arrhenius',
  arguments: { tau0: number(tau0), U: number(U) },
});

export const gumbel = (B: number): FieldValue => ({
  type: 'spectrum',
  spectrum: 'gumbel',
  arguments: { B: number(B) },
  quantities: { B: 'number' },
});

export const elementReference = (element: string): FieldValue => ({ type: 'element', element });

export const elastic = (modulus: number, name: 'E' | 'G' = 'E'): ElementProblem => ({
  name: 'elastic',
  word: 'elastic',
  kind: 'elastic',
  fields: fieldsOf({ [name]: modulus }),
});

/** La60Ni15Al25 of Hao 2022, Table 1, with the Gumbel width of the reference cases. */
export const flagshipNumbers = {
  E: 33e9,
  strength: 1 / 30.6e9 - 1 / 33e9,
  tau0: 1.86e-13,
  U: 83120,
  B: 0.35,
  A_an: 1.5e-11,
  A_vp: 1.5e-11,
  chi_g: 0.4,
  a1: 0.00231,
  a2: 1.8,
  t0: 6e-7,
  sigma1: 28e9,
};
export type FlagshipNumbers = typeof flagshipNumbers;

export function flagshipElements(numbers: FlagshipNumbers): ElementProblem[] {
  const { E, strength, tau0, U, B, sigma1, ...hierarchical } = numbers;
  return [
    elastic(E),
    {
      name: 'beta',
      word: 'relaxation',
      kind: 'debye',
      fields: { ...fieldsOf({ strength }), tau: arrhenius(tau0, U), spectrum: gumbel(B) },
    },
    {
      name: 'alpha',
      word: 'relaxation',
      kind: 'hierarchical',
      fields: {
        ...fieldsOf(sigma1 === Infinity ? hierarchical : { ...hierarchical, sigma1 }),
        elementary: elementReference('beta'),
      },
    },
  ];
}

export function materialOf(
  elements: readonly ElementProblem[],
  options: Partial<Omit<ModelProblem, 'elements'>> = {},
): Material {
  const problem: ModelProblem = {
    name: 'model',
    alloy: { T_g: number(453) },
    kind: 'elements',
    fields: {},
    modulus: 'E',
    form: 'compliance',
    elements,
    ...options,
  };
  const { material, issues } = makeMaterial(problem, {});
  if (issues.length > 0) throw new Error(issues.map(({ message }) => message).join('; '));
  return material;
}

export const flagship = (changes: Partial<FlagshipNumbers> = {}): Material =>
  materialOf(flagshipElements({ ...flagshipNumbers, ...changes }));

/** A whole-model kind. */
export const wholeModel = (kind: string, values: Readonly<Record<string, number>>): Material =>
  materialOf([], { kind, fields: fieldsOf(values) });

export function request(
  material: Material,
  conditions: Readonly<Record<string, number>>,
  more: Partial<CurveRequest> = {},
): CurveRequest {
  return {
    material,
    conditions,
    points: {},
    words: {},
    steps: [],
    extraX: [],
    checkCancelled: () => undefined,
    ...more,
  };
}
