/** Relations that hold for every linear model, whatever its parameters. */
import { describe, expect, test } from 'vitest';
import { linearModel, ownGeometry } from '../../server/src/solver/linear/model.ts';
import {
  DynamicEvaluator,
  operationalCompliance,
  operationalModulus,
} from '../../server/src/solver/linear/response.ts';
import { shapeOfElement } from '../../server/src/solver/linear/shape-of-element.ts';
import { timeFunctions } from '../../server/src/solver/linear/time-functions.ts';
import { FieldError, type Material } from '../../server/src/solver/material.ts';
import { element, law, list, modelOf, scalar, scalars, spectrum } from './problems.ts';
import { expectClose } from './reference-cases.ts';

const termOf = (kind: string, fields: Readonly<Record<string, number>>, more = {}) =>
  element('a', kind, { strength: scalar(40e9), tau: scalar(3), ...scalars(fields), ...more });

const models: readonly (readonly [string, Material])[] = [
  ['debye', modelOf(60e9, [termOf('debye', {})])],
  ['cole_cole', modelOf(60e9, [termOf('cole_cole', { alpha: 0.4 })])],
  ['cole_davidson', modelOf(60e9, [termOf('cole_davidson', { gamma: 0.25 })])],
  ['havriliak_negami', modelOf(60e9, [termOf('havriliak_negami', { alpha: 0.95, gamma: 0.4 })])],
  ['kww', modelOf(60e9, [termOf('kww', { beta: 0.3 })])],
  ['kww, nearly Debye', modelOf(60e9, [termOf('kww', { beta: 0.99 })])],
  ['debye, gumbel', modelOf(60e9, [termOf('debye', {}, { spectrum: spectrum('gumbel', { B: 0.35 }) })])],
  ['kww, gaussian', modelOf(60e9, [termOf('kww', { beta: 0.6 }, { spectrum: spectrum('gaussian', { width: 1.5 }) })])],
  [
    'cole_davidson, gumbel',
    modelOf(60e9, [termOf('cole_davidson', { gamma: 0.4 }, { spectrum: spectrum('gumbel', { B: 0.8 }) })]),
  ],
  [
    'two terms',
    modelOf(60e9, [
      termOf('kww', { beta: 0.5 }),
      element('b', 'cole_cole', { strength: scalar(6e9), tau: scalar(1e-5), alpha: scalar(0.35) }),
    ]),
  ],
  ['prony', modelOf(60e9, [element('p', 'prony', { tau: list([0.01, 1, 50]), strength: list([5e9, 10e9, 20e9]) })])],
  [
    'compliance form',
    modelOf(
      60e9,
      [
        element('beta', 'debye', {
          strength: scalar(1 / 40e9),
          tau: scalar(3),
          spectrum: spectrum('gumbel', { B: 0.5 }),
        }),
        element('flow', 'newtonian', scalars({ viscosity: 1e12 }), 'flow'),
      ],
      { form: 'compliance' },
    ),
  ],
];

const linear = (material: Material) => linearModel(material, 300, 0, ownGeometry(material));

describe.each(models)('%s', (_, material) => {
  test('J* M* = 1 off the axes', () => {
    const modulus = new Float64Array(2);
    const compliance = new Float64Array(2);
    for (const l of [-20, -3, 0, 2, 15]) {
      for (const a of [0, 0.7, Math.PI / 2, 2.4]) {
        operationalModulus(linear(material))(l, a, modulus);
        operationalCompliance(linear(material))(l, a, compliance);
        const [m = 0, n = 0] = modulus;
        const [j = 0, k = 0] = compliance;
        expectClose(m * j - n * k, 1, 1e-13);
        expectClose(m * k + n * j, 0, 0, 1e-13);
      }
    }
  });

  test('the operational modulus on the imaginary axis is the complex modulus', () => {
    const evaluator = new DynamicEvaluator(material.elements.length);
    const modulus = new Float64Array(2);
    for (const l of [-12, -2, 0, 3, 9]) {
      evaluator.evaluate(linear(material), Math.exp(l));
      operationalModulus(linear(material))(l, Math.PI / 2, modulus);
      expectClose(modulus[0] ?? 0, evaluator.storage, 1e-10);
      expectClose(modulus[1] ?? 0, evaluator.loss, 1e-9);
    }
  });

  test('Kramers–Kronig: the storage modulus follows from the loss modulus', () => {
    // M_u − M′(ω) = (2/π) ∫ M″(x) x/(x² − ω²) dx, principal value, in ln x: symmetric about ω, the pole cancels.
    const model = linear(material);
    const evaluator = new DynamicEvaluator(material.elements.length);
    const loss = (l: number): number => {
      evaluator.evaluate(model, Math.exp(l));
      return evaluator.loss;
    };
    const l0 = Math.log(0.7);
    let sum = 0;
    const step = 0.1;
    for (let k = 0.5; k * step < 130; k++) {
      const y = k * step;
      const shape = 1 / -Math.expm1(-2 * y);
      // x²/(x² − ω²) on both sides of ω.
      sum += loss(l0 + y) * shape + loss(l0 - y) * (1 - shape);
    }
    evaluator.evaluate(model, 0.7);
    expectClose((2 / Math.PI) * sum * step, model.unrelaxed - evaluator.storage, 1e-8, 1e-8 * evaluator.storage);
  });

  test('M(t) and M*(ω) are one function: the integral over time gives the modulus at real s', () => {
    // s ∫ M(t) e^−st dt, in ln t, against the operational modulus.
    const functions = timeFunctions(linear(material));
    const out = new Float64Array(2);
    for (const s of [1e-3, 0.4, 60]) {
      let sum = 0;
      const step = 0.05;
      for (let y = -90; y < 4.5; y += step) {
        const x = Math.exp(y);
        sum += functions.modulus(x / s) * x * Math.exp(-x);
      }
      operationalModulus(linear(material))(Math.log(s), 0, out);
      expectClose(sum * step, out[0] ?? 0, 1e-9);
    }
  });

  test('limits: the unrelaxed modulus at once, the relaxed one at last', () => {
    const functions = timeFunctions(linear(material));
    const model = linear(material);
    expect(functions.modulus(0)).toBe(model.unrelaxed);
    expectClose(functions.modulus(1e-60), model.unrelaxed, 1e-6);
    if (material.form === 'modulus') {
      expectClose(functions.modulus(1e60), model.relaxed, 1e-6);
      expectClose(functions.compliance(1e60), 1 / model.relaxed, 1e-6);
    }
    // A slow pull is carried by the relaxed modulus, a fast one by the unrelaxed.
    expectClose(functions.modulusIntegral(1e-40) / 1e-40, model.unrelaxed, 1e-6);
  });
});

describe('limits of the kinds', () => {
  const response = (kind: string, fields: Readonly<Record<string, number>>, omega: number): readonly number[] => {
    const material = modelOf(1, [element('a', kind, { strength: scalar(1), tau: scalar(1), ...scalars(fields) })]);
    const out = new Float64Array(3);
    const [only] = material.elements;
    if (only) shapeOfElement(only, 300).response(Math.log(omega), out);
    return [...out];
  };

  test.each([
    ['cole_cole', { alpha: 1 }],
    ['cole_davidson', { gamma: 1 }],
    ['havriliak_negami', { alpha: 1, gamma: 1 }],
    ['kww', { beta: 1 }],
  ] as const)('%s with exponents of one is Debye', (kind, fields) => {
    for (const omega of [1e-30, 0.01, 1, 42, 1e30]) {
      const square = omega * omega;
      expect(response(kind, fields, omega)).toEqual(response('debye', {}, omega));
      expectClose(response(kind, fields, omega)[1] ?? 0, omega / (1 + square), 1e-14);
    }
  });

  test('a spectrum that is all but sharp is the term without one', () => {
    const sharp = modelOf(1, [element('a', 'debye', { strength: scalar(1), tau: scalar(1) })]);
    const narrow = modelOf(1, [
      element('a', 'debye', { strength: scalar(1), tau: scalar(1), spectrum: spectrum('gaussian', { width: 1e-6 }) }),
    ]);
    for (const t of [0.01, 1, 5]) {
      expectClose(timeFunctions(linear(narrow)).modulus(t), timeFunctions(linear(sharp)).modulus(t), 1e-10);
    }
  });

  test('a frozen term is unrelaxed', () => {
    const material = modelOf(50e9, [
      element('a', 'kww', {
        strength: scalar(40e9),
        tau: law('vft', { tau0: 1e-13, B: 4500, T0: 440 }),
        beta: scalar(0.5),
      }),
    ]);
    const model = linearModel(material, 430, 0, 'tensile');
    const evaluator = new DynamicEvaluator(1);
    evaluator.evaluate(model, 1);
    expect([evaluator.storage, evaluator.loss]).toEqual([50e9, 0]);
    const functions = timeFunctions(model);
    expect(functions.modulus(1e9)).toBe(50e9);
    expect(functions.modulusIntegral(100)).toBe(50e11);
    expectClose(functions.compliance(1e9), 1 / 50e9, 1e-12);
  });
});

describe('geometry', () => {
  const shear = modelOf(20e9, [element('a', 'debye', { strength: scalar(5e9), tau: scalar(1) })], {
    modulus: 'G',
    alloy: { nu: 0.35 },
  });

  test('E = 2(1 + ν) G throughout', () => {
    const inShear = timeFunctions(linearModel(shear, 300, 0, 'shear'));
    const inTension = timeFunctions(linearModel(shear, 300, 0, 'tensile'));
    for (const t of [0, 0.5, 100]) expectClose(inTension.modulus(t), 2.7 * inShear.modulus(t), 1e-14);
  });

  test('without ν the other geometry is an error', () => {
    const bare = modelOf(20e9, [], { modulus: 'G' });
    expect(() => linearModel(bare, 300, 0, 'tensile')).toThrow(FieldError);
    expect(() => linearModel(bare, 300, 0, 'tensile')).toThrow(/Poisson's ratio/);
  });
});
