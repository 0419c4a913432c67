/** Cyclic tests and programs with temperature ramps, against values that scipy computed (make_histories.py). */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';
import { expectValues, scipyCases } from './scipy-cases.ts';

describe('histories', () => {
  test.each(scipyCases('histories.json'))('$name', ({ text, series, cycle, uncertain }) => {
    const checked = checkText(text);
    expect(errorsOf(checked)).toEqual([]);
    const curves = solve(checked.problem).tests[0]?.curves;
    expectValues(curves?.[0], series, { share: 1e-7, uncertain });
    expectValues(curves?.[1], cycle, { share: 1e-7, uncertain });
  });
});
