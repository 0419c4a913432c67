import { describe, expect, test } from 'vitest';
import { evaluateFormula, compileFormula } from '../../server/src/formula/compile.ts';
import { number, variable } from '../../server/src/formula/formula.ts';
import { avogadroConstant, gasConstant } from '../../server/src/physics/constants.ts';
import { laws } from '../../server/src/physics/registry.ts';
import { expectClose, expectSeries, input, referenceCase } from './reference-cases.ts';

/** τ of a law at T (K), energies in J/mol. */
function time(law: string, values: Readonly<Record<string, number>>, T: number): number {
  const descriptor = laws.get(law);
  if (!descriptor) throw new Error(`no law ${law}`);
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, number(value)]));
  return evaluateFormula(descriptor.formula(fields, number(T)));
}

describe('vft against mpmath (Qiao 2019 eq. 2-1)', () => {
  const reference = referenceCase('linear.json', 'S2_vft');
  const values = { tau0: input(reference, 'tau0'), B: input(reference, 'B'), T0: input(reference, 'T0') };

  test('times', () => {
    expectSeries(reference, 'tau', (T) => time('vft', values, T));
    expectSeries(reference, 'log10_tau', (T) => Math.log10(time('vft', values, T)));
  });

  test('fragility and apparent activation energy are the exact derivative', () => {
    const descriptor = laws.get('vft');
    const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, number(value)]));
    const formula = descriptor?.formula(fields, variable('T')) ?? number(Number.NaN);
    const compiled = compileFormula(formula, ['T'], ['T']);
    const gradient = new Float64Array(1);
    const energy = (T: number): number => {
      const tau = compiled.differentiate(Float64Array.of(T), gradient);
      return (-gasConstant * T * T * (gradient[0] ?? 0)) / tau;
    };
    expectSeries(reference, 'Ea_apparent', energy);
    const Tg = input(reference, 'Tg');
    expectClose(energy(Tg), reference.scalars?.['E_alpha_Tg']?.value ?? Number.NaN, 1e-9);
    expectClose(
      energy(Tg) / (gasConstant * Tg * Math.LN10),
      reference.scalars?.['fragility']?.value ?? Number.NaN,
      1e-9,
    );
  });

  test.each([420, 419.9, 1])('is frozen at T0 and below: %f K', (T) => {
    expect(time('vft', values, T)).toBe(Infinity);
  });
});

describe('fragile', () => {
  test.each([
    [453, 45, 1e-14],
    [650, 90, 1e-14],
    [700, 20, 1e-16],
  ])('T_g = %f K, m = %f: 100 s at T_g with that slope of the Angell plot', (T_g, m, tau0) => {
    const values = { T_g, m, tau0 };
    expectClose(time('fragile', values, T_g), 100, 1e-12);
    const step = 1e-4;
    const slope =
      (Math.log10(time('fragile', values, T_g / (1 + step))) - Math.log10(time('fragile', values, T_g / (1 - step)))) /
      (2 * step);
    expectClose(slope, m, 1e-6);
    // Towards infinite temperature (T_g/T = 0 of the Angell plot) log τ tends to log τ0.
    expectClose(Math.log10(time('fragile', values, 1e12)), Math.log10(tau0), 1e-9);
  });

  test('a strong liquid of the least fragility is Arrhenius', () => {
    const m = Math.log10(100 / 1e-14);
    const arrhenius = (T: number) => 1e-14 * Math.exp((Math.log(1e16) * 600) / T);
    for (const T of [300, 600, 1200])
      expectClose(time('fragile', { T_g: 600, m, tau0: 1e-14 }, T), arrhenius(T), 1e-11);
  });

  test('is frozen below its divergence', () => {
    expect(time('fragile', { T_g: 600, m: 60, tau0: 1e-14 }, 300)).toBe(Infinity);
  });
});

describe('double well against mpmath (Qiao 2019 eq. 2-9)', () => {
  const reference = referenceCase('linear.json', 'S8_adwp');

  test('time', () => {
    const values = {
      tau0: input(reference, 'tau0'),
      U: input(reference, 'U') * avogadroConstant,
      Delta: input(reference, 'Delta') * avogadroConstant,
    };
    expectSeries(reference, 'tau_beta', (T) => time('double_well', values, T));
  });

  test('does not overflow where the wells differ by many kT', () => {
    // Δ/2RT = 3000: the hyperbolic cosine of the printed form is beyond the range of numbers.
    const T = 10;
    const Delta = 6000 * gasConstant * T;
    expectClose(time('double_well', { tau0: 1e-13, U: 100 * gasConstant * T, Delta }, T), 2e-13 * Math.exp(100), 1e-12);
  });

  test('equal wells are Arrhenius', () => {
    const T = 350;
    expectClose(
      time('double_well', { tau0: 1e-13, U: 60e3, Delta: 0 }, T),
      time('arrhenius', { tau0: 1e-13, U: 60e3 }, T),
      1e-15,
    );
  });
});

test('an energy of 1 eV per event is 96.485 kJ/mol', () => {
  // R T against k_B T: the same factor either way.
  expectClose(1.602176634e-19 * avogadroConstant, 96485.33212331, 1e-12);
});
