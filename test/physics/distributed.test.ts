/** Relaxations with a spectrum: at complex s beside mpmath, and what they state of their error. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { distributedShape } from '../../server/src/solver/linear/distributed.ts';
import { prepareDistribution } from '../../server/src/solver/linear/distribution.ts';
import { havriliakNegamiShape } from '../../server/src/solver/linear/havriliak-negami.ts';
import type { LinearTerm } from '../../server/src/solver/linear/model.ts';
import type { RelaxationShape } from '../../server/src/solver/linear/shape.ts';
import { shapeOfElement } from '../../server/src/solver/linear/shape-of-element.ts';
import { timeFunctions } from '../../server/src/solver/linear/time-functions.ts';
import { expectClose } from './reference-cases.ts';
import { element, modelOf, scalars, spectrum } from './problems.ts';

/** 1 − χ at sτ = exp(l + ia) of a Havriliak–Negami term with a spectrum. */
interface Case {
  readonly alpha: number;
  readonly gamma: number;
  readonly spectrum: 'gaussian' | 'gumbel';
  readonly width: number;
  readonly l: number;
  readonly a: number;
  readonly relaxed: readonly number[];
}

/** J(t) M_u of a model whose stress relaxes by 90 % through such a term of unit time. */
interface CreepCase extends Pick<Case, 'alpha' | 'gamma' | 'spectrum' | 'width'> {
  readonly t: number;
  readonly compliance: number;
}

interface Table {
  readonly cases: readonly Case[];
  readonly creeps: readonly CreepCase[];
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'cases' in value && 'creeps' in value && Array.isArray(value.cases);

const table: unknown = JSON.parse(readFileSync(new URL('reference/distributed.json', import.meta.url), 'utf8'));
const { cases, creeps } = isTable(table) ? table : { cases: [], creeps: [] };

const shapes = new Map<string, RelaxationShape>();

function shapeOf(alpha: number, gamma: number, kind: Case['spectrum'], width: number): RelaxationShape {
  const distribution = prepareDistribution(
    kind === 'gumbel' ? { kind: 'gumbel', B: width } : { kind: 'gaussian', width },
  );
  const key = `${alpha} ${gamma} ${distribution.key}`;
  const shape = shapes.get(key) ?? distributedShape(havriliakNegamiShape(alpha, gamma), distribution);
  shapes.set(key, shape);
  return shape;
}

describe('susceptibility at complex s', () => {
  test.each(cases)('alpha $alpha, gamma $gamma, $spectrum $width, l = $l, a = $a', (each) => {
    const { alpha, gamma, width, l, a, relaxed } = each;
    const shape = shapeOf(alpha, gamma, each.spectrum, width);
    const out = new Float64Array(4);
    shape.susceptibility(l, a, out);
    const [real = 0, imaginary = 0] = relaxed;
    const error = Math.hypot((out[2] ?? 0) - real, (out[3] ?? 0) - imaginary) / Math.hypot(real, imaginary);
    expect(error).toBeLessThan(shape.error);
    expect(shape.error).toBeLessThan(1e-9);
  });
});

test.each(creeps)('creep with alpha $alpha, gamma $gamma, $spectrum $width, t = $t', (each) => {
  const { alpha, gamma, width, t, compliance } = each;
  const term: LinearTerm = {
    element: 'x',
    index: 0,
    shape: shapeOf(alpha, gamma, each.spectrum, width),
    strength: 0.9,
    logTime: 0,
  };
  const functions = timeFunctions({
    unrelaxed: 1,
    relaxed: 0.1,
    modulusTerms: [term],
    complianceTerms: [],
    fluidities: [],
    powerLaws: [],
    flows: [],
    drift: undefined,
  });
  expectClose(functions.compliance(t), compliance, 1e-10);
});

test('what a test states of its error does not depend on tests before it', () => {
  const shapeOfTest = (): RelaxationShape => {
    const fields = { ...scalars({ strength: 1e9, tau: 1, beta: 0.31 }), spectrum: spectrum('gumbel', { B: 0.6 }) };
    const [term] = modelOf(3e9, [element('a', 'kww', fields)]).elements;
    if (!term) throw new Error('there is no element');
    return shapeOfElement(term, 400);
  };
  const stated = (shape: RelaxationShape): number => {
    shape.response(0.1, new Float64Array(3));
    return shape.error;
  };
  const alone = stated(shapeOfTest());
  const before = shapeOfTest();
  for (let u = -60; u < 60; u += 0.7) before.response(u, new Float64Array(3));
  // The test before used pieces of the table whose error is larger.
  expect(before.error).toBeGreaterThan(alone);
  expect(stated(shapeOfTest())).toBe(alone);
});
