import { alloy, model, promises, type Case } from './judge.ts';

const oneMessage: readonly Case[] = [
  {
    promise: 'an unknown field that misspells a required one is not also missing',
    text: `${model}model a of X { elastic { E = 90 GPa }; relaxation b : debye { stregth = 1 GPa; tau = 1 s } }\ntest t of m : tension { T = 600 K; strain_rte = 1e-4 /s; strain = 1 % }`,
    says: ['error 3 MG403', 'error 4 MG403'],
    words: ['did you mean `strength`', 'did you mean `strain_rate`'],
  },
  {
    promise: 'a broken header still declares its name',
    text: `${alloy}model m X { elastic { E = 90 GPa }; relaxation b : debye { strength = 1 GPa; tau = 1 s } }\ntest t of m : relaxation_times { T = 600 K }\nparam p 3 in 0 .. 5\nlet q = p\nfn f(x: number = x\nlet r = f(3)`,
    says: ['error 2 MG109', 'error 4 MG109', 'error 6 MG103'],
  },
  {
    promise: 'a block with a syntax error reports nothing missing',
    text: `${alloy}model a of X { elastic { E = 90 GPa }; relaxation b : debye { strength = ; } }\nmodel b of X { elastic { E 90 GPa } }\ncurve c { ovr x = 0 .. 1 lin 3; y = 2 x }`,
    says: ['error 2 MG107', 'error 3 MG109', 'error 4 MG112'],
  },
  {
    promise: 'misspelt words of blocks and declarations are named',
    text: `${alloy}model a of X { elastic { E = 90 GPa }; relaxtion b : debye { strength = 1 GPa; tau = 1 s } }\nmodle b of X { elastic { E = 90 GPa } }`,
    says: ['error 2 MG112', 'error 3 MG111'],
    words: ['`relaxation`', '`model`'],
  },
  {
    promise: 'an unclosed brace is reported once, and the rest of the file runs',
    text: `${alloy}model a of X {\n  elastic { E = 90 GPa\n  relaxation b : debye { strength = 1 GPa; tau = 3 s }\n}\ntest t of a : relaxation_times { T = 600 K }`,
    says: ['error 3 MG104'],
    gives: {},
  },
  {
    promise: 'missing values are told right behind the token before',
    text: 'let a =\nlet b = 3 +\nlet c = (3 * )\nlet d = [1, , 2]\nlet f = 300 K ..',
    says: ['error 1 MG107', 'error 2 MG107', 'error 3 MG107', 'error 4 MG107', 'error 5 MG107'],
  },
  {
    promise: 'what a failed import would have brought is information',
    text: `import "nothing.mgmodel"\n${alloy}let a = foo * 2\nmodel m of bar { elastic { E = 90 GPa } }\ntest t of qux : relaxation_times { T = 300 K }`,
    says: ['error 1 MG701', 'information 3 MG902', 'information 4 MG902', 'information 5 MG902'],
  },
  {
    promise: 'imports bring names',
    text: 'import "other.mgmodel"\ncurve c { over x = [1]; y = thing * x }',
    files: { 'other.mgmodel': 'mgmodel 1\nlet thing = 4 K' },
    gives: { 'c.y': [4] },
  },
  {
    promise: 'a file with errors in one test still runs the others',
    text: `${model}test a of m : relaxation_times { T = 300 Kz }\ntest b of m : relaxation_times { T = [500] K }`,
    says: ['error 3 MG301'],
    gives: { 'b[0].x': [500] },
  },
];

const halfWritten: readonly Case[] = [
  {
    promise: 'a unit in the place of a value is told once',
    text: `${model}test t of m : dma_temperature { T = [400] K; frequency = min }\nalloy Y { composition = Zr 50, Cu 50; T_g = K }`,
    says: ['error 3 MG302', 'warning 4 MG444'],
  },
  {
    promise: 'a test without its block is told, and gives nothing',
    text: `${model}test t of m : relaxation_times\ntest u of m : relaxation_times { T = [500] K }`,
    says: ['error 3 MG109'],
    gives: { 'u[0].x': [500], 't[0].x': [] },
  },
  {
    promise: 'a unit in the wrong case, by its name or from elsewhere is told with the right one',
    text: 'let a = 3 GPA\nlet b = 3 kj/mol\nlet c = 3 sec\nlet d = 3 kelvin',
    says: ['error 1 MG301', 'error 2 MG301', 'error 3 MG301', 'error 4 MG301'],
    words: ['`GPa`', '`kJ`', '`s`', '`K`'],
  },
];

const sense: readonly Case[] = [
  {
    promise: 'compositions add up within 0.1, of elements that exist, each once',
    text: 'alloy A { composition = Zr 50.05, Cu 50; T_g = 700 K }\nalloy B { composition = Zr 50.2, Cu 50; T_g = 700 K }\nalloy C { composition = Zr 50, Xx 50; T_g = 700 K }\nalloy D { composition = Zr 30, Zr 20, Cu 50; T_g = 700 K }',
    says: ['error 2 MG408', 'error 3 MG409', 'error 4 MG410'],
  },
  {
    promise: 'parameters that nobody uses, or outside their bounds',
    text: 'param a = 3 in 0 .. 5\nparam b = 7 in 0 .. 5\nlet c = b',
    says: ['warning 1 MG506', 'error 2 MG411'],
  },
  {
    promise: 'negative times and temperatures',
    text: `${model}test a of m : creep { T = 650 K; stress = 1 MPa; hold = -3 s }\ntest b of m : tension { T = -5 K; strain_rate = 1e-4 /s; strain = 1 % }`,
    says: ['error 3 MG501', 'error 4 MG501'],
  },
  {
    promise: 'above T_x: a warning',
    text: `${model}test a of m : relaxation_times { T = [700, 800] K }`,
    says: ['warning 3 MG503'],
  },
  {
    promise: 'far below 0.8 T_g under high stress: a warning',
    text: `${alloy}model n of X { elastic { E = 90 GPa }; relaxation b : debye { strength = 1 /TPa; tau = 10 s } }\ntest a of n : creep { T = 400 K; stress = 1 GPa; hold = 100 s }`,
    says: ['warning 3 MG504'],
  },
  {
    promise: 'a window that misses every relaxation: a warning',
    text: `${model}test a of m : stress_relaxation { T = 300 K; strain = 0.1 %; time = [1, 2] s }`,
    says: ['warning 3 MG507'],
  },
  {
    promise: 'a slip of the unit is named',
    text: `${alloy}model n of X { elastic { E = 90 GPa }; relaxation b : debye { strength = 1 /TPa; tau = 10 s } }\ntest a of n : tension { T = 650 K; strain_rate = 1e-4 /s; strain = 5 }`,
    says: ['warning 3 MG502'],
    words: ['100 times too large; did you mean `5 %`'],
  },
  {
    promise: 'a wrong unit is told with the likely ones',
    text: 'alloy A { composition = Zr 50, Cu 50; T_g = 700 s }',
    says: ['error 1 MG302'],
    words: ['T_g is a temperature; 700 s is a time', 'write it in `K` or `degC`'],
  },
  {
    promise: 'fields, elements and declarations are given once',
    text: `${alloy}model k of X { elastic { E = 90 GPa; E = 80 GPa }; relaxation b : debye { strength = 1 /TPa; tau = 1 s }; relaxation b : debye { strength = 1 /TPa; tau = 1 s } }`,
    says: ['error 2 MG405', 'error 2 MG222'],
  },
];

promises('one mistake, one message', oneMessage);
promises('half-written files', halfWritten);
promises('physical sense', sense);
