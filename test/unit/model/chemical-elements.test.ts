/** Masses of the chemical elements beside a published table. */
import { describe, expect, it } from 'vitest';
import { elementFacts } from '../../../server/src/model/declarations/chemical-elements.ts';

/**
 * By number, `-` without a stable isotope: Meija et al., Pure Appl. Chem. 88 (2016) 265, tables 1 and 3 (conventional
 * values for those given as an interval).
 */
const published = `
1.008 4.002602 6.94 9.0121831 10.81 12.011 14.007 15.999 18.998403163 20.1797 22.98976928 24.305 26.9815385 28.085
30.973761998 32.06 35.45 39.948 39.0983 40.078 44.955908 47.867 50.9415 51.9961 54.938044 55.845 58.933194 58.6934
63.546 65.38 69.723 72.630 74.921595 78.971 79.904 83.798 85.4678 87.62 88.90584 91.224 92.90637 95.95 - 101.07
102.90550 106.42 107.8682 112.414 114.818 118.710 121.760 127.60 126.90447 131.293 132.90545196 137.327 138.90547
140.116 140.90766 144.242 - 150.36 151.964 157.25 158.92535 162.500 164.93033 167.259 168.93422 173.054 174.9668
178.49 180.94788 183.84 186.207 190.23 192.217 195.084 196.966569 200.592 204.38 207.2 208.98040 - - - - - -
232.0377 231.03588 238.02891`
  .trim()
  .split(/\s+/);

describe('masses of the chemical elements', () => {
  it('are the published ones, abridged to five digits', () => {
    expect(elementFacts.size).toBe(118);
    for (const { symbol, number, mass } of elementFacts.values()) {
      const text = published[number - 1] ?? '-';
      if (text === '-') expect(mass, symbol).toBeUndefined();
      else {
        // Argon has been given with four digits since 2017, for the spread of its sources.
        const digit = 10 ** (Math.floor(Math.log10(Number(text))) - (symbol === 'Ar' ? 3 : 4));
        expect(Math.abs((mass ?? 0) - Number(text)), symbol).toBeLessThanOrEqual(0.5 * digit * (1 + 1e-6));
      }
    }
  });
});
