import { model, promises, value, type Case } from './judge.ts';

/** Expressions and their values in SI. */
const products: Readonly<Record<string, number>> = {
  '3 K/min': 0.05,
  '33GPa': 33e9,
  '83.12 kJ/mol': 83120,
  '1.5e-5 /MPa': 1.5e-11,
  '1/30.6 GPa': 1 / 30.6e9,
  '8.314 J/(mol K)': 8.314,
  '1e12 Pa s': 1e12,
  '2e-29 m^3': 2e-29,
  '(30 + 3) GPa': 33e9,
  '3 GPa^-1': 3e-9,
  '2 nm^3': 2e-27,
  '10 kJ mol^-1': 1e4,
  'k_B room': 1.380649e-23 * 300,
  '2 room': 600,
  '1 eV/(k_B room)': 1.602176634e-19 / (1.380649e-23 * 300),
  '2 exp(0)': 2,
  '-2^2': -4,
  '2^3^2': 512,
  '4^(1/2)': 2,
  '4^0.5': 2,
  '2^-1': 0.5,
  '.5': 0.5,
  '1_000': 1000,
  '1e-13': 1e-13,
  '5 %': 0.05,
  '5 ppm': 5e-6,
  '5 at%': 0.05,
  'if 1 < 2 and not 3 < 2 then 1 else 0': 1,
  'if 1 != 1 or 2 == 2 then 1 else 0': 1,
  'R/(k_B N_A)': 1,
  'ln(e)': 1,
  'log10(100)': 2,
  'sin(90 deg)': 1,
  'gamma(5)': 24,
  'abs(-2 K)': 2,
  'max(1 GPa, 2 GPa, 3 GPa)': 3e9,
  'sqrt(4 m^2)': 2,
  '83.1 ± 0.6 kJ/mol': 83100,
  '83.1 kJ/mol ± 0.6': 83100,
  '(83.1 ± 0.6) kJ/mol': 83100,
  '1 + 2 ± 0.1': 3,
  '-196 degC': 77.15,
  '20 °C + 5 K': 298.15,
  '20 degC - 10 degC': 10,
  '5 K + 20 degC': 298.15,
};

const all = Object.entries(products);
promises('values', [
  {
    promise: 'expressions mean what the contract says',
    text: `let room = 300 K\n${all.map(([text], i) => value(text, `c${i}`)).join('')}`,
    gives: Object.fromEntries(all.map(([, number], i) => [`c${i}.y`, [number]])),
  },
]);

/** Unit, its prefixes, its size in SI (grams as kilograms). */
const units: readonly (readonly [string, string, number])[] = [
  ['s', 'f p n µ u m', 1],
  ['min', '', 60],
  ['h', '', 3600],
  ['day', '', 86400],
  ['m', 'f p n µ u m c k', 1],
  ['Å', '', 1e-10],
  ['g', 'n µ u m k', 1e-3],
  ['K', 'm', 1],
  ['Pa', 'k M G T', 1],
  ['bar', '', 1e5],
  ['atm', '', 101325],
  ['J', 'µ u m k M', 1],
  ['eV', 'm k M', 1.602176634e-19],
  ['cal', 'k', 4.184],
  ['N', 'µ u m k', 1],
  ['W', 'µ u m k M', 1],
  ['mol', 'µ u m', 1],
  ['Hz', 'm k M G T', 1],
  ['rad', '', 1],
  ['deg', '', Math.PI / 180],
];
const prefixSize: Readonly<Record<string, number>> = {
  f: 1e-15,
  p: 1e-12,
  n: 1e-9,
  µ: 1e-6,
  u: 1e-6,
  m: 1e-3,
  c: 1e-2,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
};
const written = units.flatMap(([unit, prefixes, size]) => [
  { text: unit, size },
  ...prefixes
    .split(' ')
    .filter((prefix) => prefix !== '')
    .map((prefix) => ({ text: `${prefix}${unit}`, size: size * (prefixSize[prefix] ?? Number.NaN) })),
]);
const known = new Set(written.map(({ text }) => text));
const strangers = [
  ...units.flatMap(([unit]) => [...Object.keys(prefixSize), 'd', 'E', 'a'].map((prefix) => `${prefix}${unit}`)),
  ...['sec', 'S', 'psi', 'Torr', 'C', 'F', 'V', 'A', 'cm3', 'hr', 'd', 'L', 'P', 'Poise', 'rpm', 'mdegC'],
].filter((name) => !known.has(name));

promises('units', [
  {
    promise: 'each unit with each of its prefixes has its size',
    text: written.map(({ text }, i) => value(`2 ${text}`, `c${i}`)).join(''),
    gives: Object.fromEntries(written.map(({ size }, i) => [`c${i}.y`, [2 * size]])),
  },
  {
    promise: 'nothing else is a unit',
    text: strangers.map((name, i) => `let v${i} = 2 ${name}`).join('\n'),
    says: strangers.map((_, i) => `error ${i + 1} MG301`),
  },
]);

const mistakes: readonly Case[] = [
  {
    promise: '`2 (x)` and `)(` offer `*`',
    text: 'let a = 2 (3)\nlet b = (2)(3)',
    says: ['error 1 MG114', 'error 2 MG114'],
    words: ['`*`'],
  },
  { promise: '`1/2 x` gets a hint', text: 'let x = 3 K\nlet y = 1/2 x', says: ['hint 2 MG213'], words: ['1/(2 x)'] },
  {
    promise: '`1 < x < 2` offers `and`',
    text: 'let a = if 1 < 2 < 3 then 1 else 2',
    says: ['error 1 MG113'],
    words: ['and'],
  },
  {
    promise: 'a base with a dimension needs a constant exponent',
    text: 'param n = 2 in 1 .. 3\nlet b = (2 m)^n\nlet c = 2^n',
    says: ['error 2 MG307'],
  },
  {
    promise: 'lists take a unit and no other arithmetic',
    text: 'let l = [25, 50] MPa\nlet k = [1 s, 5.5 min]\nlet a = 2 * [1, 2] MPa',
    says: ['error 3 MG209'],
  },
  { promise: 'degC cannot be added to itself', text: 'let a = 20 degC + 5 degC', says: ['error 1 MG304'] },
  {
    promise: 'degC cannot be scaled',
    text: 'let a = 2 * 20 degC\nlet b = 20 degC / 2',
    says: ['error 1 MG304', 'error 2 MG304'],
  },
  {
    promise: 'degC is no unit of a difference, and has no powers',
    text: 'let a = 3 /degC\nlet b = 3 K/degC\nlet c = 20 degC^2',
    says: ['error 1 MG304', 'error 2 MG304', 'error 3 MG304'],
  },
  {
    promise: 'degC stands behind a number only',
    text: 'let x = 20\nlet a = x degC\nlet b = 20 kJ degC',
    says: ['error 2 MG304', 'error 3 MG304'],
  },
  {
    promise: 'a unit without a number, where a value is wanted, is told',
    text: 'curve r { over x = K .. 3 K step 1 K; y = x }\nlet b = 33 GPa - MPa',
    says: ['warning 1 MG444', 'warning 2 MG444'],
    gives: { 'r.x': [1, 2, 3] },
  },
  { promise: 'a relative error of a percentage gets a hint', text: 'let a = 5 % ± 1 %', says: ['hint 1 MG309'] },
  { promise: 'decimal commas are told', text: 'let a = 33,5 GPa', says: ['error 1 MG117'], words: ['33.5'] },
  { promise: 'raised exponents are told', text: 'let a = 1.5e-5 MPa⁻¹', says: ['error 1 MG101'], words: ['^-1'] },
  {
    promise: 'a semicolon in a list is told',
    text: 'let a = [1; 2]',
    says: ['error 1 MG110'],
    words: ['Expected `,`'],
  },
];

const ranges: readonly Case[] = [
  {
    promise: 'a bare bound takes the unit of the other, with a hint for %',
    text: 'curve a { over x = 0.3 .. 50 % lin 2; y = x }',
    says: ['hint 1 MG308'],
    gives: { 'a.x': [0.003, 0.5] },
  },
  {
    promise: 'a bare bound takes the unit of the step',
    text: 'curve a { over x = 300 .. 500 step 100 K; y = x }',
    gives: { 'a.x': [300, 400, 500] },
  },
  {
    promise: 'bare step',
    text: 'curve a { over x = 300 K .. 500 step 100; y = x }',
    gives: { 'a.x': [300, 400, 500] },
  },
  {
    promise: '`0.2..0.6` is a range',
    text: 'curve a { over x = 0.2..0.6 lin 3; y = x }',
    gives: { 'a.x': [0.2, 0.4, 0.6] },
  },
  {
    promise: 'the end of a step range is included within rounding',
    text: 'curve a { over x = 0 .. 1 step 0.1; y = x }',
    gives: { 'a.x': [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] },
  },
  {
    promise: '`log` has both ends',
    text: 'curve a { over x = 1 .. 100 log 3; y = x }',
    gives: { 'a.x': [1, 10, 100] },
  },
  {
    promise: 'bounds in degC, steps in K',
    text: 'curve a { over x = 20 .. 100 degC step 40 K; y = x }\ncurve b { over x = 20 degC .. 60 degC step 40 degC; y = x }',
    says: ['error 2 MG304'],
    gives: { 'a.x': [293.15, 333.15, 373.15] },
  },
  { promise: 'lists in degC', text: 'curve a { over x = [20, 30] degC; y = x }', gives: { 'a.x': [293.15, 303.15] } },
  { promise: 'points need a spacing', text: 'curve a { over x = 0 .. 1; y = x }', says: ['error 1 MG210'] },
];

const dma = (field: string, name = 't'): string => `test ${name} of m : dma_temperature { T = 430 K; ${field} }\n`;
const frequencies: readonly Case[] = [
  { promise: '`frequency` in rad/s is an error', text: model + dma('frequency = 6.28 rad/s'), says: ['error 3 MG305'] },
  { promise: '`omega` in Hz is an error', text: model + dma('omega = 1 Hz'), says: ['error 3 MG305'] },
  {
    promise: 'named values keep the mark',
    text: `let f = 6.28 rad/s\n${model}${dma('frequency = f')}`,
    says: ['error 4 MG305'],
  },
  { promise: 'lists keep the mark', text: model + dma('frequency = [1, 2] rad/s'), says: ['error 3 MG305'] },
  {
    promise: 'arithmetic drops the mark, and a plain /s takes the field’s meaning',
    text: `let f = 6 rad/s\n${model}${dma('frequency = 2 * f', 'a')}${dma('frequency = 60 /min', 'b')}${dma(`omega = ${2 * Math.PI} /s`, 'd')}`,
    at: { a: ['frequency=12'], b: ['frequency=1'], d: ['frequency=1'] },
  },
  {
    promise: 'omega stands for frequency, in families and selectors',
    text: `${model}test t of m : dma_temperature { T = [430, 440] K; omega = [${2 * Math.PI}, ${4 * Math.PI}] rad/s\n  expect max(loss_modulus) > 0 Pa for omega = ${2 * Math.PI} rad/s\n  expect max(loss_modulus) > 0 Pa for frequency = 2 Hz\n  expect max(loss_modulus) > 0 Pa for omega = 1 Hz\n}`,
    says: ['error 6 MG305'],
    at: { t: ['frequency=1', 'frequency=2'] },
    holds: [true, true],
  },
  {
    promise: 'omega as points',
    text: `${model}test t of m : dma_frequency { T = 430 K; omega = [${2 * Math.PI}] rad/s }`,
    gives: { 't[0].x': [1] },
  },
];

promises('mistakes in values', mistakes);
promises('ranges', ranges);
promises('frequencies', frequencies);
