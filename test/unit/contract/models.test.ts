import { alloy, model, promises, value, type Case } from './judge.ts';

const relaxation = (kind: string, fields: string, name = 'n'): string =>
  `model ${name} of X { elastic { E = 90 GPa }; relaxation b : ${kind} { ${fields} } }\n`;

const times = (models: string, name = 't'): string => `test ${name} of ${models} : relaxation_times { T = 500 K }\n`;

const arrhenius = 1e-13 * Math.exp(1.602176634e-19 / (1.380649e-23 * 500));
const tilted = (gas: number): number => 1e-13 * Math.exp(1e5 / (gas * 500));

const laws: readonly Case[] = [
  {
    promise: '`tau` takes a law with named or positional arguments, or an expression in T',
    text:
      alloy +
      relaxation('debye', 'strength = 1 /TPa; tau = arrhenius(tau0: 1e-13 s, U: 1 eV)', 'n1') +
      relaxation('debye', 'strength = 1 /TPa; tau = arrhenius(1e-13 s, 1 eV)', 'n2') +
      relaxation('debye', 'strength = 1 /TPa; tau = 1e-13 s * exp(1 eV/(k_B T))', 'n3') +
      times('n1, n2, n3'),
    gives: { 't[0].tau.b': [arrhenius], 't[1].tau.b': [arrhenius], 't[2].tau.b': [arrhenius] },
  },
  {
    promise: '`tau` takes a fn of temperature and stress, by name or called',
    text:
      `fn own(T: temperature) = 1e-13 s * exp(1 eV/(k_B T))\nfn both(T: temperature, sigma: stress) = 1e-13 s * exp((1 eV - sigma * 1 nm^3)/(k_B T))\nfn more(T: temperature, U: energy) = 1e-13 s * exp(U/(k_B T))\n${alloy}` +
      ['own', 'own(T)', 'both', 'both(T, stress)', 'more(T, 1 eV)']
        .map((tau, i) => relaxation('debye', `strength = 1 /TPa; tau = ${tau}`, `n${i}`))
        .join('') +
      times('n0, n1, n2, n3, n4'),
    gives: Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`t[${i}].tau.b`, [arrhenius]])),
  },
  {
    promise: 'a fn of something else is no law',
    text: `fn own(x: number) = x * 1 s\n${alloy}${relaxation('debye', 'strength = 1 /TPa; tau = own')}`,
    says: ['error 3 MG435'],
  },
  {
    promise: 'an energy per mole is divided by R T',
    text: alloy + relaxation('debye', 'strength = 1 /TPa; tau = arrhenius(1e-13 s, 100 kJ/mol)') + times('n'),
    gives: { 't[0].tau.b': [tilted(6.02214076e23 * 1.380649e-23)] },
  },
  {
    promise: 'laws are functions with `T:` elsewhere; without it, an error',
    text: 'curve c { over T = [500] K\n a = arrhenius(tau0: 1e-13 s, U: 1 eV, T: T)\n b = vft(1e-13 s, 4500 K, 300 K, T)\n d = fragile(T_g: 500 K, m: 50, T: T)\n f = arrhenius(tau0: 1e-13 s, U: 1 eV)\n}',
    says: ['error 5 MG214'],
    gives: { 'c.a': [arrhenius], 'c.b': [1e-13 * Math.exp(4500 / 200)], 'c.d': [100] },
  },
  {
    promise: 'at T ≤ T0 a VFT term is frozen, with a warning',
    text:
      alloy +
      relaxation('debye', 'strength = 1 /TPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 440 K)') +
      'test t of n : relaxation_times { T = [400, 500] K }',
    says: ['warning 3 MG505'],
    gives: { 't[0].tau.b': [null, 1e-13 * Math.exp(4500 / 60)] },
  },
  {
    promise: 'a spectrum is one of the known kinds, its width a number or an energy',
    text:
      alloy +
      [
        'gumbel(B: 0.4)',
        'gaussian(2)',
        'gaussian(width: 0.1 eV)',
        'gaussian(width: 10 kJ/mol)',
        'gaussian(width: 10 K)',
        'gauss(1)',
        'gumbel',
      ]
        .map((spectrum, i) =>
          relaxation('debye', `strength = 1 /TPa; tau = arrhenius(1e-13 s, 1 eV); spectrum = ${spectrum}`, `n${i}`),
        )
        .join(''),
    says: ['error 6 MG302', 'error 7 MG201', 'error 8 MG202'],
  },
  {
    promise: 'arguments are named with `:`',
    text: 'let a = arrhenius(tau0 = 1 s, U = 1 eV)',
    says: ['error 1 MG110'],
    words: ['`:`'],
  },
];

const variants: readonly Case[] = [
  {
    promise: 'overrides reach nested arguments; inherited expressions are evaluated in the variant',
    text: `${alloy}model a of X { elastic { E = 90 GPa }; relaxation b : debye { strength = 1 /TPa; tau = arrhenius(tau0: 1e-13 s, U: 1 eV) }; relaxation c : debye { strength = 1 /TPa; tau = elastic.E/(1 GPa) * 1 s } }\nmodel a2 of X extends a { b.tau.U = 0.9 eV }\nmodel a3 of X extends a2 { elastic.E = 10 GPa }\n${times('a, a2, a3')}`,
    gives: {
      't[0].tau.b': [arrhenius],
      't[1].tau.b': [1e-13 * Math.exp((0.9 * 1.602176634e-19) / (1.380649e-23 * 500))],
      't[0].tau.c': [90],
      't[2].tau.c': [10],
    },
  },
  {
    promise: 'declaring an element again replaces it',
    text: `${model}model a of X extends m { relaxation beta : debye { strength = 1 /TPa; tau = 7 s } }\nmodel a2 of X extends a { beta.tau = 8 s }\n${times('a, a2')}`,
    gives: { 't[0].tau.beta': [7], 't[1].tau.beta': [8] },
  },
  {
    promise: 'an override of nothing is told',
    text: `${model}model a of X extends m { betta.tau.U = 90 kJ/mol }\nmodel a2 of X extends m { beta.tau.V = 90 kJ/mol }\nmodel a3 of X extends m { beta.tau.U = 90 K }`,
    says: ['error 3 MG415', 'error 4 MG416', 'error 5 MG302'],
  },
];

const forms: readonly Case[] = [
  {
    promise: 'one modulus, E or G',
    text: `${alloy}model a of X { elastic { E = 90 GPa; G = 30 GPa } }`,
    says: ['error 2 MG413'],
  },
  {
    promise: 'the other geometry needs nu',
    text: `${model}test t of m : shear { T = 650 K; strain_rate = 1e-4 /s; strain = [1] % }`,
    says: ['error 3 MG428'],
    words: ['nu'],
  },
  {
    promise: 'nu turns E into G: 2(1+ν) J',
    text: `${alloy}model a of X { nu = 0.25; elastic { E = 90 GPa }; relaxation b : debye { strength = 1e-20 /Pa; tau = 1e20 s } }\ntest t of a : shear { T = 650 K; strain_rate = 1e-4 /s; strain = [1] % }`,
    gives: { 't[0].stress': [0.01 * 36e9] },
  },
  {
    promise: 'the nu of a whole-model kind turns E into G too, where it is Poisson’s ratio',
    text: `${alloy}model a of X : three_parameter { E1 = 30 GPa; E2 = 60 GPa; eta = 1e20 Pa s; nu = 0.25 }\nmodel b of X : energy_landscape { mu = 38 GPa; Omega = 0.5 nm^3; nu = 1e13 Hz; E_FU = 1.2 eV; beta = 0.1 }\ntest t of a : shear { T = 650 K; strain_rate = 1e-4 /s; strain = [1] % }\ntest u of b : tension { T = 650 K; strain_rate = 1e-4 /s; strain = [1] % }`,
    says: ['error 5 MG428'],
  },
  {
    promise: 'the modulus in shear of a three-parameter model with its nu',
    text: `${alloy}model a of X : three_parameter { E1 = 30 GPa; E2 = 60 GPa; eta = 1e30 Pa s; nu = 0.25 }\ntest t of a : shear { T = 650 K; strain_rate = 1e-4 /s; strain = [1] % }`,
    gives: { 't[0].stress': [0.01 * 36e9] },
  },
  {
    promise: 'the dimension of `strength` chooses the form; mixing is an error',
    text: `${alloy}model a of X { elastic { E = 90 GPa }; relaxation b : debye { strength = 1 /TPa; tau = 1 s }; relaxation c : kww { strength = 1 GPa; tau = 1 s; beta = 0.5 } }`,
    says: ['error 2 MG414'],
  },
  {
    promise: 'exponents have their ranges',
    text:
      alloy +
      relaxation('kww', 'strength = 1 GPa; tau = 1 s; beta = 1.5', 'a') +
      relaxation('cole_cole', 'strength = 1 GPa; tau = 1 s; alpha = 0', 'b') +
      relaxation('havriliak_negami', 'strength = 1 GPa; tau = 1 s; alpha = 0.9; gamma = 1.2', 'd'),
    says: ['error 2 MG501', 'error 3 MG501', 'error 4 MG509'],
  },
  {
    promise: 'prony has as many times as strengths',
    text: alloy + relaxation('prony', 'tau = [1, 10, 100] s; strength = [1, 2] GPa'),
    says: ['error 2 MG437'],
  },
  {
    promise: 'prony relaxes as its sum',
    text: `${alloy}${relaxation('prony', 'tau = [1, 10] s; strength = [20, 30] GPa')}test t of n : stress_relaxation { T = 650 K; strain = 0.1 %; time = [2] s }`,
    gives: { 't[0].stress': [1e-3 * (40e9 + 20e9 * Math.exp(-2) + 30e9 * Math.exp(-0.2))] },
  },
  {
    promise: 'whole-model kinds take their fields',
    text: `${alloy}model a of X : three_parameter { E1 = 80 GPa; E2 = 20 GPa; eta = 1 TPa s }\nmodel b of X : flow_units { E1 = 80 GPa; E2 = 20 GPa; sigma_s = 1 GPa; c0 = 0.1; c_inf = 0.3; c_i = 0.1; k = 0.1 /s }\nmodel d of X : three_params { E1 = 80 GPa }\nmodel f of X : three_parameter { E1 = 80 GPa; E3 = 20 GPa; eta = 1 TPa s }`,
    says: ['error 3 MG510', 'error 4 MG406', 'error 5 MG403'],
  },
  {
    promise: 'a custom flow has states, their rates in their dimension per time, and a strain rate',
    text:
      alloy +
      [
        'state x = 0.05; rate x = 1 /s * (0.1 - x); strain_rate = x * stress/(1e15 Pa s)',
        'state x = 0.05; strain_rate = x * stress/(1e15 Pa s)',
        'state x = 1 K; rate x = 1 /s; strain_rate = 1e-5 /s',
        'state s = 1; rate s = 1 /s; strain_rate = 1e-5 /s',
        'strain_rate = 1e-5 /s * (T/(1 K) + strain + time/(1 s))',
      ]
        .map((fields, i) => `model n${i} of X { elastic { E = 90 GPa }; flow f : custom { ${fields} } }\n`)
        .join(''),
    says: ['error 3 MG430', 'error 4 MG302', 'error 5 MG223'],
  },
  {
    promise: 'alloy fields are visible in its models, before those of the file; T everywhere in a model',
    text: `alloy X { composition = Zr 50, Cu 50; T_g = 700 K; density = 7 g/cm^3; stiff = 90 GPa }\nlet T_g = 300 K\nmodel n of X { elastic { E = stiff - 1 MPa/K * T }; relaxation b : debye { strength = 1 /TPa; tau = 1 s * T_g/(700 K) } }\n${value('n.b.tau')}${value('X.density', 'd')}`,
    gives: { 'c.y': [1], 'd.y': [7000] },
  },
];

promises('laws', laws);
promises('variants', variants);
promises('forms and elements', forms);
