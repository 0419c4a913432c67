import { alloy, promises, type Case } from './judge.ts';

/** One Debye term of 1 s in each of two models; moduli at one temperature are known in closed form. */
const models = `${alloy}model m of X { elastic { E = 90 GPa }; relaxation b : debye { strength = 40 GPa; tau = 1 s * exp(700 K/T - 1) } }\nmodel n of X extends m { elastic.E = 95 GPa }\n`;
const test = (lines: string): string =>
  `${models}test t of m, n : dma_temperature {\n  T = 650 K .. 740 K step 10 K\n  frequency = [0.1, 0.2] Hz\n${lines}\n}\n`;

const cases: readonly Case[] = [
  {
    promise: 'all curves must hold where none is picked, in any order of `for` and `from`',
    text: test(
      'expect max(loss_modulus) > 0 Pa\nexpect first(storage_modulus) > 52 GPa for frequency = 0.1 Hz, model = n\nexpect first(storage_modulus) > 0 Pa for model = m, frequency = 0.1 Hz from "x"\nexpect first(storage_modulus) > 0 Pa from "x" for model = m, frequency = 0.1 Hz',
    ),
    holds: [true, true, true, true, true, true, true],
  },
  {
    promise: 'every measure, on an interval too, and at an x off the grid',
    text: test(
      ['max', 'min', 'argmax', 'argmin', 'first', 'last']
        .map(
          (measure) =>
            `expect ${measure}(tan_delta, 660 K .. 720 K) > ${measure.startsWith('arg') ? '0 K' : '0'} for frequency = 0.1 Hz, model = m`,
        )
        .join('\n') +
        '\nexpect slope(storage_modulus) < 0 Pa/K for frequency = 0.1 Hz, model = m\nexpect value(loss_modulus, 700 K) = 19.49 GPa within 0.1 % for frequency = 0.2 Hz, model = m\nexpect value(storage_modulus, 651.5 K) > 50 GPa for frequency = 0.1 Hz, model = m',
    ),
    holds: [true, true, true, true, true, true, true, true, true],
  },
  {
    promise: '`within` is relative in % and absolute with a unit',
    text: test(
      'expect argmax(loss_modulus) = 700 K within 100 K for frequency = 0.1 Hz, model = m\nexpect value(storage_modulus, 700 K) = 74 GPa within 1 % for frequency = 0.2 Hz, model = m',
    ),
    holds: [true, true],
  },
  {
    promise: '`stated` never fails; a failed expectation is an error at its own line',
    text: test(
      'expect nothing(loss_modulus) > 1 Pa\nstated max(loss_modulus) = 1 Pa from "a table" for frequency = 0.1 Hz, model = m\nexpect max(loss_modulus) < 1 Pa for frequency = 0.1 Hz, model = m',
    ),
    says: ['error 7 MG201', 'error 9 MG650'],
    holds: [null, false],
  },
  {
    promise: '`=` without `within` is an error',
    text: test('expect max(loss_modulus) = 1 GPa'),
    says: ['error 7 MG420'],
  },
  {
    promise: 'series, selectors and dimensions are checked',
    text: test(
      'expect max(loss_modulu) > 1 Pa\nexpect max(loss_modulus) > 1 K\nexpect max(loss_modulus) > 0 Pa for frequency = 3 Hz\nexpect max(loss_modulus) > 0 Pa for model = q\nexpect max(loss_modulus) > 0 Pa for frequncy = 1 Hz\nexpect max(loss_modulus) = 1 GPa within 5 K',
    ),
    says: ['error 7 MG419', 'error 8 MG302', 'error 9 MG422', 'error 10 MG422', 'error 11 MG421', 'error 12 MG302'],
    holds: [],
  },
  {
    promise: 'intervals in degC',
    text: test('expect argmax(tan_delta) in 300 .. 500 degC for frequency = 0.1 Hz, model = m'),
    holds: [true],
  },
];

promises('expectations', cases);
