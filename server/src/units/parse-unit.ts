/**
 * Reading the units that the program itself writes: `kJ/mol`, `/GPa`, `J/(mol K)`, `nm^2`, and the empty text for a
 * plain number. (Units in a user's file are parsed with the rest of the expression.)
 */
import { dimensionless, divideDimensions, multiplyDimensions, powerOfDimension, rational } from './dimension.ts';
import type { Dimension } from './dimension.ts';
import { divideFactors, multiplyFactors, powerOfFactor, unity, type Factor } from './factor.ts';
import { lookupUnit } from './lookup.ts';

export interface UnitExpression {
  readonly text: string;
  readonly dimension: Dimension;
  readonly size: Factor;
  /** K at zero of an offset scale. */
  readonly zero?: number;
}

interface Size {
  readonly dimension: Dimension;
  readonly size: Factor;
}

/** A product of units: names with optional powers, blanks between factors, `/` before a factor or a bracket. */
function parseProduct(tokens: readonly string[], at: { position: number }): Size | undefined {
  let result: Size = { dimension: dimensionless, size: unity };
  while (at.position < tokens.length && tokens[at.position] !== ')') {
    const divides = tokens[at.position] === '/';
    if (divides) at.position += 1;
    // `1/Pa` is the same as `/Pa`.
    if (tokens[at.position] === '1') {
      at.position += 1;
      continue;
    }
    const factor = parseFactor(tokens, at);
    if (!factor) return undefined;
    result = divides
      ? {
          dimension: divideDimensions(result.dimension, factor.dimension),
          size: divideFactors(result.size, factor.size),
        }
      : {
          dimension: multiplyDimensions(result.dimension, factor.dimension),
          size: multiplyFactors(result.size, factor.size),
        };
  }
  return result;
}

function parseFactor(tokens: readonly string[], at: { position: number }): Size | undefined {
  const token = tokens[at.position];
  at.position += 1;
  let base: Size | undefined;
  if (token === '(') {
    base = parseProduct(tokens, at);
    if (tokens[at.position] !== ')') return undefined;
    at.position += 1;
  } else if (token !== undefined) {
    base = lookupUnit(token);
  }
  if (!base || tokens[at.position] !== '^') return base;
  const exponent = Number(tokens[at.position + 1]);
  if (!Number.isInteger(exponent)) return undefined;
  at.position += 2;
  return {
    dimension: powerOfDimension(base.dimension, rational(exponent)),
    size: powerOfFactor(base.size, exponent),
  };
}

/** The unit that a text means, or `undefined` when it is none. */
export function parseUnit(text: string): UnitExpression | undefined {
  const single = lookupUnit(text);
  if (single) {
    const { dimension, size, zero } = single;
    return { text, dimension, size, ...(zero === undefined ? {} : { zero }) };
  }
  const tokens = text.match(/-?\d+|[()/^]|[^\s()/^]+/g) ?? [];
  const at = { position: 0 };
  const parsed = parseProduct(tokens, at);
  return parsed && at.position === tokens.length ? { text, ...parsed } : undefined;
}
