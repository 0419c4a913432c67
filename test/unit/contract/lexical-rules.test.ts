import { alloy, model, promises, value, type Case } from './judge.ts';

const lines: readonly Case[] = [
  {
    promise: 'a line goes on behind an operator, `=`, `,`, `then`',
    text: `let a = 1 +\n  2\nlet b =\n  3\nlet l = [1,\n  2] MPa\nlet d = if a > 1 then\n  2\n  else 4\n${value('a + b + d')}`,
    gives: { 'c.y': [8] },
  },
  {
    promise: 'a line goes on behind `..`',
    text: `${model}test t of m : relaxation_times { T = 300 K ..\n 400 K step 50 K }`,
    gives: { 't[0].x': [300, 350, 400] },
  },
  {
    promise: 'a line goes on behind `:` of a header',
    text: `${model}test t of m :\n  relaxation_times { T = 300 K }`,
    gives: { 't[0].x': [300] },
  },
  {
    promise: 'a line goes on behind `:` of an element',
    text: `${alloy}model n of X {\n  elastic { E = 90 GPa }\n  relaxation b :\n    debye { strength = 1 GPa; tau = 2 s }\n}\n${value('n.b.tau')}`,
    gives: { 'c.y': [2] },
  },
  { promise: 'a line goes on before `{`', text: `${alloy}model n of X\n{\n  elastic\n  { E = 90 GPa }\n}` },
  {
    promise: 'a line that starts a statement ends an unclosed bracket',
    text: `let a = (1 + 2\nlet b = 3\n${model}test t of m : relaxation_times {\n  T = [300, 400\n  expect max(tau.beta) > (1 s\n  stated max(tau.beta) = 1 s from "x"\n}`,
    says: ['error 1 MG103', 'error 6 MG103', 'error 7 MG103'],
  },
  {
    promise: '`;` is optional around braces',
    text: `alloy X { composition = Zr 50, Cu 50; T_g = 700 K; };\nlet a = 1; let b = 2;`,
  },
  {
    promise: 'minus sign and middle dot of papers',
    text: `${value('3 − 1')}${value('3 · 2', 'd')}`,
    gives: { 'c.y': [2], 'd.y': [6] },
  },
  {
    promise: 'trailing commas',
    text: `let l = [1, 2, 3,]\nfn f(a: number, b: number,) = a + b\n${value('f(1, 2,)')}`,
    gives: { 'c.y': [3] },
  },
  { promise: 'CRLF', text: 'let a = 1\r\nlet b = a + 1\r\n' },
  {
    promise: 'a name at the start of a line never multiplies',
    text: 'let a = 3\nGPa\nlet b = 2',
    says: ['error 2 MG111'],
  },
];

const names: readonly Case[] = [
  {
    promise: 'both forms of µ, Å and Ω are one letter, and Greek letters may stand in names',
    text: `let τ_β = 2 µs\nlet Ω = 3\n${value('τ_β + 0 μs')}${value('3 Å + 0 Å', 'd')}${value('Ω', 'f')}${value('2 us', 'i')}`,
    gives: { 'c.y': [2e-6], 'd.y': [3e-10], 'f.y': [3], 'i.y': [2e-6] },
  },
  {
    promise: 'keywords may name declarations and elements, and follow a dot',
    text: `${alloy}model from of X { elastic { E = 3 GPa }; relaxation to : debye { strength = 1 GPa; tau = 1 s } }\n${value('from.to.strength')}`,
    gives: { 'c.y': [1e9] },
  },
  {
    promise: 'a keyword is no param, let, fn, argument, variable or state',
    text: `param step = 1 in 0 .. 2\nlet log = 3\nfn to(x: number) = x\nfn f(at: number) = at\ncurve c { over by = [1]; y = 1 }`,
    says: ['error 1 MG115', 'error 2 MG115', 'error 3 MG115', 'error 4 MG115', 'error 5 MG115'],
  },
  {
    promise: 'units and constants are no names of values',
    text: 'let GPa = 3\nparam K = 1 in 0 .. 2\nfn h(x: number) = x\nfn f(s: time) = s\ncurve c { over m = [1]; y = 1 }\nlet R = 3\nlet kJ = 2',
    says: [
      'error 1 MG223',
      'error 2 MG223',
      'error 3 MG223',
      'error 4 MG223',
      'error 5 MG223',
      'error 6 MG223',
      'error 7 MG223',
    ],
    words: ['unit h (hour)', 'molar gas constant'],
  },
  {
    promise: 'a series named like a unit is reached by its path',
    text: 'curve csm { over x = [1, 2]; W = 2 * x; y = csm.W; z = 2 W }',
    gives: { 'csm.y': [2, 4], 'csm.z': [2, 2] },
  },
  {
    promise: 'a bare unit that matches a series gets a hint',
    text: 'curve q { over x = [1]; s = 3; y = s }',
    says: ['hint 1 MG204'],
  },
  {
    promise: 'a field’s own name on its right side is the outer one',
    text: `let strength = 20 GPa\n${alloy}model n of X { elastic { E = 90 GPa }; relaxation b : debye { strength = strength; tau = 1 s } }\n${value('n.b.strength')}`,
    gives: { 'c.y': [20e9] },
  },
  {
    promise: 'built-ins may be hidden, with a hint',
    text: `let arrhenius = 3\nfn exp(x: number) = x\n${value('exp(3) + arrhenius')}`,
    says: ['hint 1 MG224', 'hint 2 MG224'],
    gives: { 'c.y': [6] },
  },
  { promise: 'one namespace', text: `let a = 1\n${alloy}let X = 3`, says: ['error 3 MG222'] },
  { promise: 'use before declaration', text: `${value('b')}let b = 3`, gives: { 'c.y': [3] } },
  {
    promise: 'a path to a value over T needs T in scope',
    text: `${alloy}model n of X { elastic { E = 35 GPa - 8 MPa/K * (T - 300 K) } }\nlet a = n.elastic.E\ncurve c { over T = [300, 400] K; y = n.elastic.E }`,
    says: ['error 3 MG226'],
    gives: { 'c.y': [35e9, 34.2e9] },
  },
  {
    promise: 'a path to a series needs its variable',
    text: 'curve a { over x = [1]; y = x }\ncurve b { over z = [1]; y = a.y }',
    says: ['error 2 MG226'],
  },
  {
    promise: 'circles are told once, at the first, with all of it',
    text: 'let a = b\nlet b = c\nlet c = a\nlet d = a + 1',
    says: ['error 1 MG225'],
    words: ['a → b → c → a'],
  },
];

promises('lines', lines);
promises('names', names);
