/** Walks over an expression: its direct parts, and every name in it. */
import type { Expression, Path } from '../../syntax/tree.ts';

/** The expressions that an expression is made of, in the order written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'parenthesised':
      return [expression.inner];
    case 'call':
      return expression.arguments.map(({ value }) => value);
    case 'conditional':
      return [expression.condition, expression.consequent, expression.alternative];
    case 'list':
      return expression.items;
    case 'range':
      return [expression.lower, expression.upper, ...(expression.spacing ? [expression.spacing.value] : [])];
    case 'uncertain':
      return [expression.value, expression.error];
    case 'column':
      return expression.unit ? [expression.column, expression.unit] : [expression.column];
    case 'composition':
      return expression.parts.map(({ amount }) => amount);
    case 'bounded':
      return [expression.value, expression.bounds];
    case 'number':
    case 'reference':
    case 'string':
    case 'missing':
      return [];
  }
}

/** Every path in an expression, callees included, in the order written. */
export function* pathsIn(expression: Expression): Generator<Path> {
  if (expression.kind === 'reference') yield expression.path;
  if (expression.kind === 'call') yield expression.callee;
  for (const part of partsOf(expression)) yield* pathsIn(part);
}

/** Whether the parser had to leave a hole in the expression (it has been reported). */
export function hasHole(expression: Expression): boolean {
  if (expression.kind === 'missing') return true;
  if (expression.kind === 'reference') return expression.path.names.some(({ text }) => text === '');
  return partsOf(expression).some(hasHole);
}

/** The expression without the parentheses around it. */
export function unwrapped(expression: Expression): Expression {
  return expression.kind === 'parenthesised' ? unwrapped(expression.inner) : expression;
}
