/** What a series states of its accuracy holds where digits cancel. */
import { describe, expect, test } from 'vitest';
import { runCreep } from '../../server/src/solver/time/creep.ts';
import { runStressRelaxation } from '../../server/src/solver/time/stress-relaxation.ts';
import { runTension } from '../../server/src/solver/time/tension.ts';
import type { RunnerResult } from '../../server/src/solver/protocol.ts';
import { element, modelOf, request, scalars } from './problems.ts';

const [unrelaxed, strength, tau] = [90e9, 60e9, 10];
const relaxed = unrelaxed - strength;
const retardation = (tau * unrelaxed) / relaxed;

/** A standard linear solid, by the terms of its modulus. */
const solid = modelOf(unrelaxed, [element('a', 'debye', scalars({ strength, tau }))]);
/** The same by the terms of its compliance. */
const retarded = modelOf(
  unrelaxed,
  [element('a', 'debye', scalars({ strength: 1 / relaxed - 1 / unrelaxed, tau: retardation }))],
  { form: 'compliance' },
);

function expectStated(result: RunnerResult, name: string, exact: (x: number) => number): void {
  const [curve] = result.curves;
  const series = curve?.series[name];
  if (!curve || !series) throw new Error(`there is no ${name}`);
  const { rtol, atol } = series.accuracy;
  curve.x.values.forEach((x, i) => {
    const value = series.values[i] ?? Number.NaN;
    expect(Math.abs(value - exact(x)), `${name} at ${x}`).toBeLessThanOrEqual(atol + rtol * Math.abs(exact(x)));
  });
  const largest = Math.max(...series.values.map((value) => Math.abs(value ?? 0)));
  expect(atol).toBeLessThan(1e-9 * largest);
}

describe('recovery down to nothing', () => {
  const hold = 50;
  const stress = 100e6;
  const time = [1, 10, hold, ...[1, 3, 10, 20, 25, 30].map((times) => hold + times * retardation)];
  const recovered = (t: number): number =>
    t <= hold
      ? stress / relaxed - stress * (1 / relaxed - 1 / unrelaxed) * Math.exp(-t / retardation)
      : stress * (1 / relaxed - 1 / unrelaxed) * -Math.expm1(-hold / retardation) * Math.exp(-(t - hold) / retardation);

  test.each([
    ['modulus', solid],
    ['compliance', retarded],
  ] as const)('of the %s form', (_form, material) => {
    const conditions = { T: 300, stress, hold, recovery: 40 * retardation };
    const result = runCreep(request(material, { conditions, points: { time } }));
    expectStated(result, 'strain', recovered);
    expectStated(result, 'creep_compliance', (t) => recovered(t) / stress);
  });
});

test('tension of a model that is converted', () => {
  const rate = 1e-4;
  const strain = [1e-9, 1e-6, 1e-4, 0.01, 0.1];
  const result = runTension(request(retarded, { conditions: { T: 300, strain_rate: rate }, points: { strain } }));
  expectStated(result, 'stress', (e) => relaxed * e - strength * rate * tau * Math.expm1(-e / rate / tau));
});

describe('a ramp far longer, or far slower, than the relaxation', () => {
  const [modulus, time] = [50e9, 2];

  test('what is left after it', () => {
    const liquid = modelOf(modulus, [element('a', 'debye', scalars({ strength: modulus, tau: time }))]);
    const ramp = 60;
    const points = { time: [0.01, 59, 61, 80, 100, 200, 600] };
    const result = runStressRelaxation(request(liquid, { conditions: { T: 300, strain: 0.01, ramp }, points }));
    const scale = (modulus * 0.01 * time) / ramp;
    expectStated(result, 'stress', (t) =>
      t <= ramp ? -scale * Math.expm1(-t / time) : scale * Math.exp((ramp - t) / time) * -Math.expm1(-ramp / time),
    );
  });

  test('what is left of a liquid whose strains add: rounding errors, found at once', () => {
    const viscosity = modulus * time;
    const maxwell = modelOf(modulus, [element('f', 'newtonian', scalars({ viscosity }), 'flow')], {
      form: 'compliance',
    });
    const ramp = 4;
    const points = { time: [0.01, 3.9, 4.1, 20, 400, 4000] };
    const result = runStressRelaxation(request(maxwell, { conditions: { T: 300, strain: 0.01, ramp }, points }));
    const scale = (modulus * 0.01 * time) / ramp;
    expectStated(result, 'stress', (t) =>
      t <= ramp ? -scale * Math.expm1(-t / time) : scale * Math.exp((ramp - t) / time) * -Math.expm1(-ramp / time),
    );
  });

  test('what has hardly begun', () => {
    const solidOfStrains = modelOf(modulus, [element('a', 'debye', scalars({ strength: 1e-10, tau: time }))], {
      form: 'compliance',
    });
    const [ramp, stress] = [1, 1e8];
    const conditions = { T: 300, stress, ramp, hold: 2 };
    const result = runCreep(request(solidOfStrains, { conditions, points: { time: [1e-9, 1e-6, 1e-4] } }));
    // ∫0^t (1 − e^(−u/τ)) du = t²/2τ (1 − t/3τ + t²/12τ² …)
    expectStated(result, 'strain.a', (t) => {
      const x = t / time;
      return ((stress * 1e-10 * time) / ramp) * ((x * x) / 2) * (1 - x / 3 + (x * x) / 12);
    });
  });
});
