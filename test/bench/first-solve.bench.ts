// The first solve of every kind of relaxation with every kind of spectrum under every protocol: nothing is known yet, so
// that tables and spectra have to be built. Names the slowest, by the time of the processor.
import { check } from '../../server/src/model/check.ts';
import { solve } from '../../server/src/solver/solve.ts';
import { parse } from '../../server/src/syntax/parse.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import type { Row } from './harness.ts';

const noFiles = { readImport: () => ({ problem: 'there is none' }), readDataHeader: () => undefined };

const kinds = [
  'cole_cole { alpha = 0.1',
  'cole_cole { alpha = 0.95',
  'cole_davidson { gamma = 0.1',
  'cole_davidson { gamma = 0.95',
  'havriliak_negami { alpha = 0.95; gamma = 0.1',
  'havriliak_negami { alpha = 0.3; gamma = 3',
  'kww { beta = 0.1',
  'kww { beta = 0.5',
  'kww { beta = 0.99',
  'debye {',
];
const spectra = [
  '',
  'gumbel(0.1)',
  'gumbel(2)',
  'gaussian(0.05)',
  'gaussian(2)',
  'gaussian(10)',
  'gaussian(1 kJ/mol)',
  'gaussian(8 kJ/mol)',
];
const protocols = [
  'dma_temperature { T = 300 K .. 550 K lin 250; frequency = 1 Hz }',
  'dma_frequency { T = 430 K; frequency = 1e-8 Hz .. 1e8 Hz log 161 }',
  'master_curve { T = 400 K .. 460 K step 10 K; frequency = 1e-2 .. 1e2 Hz log 41; reference = 430 K }',
  'stress_relaxation { T = 430 K; strain = 0.1 %; ramp = 5 s; time = 1e-2 s .. 1e5 s log 200 }',
  'creep { T = 430 K; stress = 20 MPa; hold = 330 s; recovery = 600 s; ramp = 5 s }',
  'tension { T = 430 K; strain_rate = 3e-4 /s; strain = 2 % }',
  'cyclic { T = 430 K; waveform = sine; stress = 50 MPa; frequency = 0.1 Hz; cycles = 5 }',
  'program { heat to 420 K at 10 K/min; load to 25 MPa in 1 s; hold 330 s; unload; hold 600 s; heat to 450 K at 20 K/min }',
  'prony_series { T = 430 K; time = 1e-6 s .. 1e8 s log 91; tolerance = 1 % }',
];

/** @param count makes the shape hardly different each time, so that no table of another solve fits */
function problemOf(kind: string, spectrum: string, protocol: string, count: number): Problem {
  const own = kind.replace(/= ([\d.]+)/, (_, value: string) => `= ${Number(value) * (1 + 1e-7 * count)}`);
  const spread = spectrum.replace(/\(([\d.]+)/, (_, value: string) => `(${Number(value) * (1 - 1e-7 * count)}`);
  const fields = `strength = 15 GPa; tau = arrhenius(1e-14 s, 125 kJ/mol)${spread && `; spectrum = ${spread}`}`;
  const text = `alloy A { composition = La 60, Ni 15, Al 25; T_g = 453 K; T_x = 505 K; nu = 0.36 }
model m of A {
  elastic { E = 33 GPa }
  relaxation x : ${own}; ${fields} }
}
test t of m : ${protocol}`;
  return check(parse(text.replace('{; strength', '{ strength')), 'file:///first.mgmodel', noFiles).problem;
}

export function run(): Promise<readonly Row[]> {
  const solved: { readonly name: string; readonly ms: number }[] = [];
  for (const kind of kinds)
    for (const spectrum of spectra)
      for (const protocol of protocols) {
        const problem = problemOf(kind, spectrum, protocol, solved.length + 1);
        const started = process.cpuUsage();
        solve(problem);
        solved.push({
          name: `${protocol.split(' ')[0] ?? ''} of ${kind} } ${spectrum}`,
          ms: process.cpuUsage(started).user / 1000,
        });
      }
  solved.sort((a, b) => b.ms - a.ms);
  for (const { name, ms } of solved.slice(0, 10)) console.log(`  ${ms.toFixed(0).padStart(6)} ms  ${name}`);
  const times = solved.map(({ ms }) => ms);
  return Promise.resolve([
    { name: `first solves: median of ${times.length}`, times },
    { name: 'first solves: the slowest', times: times.slice(0, 1), goal: { ms: 500, of: 'median' } },
  ]);
}
