/**
 * Laws of the user's own that have no value beyond some stress or temperature: a trial step that goes there is shortened,
 * and only where the test itself leads there does the curve end, with the part up to there.
 */
import { describe, expect, test } from 'vitest';
import { solvedWithLaw, valuesOf } from './own-law.ts';

const laws = {
  power: '100 s * (1 - sigma/(1 GPa))^3',
  conditional: 'if sigma < 1 GPa then 100 s * (1 - sigma/(1 GPa))^3 else 0 s',
  root: '100 s * sqrt(1 - sigma/(1 GPa))',
};

/** Of a Kelvin element, (E, A, τ): the same one where stresses add has ΔM = E − 1/(1/E + A) and τ/(1 + A E). */
const pairs = [
  { compliance: '1/30 GPa - 1/90 GPa', modulus: '60 GPa', slower: 3, rates: ['1e-4', '1e-3'] },
  { compliance: '1/2 GPa - 1/90 GPa', modulus: '88 GPa', slower: 45, rates: ['1e-4', '1e-2', '1'] },
];

describe('a stress that stays where the law has a value', () => {
  const pull = (rate: string): string =>
    `tension { T = 400 K; strain_rate = ${rate} /s; strain = [0.5, 1, 1.5, 2, 2.5, 3] % }`;
  const program = 'program { T = 400 K; time = [10, 90, 100, 150] s\n strain to 3 % in 100 s\n hold 100 s\n}';
  test.each(pairs)('where strains add and where stresses add the curves are the same: $compliance', (pair) => {
    for (const law of Object.values(laws)) {
      for (const protocol of [...pair.rates.map(pull), program]) {
        const one = solvedWithLaw(law, pair.compliance, protocol);
        const other = solvedWithLaw(`(${law})/${pair.slower}`, pair.modulus, protocol);
        expect(one.issues, `${law} ${protocol}`).toEqual([]);
        expect(other.issues, `${law} ${protocol}`).toEqual([]);
        const wanted = valuesOf(other, 'stress');
        valuesOf(one, 'stress').forEach((stress, i) => {
          expect(Math.abs((stress ?? Number.NaN) / (wanted[i] ?? Number.NaN) - 1)).toBeLessThan(2e-6);
        });
      }
    }
  });

  test('a liquid whose time falls by twenty decades flows at the stress that its viscosity asks for', () => {
    const rate = 1e-2;
    const protocol = `tension { T = 400 K; strain_rate = ${rate} /s; strain = [1, 5, 10] % }`;
    const result = solvedWithLaw('1e6 s * 10^(-20 * (sigma/(1 GPa))^8)', '90 GPa', protocol);
    expect(result.issues).toEqual([]);
    // σ = M ε̇ τ(σ), by bisection of its logarithm.
    let [low, high] = [1e6, 1.5e9];
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (Math.log10(90e9 * rate * 1e6) - 20 * (middle / 1e9) ** 8 > Math.log10(middle)) low = middle;
      else high = middle;
    }
    expect(Math.abs((valuesOf(result, 'stress')[2] ?? 0) / low - 1)).toBeLessThan(1e-6);
  });
});

describe('a test that leads to where the law has no value', () => {
  const reached =
    /^tau of o .* at 400 K and 1000 MPa; a relaxation time is above 0 \(at a strain of 3\.33333 %, 1000 MPa, 400 K\); the curve ends there$/;

  test.each([
    ['stresses add', '60 GPa', laws.power],
    ['stresses add', '60 GPa', laws.conditional],
    ['strains add', '1/30 GPa - 1/90 GPa', laws.power],
    ['strains add', '1/30 GPa - 1/90 GPa', laws.conditional],
  ])('tension, %s: %s, %s', (_, strength, law) => {
    // As its time vanishes the term has relaxed: σ = 30 GPa ε, which is 1 GPa at 3.3333… %.
    const result = solvedWithLaw(
      law,
      strength,
      'tension { T = 400 K; strain_rate = 1e-2 /s; strain = [1, 3.333, 3.334, 5] % }',
    );
    const [issue, ...more] = result.issues;
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'MG602', severity: 'error', element: 'o', field: 'tau' });
    expect(issue?.message).toMatch(reached);
    const stress = valuesOf(result, 'stress');
    expect(stress.map((value) => value === null)).toEqual([false, false, true, true]);
    expect(stress[1]).toBeGreaterThan(0.9999e9);
    expect(stress[1]).toBeLessThan(1e9);
  });

  test.each([
    [
      'program { T = 400 K; time = [5, 8, 9] s\n load to 1.2 GPa in 10 s\n}',
      /1000 MPa.* \(at 8\.33333 s, 1000 MPa, 400 K\)/,
    ],
    [
      'creep { T = 400 K; stress = 1.2 GPa; ramp = 10 s; hold = 20 s; time = [5, 8, 9] s }',
      /\(at 8\.33333 s, 1000 MPa/,
    ],
    [
      'cyclic { T = 400 K; waveform = triangle; stress = 1.2 GPa; frequency = 0.05 Hz; cycles = 2; time = [5, 8, 9] s }',
      /\(at 8\.33333 s, 1000 MPa/,
    ],
  ])('%s', (protocol, place) => {
    for (const strength of ['60 GPa', '1/30 GPa - 1/90 GPa']) {
      const result = solvedWithLaw(laws.power, strength, protocol);
      expect(result.issues).toMatchObject([{ code: 'MG602', element: 'o' }]);
      expect(result.issues[0]?.message).toMatch(place);
      expect(valuesOf(result, 'strain').map((value) => value === null)).toEqual([false, false, true]);
    }
  });

  test.each([
    'creep { T = 400 K; stress = 1.2 GPa; hold = 20 s; time = [5, 8] s }',
    'stress_relaxation { T = 400 K; strain = 1.3333333333333333 %; time = [5, 8] s }',
  ])('a jump beyond the last value leaves nothing to show: %s', (protocol) => {
    for (const strength of ['60 GPa', '1/30 GPa - 1/90 GPa']) {
      const result = solvedWithLaw(laws.power, strength, protocol);
      expect(result.issues).toMatchObject([
        { code: 'MG602', message: 'tau of o is -0.8 s at 400 K and 1200 MPa; a relaxation time is above 0' },
      ]);
      const [curve] = result.curves;
      expect(curve?.series[protocol.startsWith('creep') ? 'strain' : 'stress']?.values).toEqual([null, null]);
    }
  });

  test('heating to where a time has no value', () => {
    for (const strength of ['60 GPa', '1/30 GPa - 1/90 GPa']) {
      for (const law of ['100 s * (1 - T/(500 K))', '100 s * (1 - T/(500 K)) * exp(-sigma/(1 GPa))']) {
        const protocol =
          'program { T = 400 K; time = [50, 100, 102] s\n load to 100 MPa in 1 s\n heat to 580 K at 1 K/s\n}';
        const result = solvedWithLaw(law, strength, protocol);
        expect(result.issues).toMatchObject([{ code: 'MG602', element: 'o', field: 'tau' }]);
        expect(result.issues[0]?.message).toMatch(/\(at 101 s, 100 MPa, 500 K\); the curve ends there$/);
        expect(valuesOf(result, 'strain').map((value) => value === null)).toEqual([false, false, true]);
      }
    }
  });

  test('a rate that jumps where it is held by its own effect', () => {
    // Just above 1 GPa the stress falls, just below it rises: no step can go on from there.
    const result = solvedWithLaw(
      'if sigma < 1 GPa then 100 s else 0.01 s',
      '60 GPa',
      'tension { T = 400 K; strain_rate = 1e-2 /s; strain = [1, 2] % }',
    );
    expect(result.issues).toMatchObject([{ code: 'MG613' }]);
    expect(result.issues[0]?.message).toMatch(/at a strain of 1\.\d+ %, 1000 MPa, 400 K\); the curve ends there$/);
    expect(valuesOf(result, 'stress').map((value) => value === null)).toEqual([false, true]);
  });

  test('a time that falls below all numbers', () => {
    for (const strength of ['60 GPa', '1/30 GPa - 1/90 GPa']) {
      const result = solvedWithLaw(
        '1e6 s * 10^(-20 * (sigma/(1 GPa))^8)',
        strength,
        'tension { T = 400 K; strain_rate = 1e-2 /s; strain = [4.5, 5] % }',
      );
      expect(result.issues).toHaveLength(1);
      // 10^6 × 10^−314 is the smallest time whose inverse is a number.
      expect(result.issues[0]?.message).toMatch(
        /\(at a strain of 4\.\d+ %, 1\.4\d+ GPa, 400 K\); the curve ends there$/,
      );
      const [relaxed] = valuesOf(result, 'stress');
      expect(Math.abs((relaxed ?? 0) / (30e9 * 0.045) - 1)).toBeLessThan(1e-9);
    }
  });
});
