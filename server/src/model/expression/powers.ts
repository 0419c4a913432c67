/** `^`: exponents are numbers; a base with a dimension needs a constant fraction. */
import { celsiusMisuse } from '../../diagnostics/units/celsius-misuse.ts';
import { wrongExponent } from '../../diagnostics/units/wrong-exponent.ts';
import type { BinaryExpression } from '../../syntax/tree.ts';
import { isDimensionless, powerOfDimension, rational, type Rational } from '../../units/dimension.ts';
import { phraseOfDimension } from '../../units/format-dimension.ts';
import { finite, quantityOf, tell, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { operate, operateValues, rejectScaling, soundUnit } from './products.ts';
import { joined, powerOfUnits, quantityType, unitAlone, unknown, type Typed } from './typed.ts';

const largestDenominator = 64;

/** The fraction that a double stands for (`0.333…` is 1/3), or `undefined` for one without a small denominator. */
function fractionOf(value: number): Rational | undefined {
  for (let denominator = 1; denominator <= largestDenominator; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(value * denominator - numerator) <= 1e-12 * Math.max(1, Math.abs(numerator))) {
      return Math.abs(numerator) < 1e6 ? rational(numerator, denominator) : undefined;
    }
  }
  return undefined;
}

export function checkPower(checker: Checker, node: BinaryExpression, base: Typed, exponent: Typed): Typed {
  const baseType = quantityOf(checker, node.left, base, 'The base of a power');
  const exponentType = quantityOf(checker, node.right, exponent, 'An exponent');
  if (!baseType || !exponentType) return unknown;
  if (baseType.scale === 'celsius') {
    rejectScaling(checker, node.left, base);
    return unknown;
  }
  if (!isDimensionless(exponentType.dimension)) {
    const found = phraseOfDimension(exponentType.dimension);
    const problem = { kind: 'dimension', text: expressionText(node.right), found } as const;
    tell(checker, wrongExponent, node.right.range, { problem });
    return unknown;
  }
  if (base.pure && base.tail?.zero !== undefined) {
    const replacements = [{ range: node.left.range, newText: 'K' }];
    tell(checker, celsiusMisuse, node.left.range, { problem: { kind: 'difference' }, replacements });
    return unknown;
  }
  const constantExponent = exponent.variables.size === 0 ? exponent.value : undefined;
  const fraction = constantExponent === undefined ? undefined : fractionOf(constantExponent);
  if (base.pure && base.tail && base.tail.zero === undefined && fraction) {
    return soundUnit(checker, node, unitAlone(powerOfUnits(base.tail, fraction)));
  }
  if (!isDimensionless(baseType.dimension) && !fraction) {
    const kind = constantExponent === undefined ? 'not-constant' : 'irrational';
    const problem = { kind, base: expressionText(node.left), found: phraseOfDimension(baseType.dimension) } as const;
    tell(checker, wrongExponent, node.right.range, { problem });
    return unknown;
  }
  const { value, bad } = finite(
    checker,
    node,
    operateValues('^', base, exponent),
    base.value !== undefined && base.value < 0
      ? 'a negative number has no real power with a broken exponent'
      : base.value === 0
        ? 'zero has no negative power'
        : undefined,
  );
  if (bad) return unknown;
  return {
    type: quantityType(fraction ? powerOfDimension(baseType.dimension, fraction) : baseType.dimension),
    formula: operate('^', base, exponent),
    value,
    ...joined(base, exponent),
  };
}
