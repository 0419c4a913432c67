import { promises, type Case } from './judge.ts';

const glass = `alloy X { composition = La 60, Ni 15, Al 25; T_g = 453 K; T_x = 505 K; nu = 0.35 }
model m of X {
  elastic { E = 33 GPa }
  relaxation beta : debye { strength = 1/30.6 GPa - 1/33 GPa; tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol) }
  relaxation alpha : hierarchical { elementary = beta; A_an = 1.5e-5 /MPa; A_vp = 1.5e-5 /MPa; chi_g = 0.4; a1 = 0.00231 /K; a2 = 1.8; t0 = 6e-7 s; sigma1 = 28 GPa }
}
`;

/** Tests in one file, each a promise of the table of protocols. */
const test = (name: string, protocol: string, fields: string): string =>
  `test ${name} of m : ${protocol} { ${fields} }\n`;
const moduli = ['storage_modulus', 'loss_modulus', 'tan_delta', 'loss_modulus.beta', 'loss_modulus.alpha'];
const strains = ['strain.elastic', 'strain.beta', 'strain.alpha.an', 'strain.alpha.vp'];

const series: readonly Case[] = [
  {
    promise: 'dma_temperature',
    text:
      glass +
      test(
        't',
        'dma_temperature',
        'T = [400, 430] K; frequency = [1, 2] Hz; heating_rate = 3 K/min; static_stress = [0, 10] MPa',
      ),
    series: { t: moduli },
    at: {
      t: [
        'frequency=1 heating_rate=0.05 static_stress=0',
        'frequency=1 heating_rate=0.05 static_stress=10000000',
        'frequency=2 heating_rate=0.05 static_stress=0',
        'frequency=2 heating_rate=0.05 static_stress=10000000',
      ],
    },
    gives: { 't[0].x': [400, 430] },
  },
  {
    promise: 'dma_frequency',
    text: glass + test('t', 'dma_frequency', 'T = [400, 430] K; frequency = [2, 1] Hz'),
    series: { t: moduli },
    at: { t: ['T=400', 'T=430'] },
    gives: { 't[0].x': [2, 1] },
  },
  {
    promise: 'relaxation_times',
    text: glass + test('t', 'relaxation_times', 'T = [400, 430] K'),
    series: { t: ['tau.beta', 'tau.alpha.max', 'tau.alpha.an', 'chi'] },
    gives: { 't[0].chi': [0.4, 0.4] },
  },
  {
    promise: 'stress_relaxation',
    text: glass + test('t', 'stress_relaxation', 'T = 430 K; strain = 0.1 %; time = [1, 10] s'),
    series: { t: ['stress', 'stress_ratio', 'relaxation_modulus'] },
    at: { t: ['T=430 strain=0.001'] },
    gives: { 't[0].x': [1, 10] },
  },
  {
    promise: 'creep: a hold is a condition, time = hold is the last moment under load',
    text:
      glass +
      test('t', 'creep', 'T = 430 K; stress = [25, 50] MPa; hold = 330 s; recovery = 100 s; time = [330, 400] s'),
    series: { t: ['strain', ...strains, 'creep_compliance'] },
    at: { t: ['T=430 stress=25000000 hold=330 recovery=100', 'T=430 stress=50000000 hold=330 recovery=100'] },
    gives: { 't[0].strain.elastic': [25e6 / 33e9, 0] },
  },
  {
    promise: 'tension: the first list written is the slowest',
    text: glass + test('t', 'tension', 'strain_rate = [1e-4, 3e-4] /s; T = [430, 440] K; strain = [1] %'),
    series: { t: ['stress', ...strains, 'chi'] },
    at: {
      t: [
        'strain_rate=0.0001 T=430',
        'strain_rate=0.0001 T=440',
        'strain_rate=0.0003 T=430',
        'strain_rate=0.0003 T=440',
      ],
    },
    gives: { 't[0].x': [0.01] },
  },
  {
    promise: 'points are those written, with any spacing',
    text: glass + test('t', 'tension', 'T = 430 K; strain_rate = 1e-4 /s; strain = 0 .. 6 % step 2 %'),
    gives: { 't[0].x': [0, 0.02, 0.04, 0.06] },
  },
  {
    promise: 'a range or a list in a let makes a family',
    text: `let Ts = [430, 440] K\n${glass}${test('t', 'tension', 'T = Ts; strain_rate = 1e-4 /s .. 3e-4 /s lin 2; strain = [1] %')}`,
    at: {
      t: [
        'T=430 strain_rate=0.0001',
        'T=430 strain_rate=0.0003',
        'T=440 strain_rate=0.0001',
        'T=440 strain_rate=0.0003',
      ],
    },
  },
  {
    promise: 'cyclic gives stress and strain over time, and the dissipated energy of each cycle',
    text:
      glass +
      test(
        't',
        'cyclic',
        'T = 430 K; waveform = triangle; stress = 50 MPa; frequency = 0.1 Hz; cycles = 2; time = [0, 5, 10] s',
      ),
    series: { t: ['stress', 'strain'] },
    gives: { 't[0].stress': [0, 50e6, 0], 't[1].x': [1, 2] },
  },
  {
    promise: 'a sine goes through −1 by default, and starts at zero',
    text:
      glass +
      test(
        't',
        'cyclic',
        'T = 430 K; waveform = sine; strain = 0.1 %; frequency = 0.1 Hz; cycles = 1; time = [2.5, 7.5] s',
      ),
    gives: { 't[0].strain': [1e-3, -1e-3] },
  },
];

const master: readonly Case[] = [
  {
    promise: 'master_curve: shifted series over reduced frequency, shift_factor over T',
    text: glass + test('t', 'master_curve', 'T = [450, 455] K; frequency = 0.01 Hz .. 100 Hz log 5; reference = 450 K'),
    series: { t: ['storage_modulus', 'loss_modulus', 'tan_delta'] },
    says: ['information 7 MG605'],
    gives: { 't[0].x': [0.01, 0.1, 1, 10, 100], 't[2].x': [450, 455] },
  },
];

const geometry: readonly Case[] = [
  {
    promise: 'compression is reported positive',
    text: `${glass}test a of m : tension { T = 430 K; strain_rate = 1e-4 /s; strain = [1] %\n  expect last(stress) > 0 Pa\n}\ntest b of m : compression { T = 430 K; strain_rate = 1e-4 /s; strain = [1] %\n  expect last(stress) > 0 Pa\n}`,
    holds: [true, true],
  },
  {
    promise: 'a program reports stress, strain and T over time',
    text: `${glass}test t of m : program {\n heat to 430 K at 10 K/min\n hold 10 min\n load to 25 MPa in 1 s\n hold 10 s\n unload\n strain to 0.5 % at 1e-4 /s\n}`,
    series: { t: ['stress', 'strain', 'T'] },
  },
  {
    promise: 'steps, fields and protocols that are not there are told',
    text: `${glass}test a of m : program {\n heat to 430 K\n loda to 25 MPa in 1 s\n}\ntest b of m : tensoin { T = 300 K }\ntest d of m : tension { T = 430 K; strain_rate = 1e-4 /s }`,
    says: ['error 8 MG426', 'error 9 MG425', 'error 11 MG406', 'error 12 MG404'],
  },
];

promises('series of protocols', series);
promises('master curves', master);
promises('geometry and programs', geometry);
