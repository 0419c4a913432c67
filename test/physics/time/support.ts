/** Models made by hand, without the language: what the runners of tests in time are tested with. */
import type { Material } from '../../../server/src/solver/material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from '../../../server/src/solver/protocol.ts';
import type { ElementProblem, FieldValue } from '../../../server/src/solver/problem.ts';
import { element, law, modelOf, request, scalar, scalars, spectrum } from '../problems.ts';
import { input, type ReferenceCase } from '../reference-cases.ts';

/** La60Ni15Al25 of Hao 2022, Table 1, with the Gumbel width of the reference cases; SI. */
const table1 = {
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
export type Table1 = typeof table1;

export const refersTo = (name: string): FieldValue => ({ type: 'element', element: name });

function table1Elements({ strength, tau0, U, B, sigma1, ...rest }: Table1): ElementProblem[] {
  const { A_an, A_vp, chi_g, a1, a2, t0 } = rest;
  const stressEffect: Readonly<Record<string, FieldValue>> = sigma1 === Infinity ? {} : { sigma1: scalar(sigma1) };
  return [
    element('beta', 'debye', {
      strength: scalar(strength),
      tau: law('arrhenius', { tau0, U }),
      spectrum: spectrum('gumbel', { B }),
    }),
    element('alpha', 'hierarchical', {
      ...scalars({ A_an, A_vp, chi_g, a1, a2, t0 }),
      ...stressEffect,
      elementary: refersTo('beta'),
    }),
  ];
}

const complianceOptions = { form: 'compliance', alloy: { T_g: 453 } } as const;

/** The flagship with some of its numbers changed, and further elements. */
export function flagship(changes: Partial<Table1> = {}, more: readonly ElementProblem[] = []): Material {
  const numbers = { ...table1, ...changes };
  return modelOf(numbers.E, [...table1Elements(numbers), ...more], complianceOptions);
}

/** The model of a reference case. */
export const flagshipOf = (reference: ReferenceCase): Material =>
  flagship({
    E: input(reference, 'E_u'),
    strength: input(reference, 'A_beta'),
    tau0: input(reference, 'tau_beta0'),
    U: input(reference, 'U_beta'),
    B: input(reference, 'gumbel_B'),
    A_an: input(reference, 'A_an'),
    A_vp: input(reference, 'A_vp'),
    chi_g: input(reference, 'chi_g'),
    a1: input(reference, 'a1'),
    a2: input(reference, 'a2'),
    t0: input(reference, 't0'),
    sigma1: input(reference, 'sigma1'),
  });

/** A model whose strains add. */
export const strainsAdd = (
  modulus: number,
  elements: readonly ElementProblem[],
  symbol: 'E' | 'G' = 'E',
  alloy: Readonly<Record<string, number>> = {},
): Material => modelOf(modulus, elements, { modulus: symbol, form: 'compliance', alloy });

export const flow = (name: string, kind: string, fields: ElementProblem['fields']): ElementProblem =>
  element(name, kind, fields, 'flow');

/** Runs one curve. */
export const run = (
  runner: ProtocolRunner,
  material: Material,
  parts: Partial<Omit<CurveRequest, 'material'>>,
): RunnerResult => runner(request(material, parts));

/** Values of a series of the first curve (or another); throws where there is none. */
export function valuesOf(result: RunnerResult, series: string, curve = 0): readonly (number | null)[] {
  const found = result.curves[curve]?.series[series];
  if (!found) throw new Error(`no series ${series}; ${result.issues.map(({ message }) => message).join('; ')}`);
  return found.values;
}

/** As `valuesOf`, of numbers only: a missing value is an error. */
export const numbersOf = (result: RunnerResult, series: string, curve = 0): readonly number[] =>
  valuesOf(result, series, curve).map((value, i) => {
    if (value === null) throw new Error(`${series} has no value at point ${i}`);
    return value;
  });
