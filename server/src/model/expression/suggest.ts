/** What a name that means nothing here may have been meant to be. */
import { allConstants } from '../../units/constants.ts';
import { foreignUnit } from '../../units/foreign-units.ts';
import { unitNames, unitWithForbiddenPrefix } from '../../units/lookup.ts';
import { nearestNames } from '../names/nearest.ts';
import type { Scope } from './types.ts';

/** Greek letters and the Latin words or letters that stand for them: `tau_b` for `τ_β`. */
const latin: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  κ: 'kappa',
  λ: 'lambda',
  µ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  Δ: 'Delta',
  Γ: 'Gamma',
  Ω: 'Omega',
};

/** Letters that look alike in two alphabets, such as the Cyrillic ones that a paper's copy brings. */
const lookalikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
  ο: 'o',
};

/** The name in Latin letters, so that spellings in different alphabets meet. */
const inLatin = (name: string): string =>
  Array.from(name, (letter) => latin[letter] ?? lookalikes[letter] ?? letter).join('');

/** The candidates nearest to a name, those that only differ in the alphabet first. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const all = [...new Set(candidates)];
  const written = inLatin(name);
  const alike = all.filter((candidate) => candidate !== name && inLatin(candidate) === written);
  const others = nearestNames(name, all).filter((candidate) => !alike.includes(candidate));
  return [...alike, ...others].slice(0, 3);
}

export const visible = (scope: Scope): string[] => Array.from(scope.visibleNames(), ({ name }) => name);

export interface UnitAdvice {
  readonly suggestions: readonly string[];
  readonly equals?: string;
  readonly prefix?: { readonly unit: string; readonly allowed: readonly string[] };
}

/** Advice for a name behind a number that is neither a unit nor a value. */
export function adviseUnit(name: string, scope: Scope): UnitAdvice {
  const foreign = foreignUnit(name);
  if (foreign?.equals !== undefined) return { suggestions: [], equals: foreign.equals };
  if (foreign?.instead !== undefined) return { suggestions: [foreign.instead] };
  const units = unitNames();
  const sameLetters = units.filter((unit) => unit.toLowerCase() === name.toLowerCase());
  if (sameLetters.length > 0) return { suggestions: sameLetters };
  const suggestions = nearest(name, [...visible(scope), ...(name.length > 2 ? units : [])]);
  const forbidden = unitWithForbiddenPrefix(name);
  if (!forbidden) return { suggestions };
  const { base } = forbidden;
  return {
    suggestions: base.prefixes.length === 0 ? [base.symbol] : [],
    prefix: { unit: base.symbol, allowed: base.prefixes },
  };
}

export const constantNames = (): string[] => allConstants().map(({ name }) => name);
