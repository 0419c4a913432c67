/**
 * Output grids never change the values: a point is worth the same whatever other points a test names. A Prony series and
 * a master curve are fits: what holds of them is in fits.test.ts.
 */
import fc from '../support/properties.ts';
import { describe, expect, test } from 'vitest';
import { solve } from '../../server/src/solver/solve.ts';
import type { Curve } from '../../server/src/solver/result.ts';
import { checkText, errorsOf } from '../unit/model/check-text.ts';

const models = `mgmodel 1
alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K; nu = 0.36 }
model hierarchical of A {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/30.6 GPa - 1/33 GPa; tau = arrhenius(1.86e-13 s, 83.12 kJ/mol); spectrum = gumbel(0.35) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; a1 = 0.00231 /K; a2 = 1.8; t0 = 6e-7 s; sigma1 = 28 GPa }
}
model stretched of A {
  elastic { E = 33 GPa }
  relaxation a : kww { strength = 20 GPa; tau = arrhenius(1e-13 s, 120 kJ/mol); beta = 0.5 }
  relaxation b : havriliak_negami { strength = 4 GPa; tau = arrhenius(1e-13 s, 80 kJ/mol); alpha = 0.6; gamma = 0.5 }
}
model flowing of A {
  elastic { G = 12 GPa }
  flow f : argon { gamma0 = 1e12 /s; Q = 120 kJ/mol; V = 0.2 nm^3 }
  relaxation b : debye { strength = 1/40 GPa; tau = arrhenius(1e-13 s, 80 kJ/mol); spectrum = gaussian(2) }
}`;

interface Protocol {
  readonly name: string;
  /** What it is written with, besides its points. */
  readonly fields: string;
  readonly axis: string;
  readonly unit: string;
  /** Points are 10^x where the range is one of logarithms. */
  readonly from: number;
  readonly to: number;
  readonly isLog?: boolean;
  readonly models?: readonly string[];
}

const all = ['hierarchical', 'stretched', 'flowing'];
const protocols: readonly Protocol[] = [
  { name: 'dma_temperature', fields: 'frequency = 1 Hz', axis: 'T', unit: 'K', from: 300, to: 500 },
  { name: 'dma_frequency', fields: 'T = 430 K', axis: 'frequency', unit: 'Hz', from: -6, to: 6, isLog: true },
  { name: 'relaxation_times', fields: '', axis: 'T', unit: 'K', from: 300, to: 500 },
  { name: 'angell_plot', fields: '', axis: 'T', unit: 'K', from: 400, to: 500, models: ['hierarchical', 'stretched'] },
  {
    name: 'stress_relaxation',
    fields: 'T = 430 K; strain = 0.5 %',
    axis: 'time',
    unit: 's',
    from: -4,
    to: 4,
    isLog: true,
  },
  {
    name: 'creep',
    fields: 'T = 430 K; stress = 40 MPa; hold = 1000 s; recovery = 9000 s; ramp = 1 s',
    axis: 'time',
    unit: 's',
    from: -3,
    to: 4,
    isLog: true,
  },
  ...(['tension', 'compression', 'shear'] as const).map((name) => ({
    name,
    fields: 'T = 430 K; strain_rate = 1e-3 /s',
    axis: 'strain',
    unit: '%',
    from: 0.001,
    to: 3,
  })),
  {
    name: 'cyclic',
    fields: 'T = 430 K; waveform = triangle; strain = 0.3 %; frequency = 0.1 Hz; cycles = 2',
    axis: 'time',
    unit: 's',
    from: 0,
    to: 20,
  },
  {
    name: 'program',
    fields: 'heat to 430 K at 1 K/s\n load to 25 MPa in 1 s\n hold 60 s\n heat by 20 K at 0.5 K/s\n unload\n hold 60 s',
    axis: 'time',
    unit: 's',
    from: 0,
    to: 250,
  },
];

/** The first curve of a test at these points, which are written in its unit. */
function curveOf({ name, fields, axis, unit }: Protocol, model: string, points: readonly number[]): Curve {
  const checked = checkText(
    `${models}\ntest t of ${model} : ${name} {\n ${axis} = [${points.join(', ')}] ${unit}\n ${fields}\n}`,
  );
  expect(errorsOf(checked)).toEqual([]);
  const [curve] = solve(checked.problem).tests.flatMap(({ curves }) => curves);
  if (!curve) throw new Error('no curve');
  return curve;
}

const cases = protocols.flatMap((protocol) =>
  (protocol.models ?? all).map((model) => [protocol.name, model, protocol] as const),
);

describe('values do not depend on the other points', () => {
  test.each(cases)('%s of %s', (_, model, protocol) => {
    const { from, to, isLog } = protocol;
    const point = fc
      .double({ min: from, max: to, noNaN: true })
      .map((x) => Number((isLog ? 10 ** x : x).toPrecision(12)));
    // The ends are named every time: the states of a scan count from its lowest temperature.
    const ends = [from, to].map((x) => (isLog ? 10 ** x : x));
    const grid = fc.uniqueArray(point, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(point, grid, grid, (common, some, others) => {
        const [one, other] = [some, others].map((more) =>
          curveOf(
            protocol,
            model,
            [...new Set([...ends, ...more, common])].sort((a, b) => a - b),
          ),
        );
        const places = [some, others].map((more) =>
          [...new Set([...ends, ...more, common])].sort((a, b) => a - b).indexOf(common),
        );
        for (const [series, { values, accuracy }] of Object.entries(one?.series ?? {})) {
          const value = values[places[0] ?? -1] ?? Number.NaN;
          const again = other?.series[series]?.values[places[1] ?? -1] ?? Number.NaN;
          const allowed = accuracy.atol + Math.max(accuracy.estimate ?? 0, 1e-12) * Math.abs(value);
          expect(Object.is(value, again) || Math.abs(value - again) <= allowed, `${series} at ${common}`).toBe(true);
        }
      }),
      { numRuns: ['cyclic', 'program'].includes(protocol.name) ? 2 : 6 },
    );
  });
});
