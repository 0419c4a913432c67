/** Against scipy and numpy: `reference/make_time_cases.py`, where spectra and equations are written independently. */
import { describe, expect, test } from 'vitest';
import { runCyclic } from '../../../server/src/solver/time/cyclic.ts';
import { runProgram } from '../../../server/src/solver/time/program.ts';
import { runStressRelaxation } from '../../../server/src/solver/time/stress-relaxation.ts';
import { runTension } from '../../../server/src/solver/time/tension.ts';
import { element, law, scalar, scalars, spectrum } from '../problems.ts';
import { expectClose, expectSeries, referenceCase } from '../reference-cases.ts';
import { flagship, numbersOf, refersTo, run } from './support.ts';

describe('hierarchical model beside scipy', () => {
  test('stress relaxation after a ramp', () => {
    const reference = referenceCase('time-scipy.json', 'relaxation_with_ramp');
    const result = run(runStressRelaxation, flagship(), {
      conditions: { T: 430, strain: 0.005, ramp: 2 },
      points: { time: reference.x.values },
    });
    const stress = numbersOf(result, 'stress');
    expectSeries(reference, 'stress', (_, i) => stress[i]);
  });

  test('a fast β′ term and a second hierarchical term on it', () => {
    const reference = referenceCase('time-scipy.json', 'several_terms');
    const material = flagship({}, [
      element('fast', 'debye', {
        strength: scalar(4e-13),
        tau: law('arrhenius', { tau0: 1e-13, U: 75000 }),
        spectrum: spectrum('gumbel', { B: 0.6 }),
      }),
      element('second', 'hierarchical', {
        ...scalars({ A_an: 3e-12, A_vp: 1e-14, chi_g: 0.55, a2: 0.5, t0: 1e-7 }),
        elementary: refersTo('fast'),
      }),
    ]);
    const result = run(runTension, material, {
      conditions: { T: 430, strain_rate: 1e-3 },
      points: { strain: reference.x.values },
    });
    for (const series of ['stress', 'strain.alpha.an', 'strain.second.an', 'strain.second.vp']) {
      const values = numbersOf(result, series);
      expectSeries(reference, series, (_, i) => values[i]);
    }
  });

  test('a sine on the linear model is the superposition of its creep', () => {
    const reference = referenceCase('time-scipy.json', 'linear_sine');
    const result = run(runCyclic, flagship({ a2: 0, sigma1: Infinity }), {
      conditions: { T: 430, stress: 100e6, frequency: 0.1, cycles: 2 },
      words: { waveform: 'sine' },
      points: { time: reference.x.values },
    });
    const strain = numbersOf(result, 'strain');
    expectSeries(reference, 'strain', (_, i) => strain[i]);
  });

  test('a strain triangle on the full model, and the energy of its loops', () => {
    const reference = referenceCase('time-scipy.json', 'nonlinear_triangle');
    const result = run(runCyclic, flagship(), {
      conditions: { T: 430, strain: 0.01, frequency: 0.01, cycles: 2, ratio: -1 },
      words: { waveform: 'triangle' },
      points: { time: reference.x.values },
    });
    expect(result.issues).toEqual([]);
    const stress = numbersOf(result, 'stress');
    expectSeries(reference, 'stress', (_, i) => stress[i]);
    numbersOf(result, 'dissipated_energy', 1).forEach((energy, k) => {
      expectClose(energy, reference.scalars?.[`energy_${k + 1}`]?.value ?? Number.NaN, 1e-6);
    });
  });

  test('heating through the glass transition under a stress', () => {
    const reference = referenceCase('time-scipy.json', 'heating');
    const result = run(runProgram, flagship(), {
      conditions: { T: 420 },
      steps: [
        { action: 'load', to: 20e6 },
        { action: 'heat', to: 480, rate: 0.5 },
      ],
      points: { time: reference.x.values },
    });
    expect(result.issues).toEqual([]);
    const strain = numbersOf(result, 'strain');
    expectSeries(reference, 'strain', (_, i) => strain[i]);
  });
});
