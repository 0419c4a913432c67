/** Random models of all kinds in tests over time, against values that scipy computed (make_random_models.py). */
import { describe, expect, test } from 'vitest';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, errorsOf } from '../../unit/model/check-text.ts';
import { expectValues, scipyCases } from './scipy-cases.ts';

const cases = scipyCases('random-models.json');

describe('random models', () => {
  test.each(cases)('$name', ({ text, series, cycle, uncertain, peak }) => {
    const checked = checkText(text);
    expect(errorsOf(checked)).toEqual([]);
    const [measured, whole] = solve(checked.problem).tests;
    expectValues(measured?.curves[0], series, { share: 1e-6, uncertain });
    expectValues(measured?.curves[1], cycle, { share: 1e-6, uncertain });
    if (!peak) return;
    expect(whole?.expectations.map(({ passed }) => passed)).toEqual([true, true]);
    // The curve that chose its points has the peak among them.
    const [curve] = whole?.curves ?? [];
    const highest = Math.max(...(curve?.series['stress']?.values.map((value) => value ?? 0) ?? []));
    expect(Math.abs(highest / peak.stress - 1), 'highest point').toBeLessThan(1e-6);
  });

  test('a weak part states an error below itself', () => {
    const weak = cases.filter(({ name }) => name.startsWith('weak'));
    expect(weak.length).toBeGreaterThan(5);
    for (const { name, text, series } of weak) {
      const curve = solve(checkText(text).problem).tests[0]?.curves[0];
      for (const part of ['strain.beta', 'strain.gam'].filter((one) => series[one])) {
        const largest = Math.max(...(series[part] ?? []));
        expect(curve?.series[part]?.accuracy.atol, `${part} of ${name}`).toBeLessThan(1e-5 * largest);
      }
    }
  });
});
