/** What the page shows while sliders are off the text. */
import { describe, expect, test } from 'vitest';
import { solvedState, withKept } from '../../../client/webview/trial.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import type { TestResult } from '../../../server/src/solver/result.ts';
import { sampleProblem, solvedSample } from '../../support/solved-sample.ts';

const FLAGSHIP = 'la60ni15al25.mgmodel';
const file = solvedSample(FLAGSHIP);
const problem = sampleProblem(FLAGSHIP);
const held = (B: number, ...tests: string[]) =>
  solvedState(file, { ...solve(problem, { tests, parameters: { B } }), curves: [] }, { B });

const names = ({ tests }: typeof file) => tests.map(({ result }) => result.name);
const testNamed = ({ tests }: typeof file, name: string) => tests.find(({ result }) => result.name === name);

describe('solved in the page', () => {
  test('is shown as the file shows it, with the values of the sliders', () => {
    const state = held(0.5, 'dma');
    const whole = solvedSample(FLAGSHIP, { B: 0.5 });
    expect(names(state)).toEqual(['dma']);
    expect(state.parameters.find(({ name }) => name === 'B')?.value).toBe(0.5);
    expect(testNamed(state, 'dma')?.result.curves).toEqual(testNamed(whole, 'dma')?.result.curves);
    expect(testNamed(state, 'dma')?.series).toEqual(testNamed(file, 'dma')?.series);
  });

  test('is no longer outdated', () => {
    const tests = file.tests.map((one) => ({ ...one, outdated: 'a unit was wrong' }));
    const state = solvedState({ ...file, tests }, solve(problem, { tests: ['times'] }), {});
    expect(testNamed(state, 'times')).not.toHaveProperty('outdated');
  });
});

describe('what is not solved again', () => {
  test('stays as the sliders showed it last', () => {
    const before = held(0.5, 'dma', 'times');
    const after = withKept(file, before, held(0.6, 'times'));
    expect(testNamed(after, 'dma')).toBe(testNamed(before, 'dma'));
    expect(testNamed(after, 'times')).not.toEqual(testNamed(before, 'times'));
  });

  test('because it failed keeps the curves that are shown, with the reason', () => {
    const [dma] = solve(problem, { tests: ['dma'] }).tests;
    if (!dma) throw new Error('the flagship has no dma');
    const failed: TestResult = {
      ...dma,
      curves: [],
      issues: [{ code: 'MG601', severity: 'error', message: 'B is too small here' }],
    };
    const state = withKept(file, undefined, solvedState(file, { tests: [failed], curves: [] }, { B: 0.1 }));
    expect(testNamed(state, 'dma')?.outdated).toBe('B is too small here');
    expect(testNamed(state, 'dma')?.result.curves).toBe(testNamed(file, 'dma')?.result.curves);
  });
});
