/** What would take hours or all the memory is refused before it is begun, with the number found and the limit. */
import { describe, expect, test } from 'vitest';
import { checkText, errorsOf } from './check-text.ts';

const errors = (tested: string): readonly string[] =>
  errorsOf(
    checkText(`mgmodel 1
alloy A { composition = Zr 50, Cu 50; T_g = 700 K }
model m of A { elastic { E = 90 GPa } }
model n of A { elastic { E = 80 GPa } }
${tested}`),
  );

describe('a million points are the most', () => {
  test.each([
    ['test t of m : dma_temperature { T = 300 K .. 600 K lin 100000000; frequency = 1 Hz }', '100,000,000 points'],
    ['test t of m : dma_frequency { T = 600 K; frequency = 1e-3 Hz .. 1e3 Hz log 1e8 }', '100,000,000 points'],
    [
      'test t of m : stress_relaxation { T = 600 K; strain = 1 %; time = 1 s .. 1e9 s step 1 s }',
      '1,000,000,000 points',
    ],
    [
      'test t of m : creep { T = 600 K; stress = 1 MPa; hold = 1 h; time = 0 s .. 1 h step 1 µs }',
      '3,600,000,001 points',
    ],
    [
      'test t of m : tension { T = 600 K; strain_rate = 1 /s; strain = 0 % .. 1 % step 1e-9 % }',
      '1,000,000,001 points',
    ],
    ['test t of m : program { time = 0 s .. 1 s lin 1e8; hold 1 s }', '100,000,000 points'],
    ['test t of m : prony_series { T = 600 K; time = 1 s .. 10 s log 1e8 }', '100,000,000 points'],
    ['curve c { over x = 0 .. 1 step 1e-8; y = x }', '100,000,001 points'],
    ['let many = 1 s .. 1e9 s step 1 s', '1,000,000,000 points'],
  ])('%s', (tested, found) => {
    const said = errors(tested).filter((message) => message.startsWith('MG211'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`${found}; at most a million`);
  });

  test.each([
    'test t of m : dma_temperature { T = 300 K .. 600 K lin 1000000; frequency = 1 Hz }',
    'test t of m : creep { T = 600 K; stress = 1 MPa; hold = 1 h; time = 0 s .. 1 h lin 1000000 }',
    'test t of m : tension { T = 600 K; strain_rate = 1 /s; strain = 0 % .. 1 % lin 1000000 }',
    'test t of m : master_curve { T = [600, 610] K; reference = 600 K; frequency = 1 Hz .. 10 Hz log 500000 }',
  ])('and so many are taken: %s', (tested) => expect(errors(tested)).toEqual([]));
});

describe('lists multiply', () => {
  test.each([
    [
      'test t of m, n : dma_temperature { T = 300 K .. 600 K lin 100001; frequency = [1, 2, 3, 4, 5] Hz }',
      '10 curves of 100,001 points; 1,000,000 points in all',
    ],
    [
      'test t of m : tension { T = 300 K .. 600 K lin 200; strain_rate = 1e-3 /s .. 1 /s log 100; strain = 1 % }',
      '20,000 curves in all; 10,000 are the limit',
    ],
    [
      'test t of m : master_curve { T = 300 K .. 600 K lin 20000; reference = 300 K; frequency = [1, 2] Hz }',
      '20,000 curves in all; 10,000 are the limit',
    ],
    [
      'test t of m, n : cyclic { T = [600, 610, 620] K; waveform = sine; stress = 1 MPa; frequency = 1 Hz; cycles = [9000, 10000] }',
      '114,000 cycles in all; 100,000 are the limit',
    ],
  ])('%s', (tested, message) => {
    const said = errors(tested).filter((one) => one.startsWith('MG427'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(message);
  });
});
