/** Values of `shared/examples/language-tour.expect.json` (computed by another program), carried over. */
import { expect, test } from 'vitest';
import { evaluateFormula } from '../../../server/src/formula/compile.ts';
import { checkText } from './harness.ts';

const prelude = `
param U = 1.2 eV
let U_molar = U * N_A
param τ_0 = 10 fs
let T_room = 20 degC
fn tau(T: temperature) = τ_0 * exp(U/(k_B T))
fn barrier(G: stress, Ω: volume) = (8/pi^2) * G * 0.027^2 * 3 * Ω
`;

const atTemperatures: readonly (readonly [number, number])[] = [
  [300, 1442489.7682673656],
  [350, 1902.1269225339981],
  [400, 13.162383976673848],
  [450, 0.27504800182701966],
  [500, 0.012458554168504828],
];

test.each(atTemperatures)('an Arrhenius time at %d K, per event and per mole', (T, value) => {
  for (const law of ['tau(T)', 'τ_0 * exp(U_molar/(R T))', 'arrhenius(tau0: τ_0, U: U, T: T)']) {
    const { checked, diagnostics } = checkText(`${prelude}let y = ${law}`);
    expect(diagnostics).toEqual([]);
    expect(checked.formula).toBeDefined();
    if (!checked.formula) continue;
    const values = { T, ...Object.fromEntries(checked.parameters ?? []) };
    expect(Math.abs(evaluateFormula(checked.formula, values) / value - 1)).toBeLessThan(1e-11);
  }
});

const single: readonly (readonly [string, number])[] = [
  ['35 GPa * exp(-20 * 3 %)', 19208407263.290924],
  ['35 GPa - 35 GPa * exp(-20 * 1 %)', 6344423642.2706375],
  ['barrier(10 GPa, 3 nm^3)', 5.318146287019025e-20],
  ['barrier(G: 30 GPa, Ω: 3 nm^3)/(1 eV)', 0.9957977492921718],
  ['1 eV/((8/pi^2) * 0.027^2 * 3 * 100 GPa)', 9.037979857252478e-28],
  ['if 1 h < 1 min then 1 else 1 h/(1 min)', 60],
  ['sqrt(4 nm^2) * (60 s/(1 h))^0.5', 2.581988897471611e-10],
  ['3 K/min * 60 s + T_room', 296.15],
  ['(1e12 Pa s)/(3600 s * 1 GPa)', 0.2777777777777778],
];

test.each(single)('%s', (expression, value) => {
  const { checked, diagnostics } = checkText(`${prelude}let y = ${expression}`);
  expect(diagnostics).toEqual([]);
  expect(Math.abs((checked.value ?? NaN) / value - 1)).toBeLessThan(1e-12);
});
