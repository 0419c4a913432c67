/** The dimension that a part of an expression must have for the whole to fit its place. */
import type { CheckedFile } from '../model/checked.ts';
import type { Expression } from '../syntax/tree.ts';
import {
  dimensionless,
  divideDimensions,
  multiplyDimensions,
  powerOfDimension,
  rational,
  type Dimension,
} from '../units/dimension.ts';
import { lookupConstant } from '../units/constants.ts';
import { lookupUnit } from '../units/lookup.ts';

/** Dimension of an expression: as checked, or read from its units where the checker gave up. */
export function dimensionOf(file: CheckedFile, expression: Expression): Dimension | undefined {
  const type = file.expressions.get(expression)?.checked.type;
  if (type?.kind === 'quantity') return type.dimension;
  if (type?.kind === 'list' || type?.kind === 'range') return type.item.dimension;
  switch (expression.kind) {
    case 'number':
      return dimensionless;
    case 'reference': {
      const name = expression.path.names.length === 1 ? expression.path.names[0]?.text : undefined;
      if (name === undefined) return undefined;
      return (lookupUnit(name) ?? lookupConstant(name))?.dimension;
    }
    case 'parenthesised':
      return dimensionOf(file, expression.inner);
    case 'unary':
      return dimensionOf(file, expression.operand);
    case 'list':
      return expression.items[0] && dimensionOf(file, expression.items[0]);
    case 'binary': {
      const left = dimensionOf(file, expression.left);
      const right = dimensionOf(file, expression.right);
      if (!left || !right) return undefined;
      if (expression.operator === '*' || expression.operator === 'juxtaposition')
        return multiplyDimensions(left, right);
      if (expression.operator === '/') return divideDimensions(left, right);
      if (expression.operator === '+' || expression.operator === '-') return left;
      const power =
        expression.operator === '^' && expression.right.kind === 'number' ? expression.right.value : undefined;
      return power !== undefined && Number.isInteger(power) ? powerOfDimension(left, rational(power)) : undefined;
    }
    default:
      return undefined;
  }
}

/** What `child` must be for `parent` to be `whole`; `undefined` where nothing can be said. */
function neededOfChild(
  file: CheckedFile,
  parent: Expression,
  child: Expression,
  whole: Dimension,
): Dimension | undefined {
  switch (parent.kind) {
    case 'parenthesised':
    case 'list':
    case 'uncertain':
      return whole;
    case 'unary':
      return parent.operator === 'not' ? undefined : whole;
    case 'range':
      return child === parent.spacing?.value && parent.spacing.word !== 'step' ? dimensionless : whole;
    case 'conditional':
      return child === parent.condition ? undefined : whole;
    case 'call':
      return undefined;
    case 'binary': {
      const other = child === parent.left ? parent.right : parent.left;
      if (parent.operator === '+' || parent.operator === '-') return whole;
      if (parent.operator === '^') return child === parent.right ? dimensionless : undefined;
      const known = other.kind === 'missing' ? dimensionless : dimensionOf(file, other);
      if (!known) return undefined;
      if (parent.operator === '*' || parent.operator === 'juxtaposition') return divideDimensions(whole, known);
      if (parent.operator !== '/') return known;
      return child === parent.left ? multiplyDimensions(whole, known) : divideDimensions(known, whole);
    }
    default:
      return undefined;
  }
}

/**
 * The dimensions that the last expression of a path may have.
 * @param path outermost first, beginning with the expression whose dimensions are known
 * @param wanted dimensions that the first may have
 */
export function neededDimensions(
  file: CheckedFile,
  path: readonly Expression[],
  wanted: readonly Dimension[],
): readonly Dimension[] {
  let needed = wanted;
  path.slice(1).forEach((child, index) => {
    const parent = path[index];
    if (parent) needed = needed.flatMap((whole) => neededOfChild(file, parent, child, whole) ?? []);
  });
  return needed;
}
