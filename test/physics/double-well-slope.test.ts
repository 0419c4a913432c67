/** The slope of ln τ over −ln G″ of the double well in the sample, against its definition (Qiao 2019, eq. 2-10). */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { load } from '../../server/src/cli/load.ts';
import { solve } from '../../server/src/solver/solve.ts';

const file = load(fileURLToPath(new URL('../../samples/double-well.mgmodel', import.meta.url)));
if ('problem' in file) throw new Error(file.problem);
const { curves } = solve(file.checked.problem);

/** Values of a series of a curve of the sample. */
function values(curve: string, series: string): readonly (number | null)[] {
  return curves.find(({ name }) => name === curve)?.series[series]?.values ?? [];
}

test('exact: ln(τ/τ0) over −ln(G″/G0″), both as the model has them', () => {
  const [tau, loss, exact] = [
    values('peak_height', 'tau'),
    values('peak_height', 'G_loss_max'),
    values('slope', 'exact'),
  ];
  expect(exact).toHaveLength(61);
  exact.forEach((slope, i) => {
    const ratio = Math.log((tau[i] ?? Number.NaN) / 2e-13) / -Math.log((loss[i] ?? Number.NaN) / 1.3e9);
    expect(slope).toBeCloseTo(ratio, 9);
  });
});

test('for a large asymmetry: 13 % off at Δ = 0.11 eV and 500 K', () => {
  const [exact, asymptotic] = [values('slope', 'exact').at(-1), values('slope', 'asymptotic').at(-1)];
  expect((asymptotic ?? 0) / (exact ?? 0)).toBeCloseTo(1.134, 3);
});
