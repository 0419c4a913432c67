/** A state of a preview with a million points in one curve, and a hundred curves of ten thousand. */
import type { PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';
import type { Curve, Series } from '../../server/src/solver/result.ts';
import { fixture } from './preview-fixture.ts';

export const MILLION = 1_000_000;
/** Where the one spike is. */
export const SPIKE = 333_333;
export const SPIKE_HEIGHT = 3e9;
export const MEMBERS = 100;
export const MEMBER_POINTS = 10_000;

const accuracy = { rtol: 1e-6, atol: 0 };
const series = (unit: string, values: readonly number[]): Series => ({ unit, values, accuracy });
const list = (count: number, value: (i: number) => number): number[] => {
  const values: number[] = [];
  for (let i = 0; i < count; i++) values.push(value(i));
  return values;
};

/** Strains from 0 to 10 %, no two the same. */
export const strainAt = (i: number): number => (i / (MILLION - 1)) * 0.1;
/** Stresses that rise and fall in waves, teeth on them, and one spike. */
export const stressAt = (i: number): number =>
  i === SPIKE ? SPIKE_HEIGHT : 5e8 + 4e8 * Math.sin(i / 40_000) + 1e6 * ((i * 7919) % 101);

function withCurves(test: PreviewTest, curves: readonly Curve[]): PreviewTest {
  return { ...test, result: { ...test.result, curves, expectations: [], issues: [] } };
}

function testOf(state: PreviewState, name: string): PreviewTest {
  const test = state.tests.find(({ result }) => result.name === name);
  if (!test) throw new Error(`the fixture has no test ${name}`);
  return test;
}

/** Two charts: `pull`, a curve of a million points, and `dma`, a family of a hundred curves with ten thousand each. */
export function millionState(): PreviewState {
  const state = fixture('flagship');
  const pull: Curve = {
    model: 'm',
    at: {},
    x: { name: 'strain', unit: '', values: list(MILLION, strainAt) },
    series: { stress: series('Pa', list(MILLION, stressAt)) },
  };
  const temperatures = list(MEMBER_POINTS, (i) => 300 + i / 50);
  const family = list(MEMBERS, (i) => 10 ** (-3 + (6 * i) / (MEMBERS - 1))).map((frequency, member): Curve => ({
    model: 'm',
    at: { frequency: { value: frequency, unit: 'Hz' } },
    x: { name: 'T', unit: 'K', values: temperatures },
    series: {
      loss_modulus: series(
        'Pa',
        temperatures.map((T) => 1e9 / (1 + ((T - 320 - member) / 8) ** 2)),
      ),
    },
  }));
  return {
    ...state,
    tests: [withCurves(testOf(state, 'pull'), [pull]), withCurves(testOf(state, 'dma'), family)],
    curves: [],
  };
}
