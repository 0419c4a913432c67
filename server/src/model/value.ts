/** The value of an expression at its place: the names it sees, the variables that are known there, what it must be. */
import { nameNeedsVariable } from '../diagnostics/names/name-needs-variable.ts';
import { report } from '../diagnostics/diagnostic.ts';
import type { Expression, Path } from '../syntax/tree.ts';
import { checkExpression } from './expression/check-expression.ts';
import type { CheckContext, CheckedExpression, ExpectedType, Scope } from './expression/types.ts';
import { unknownValue } from './names/circles.ts';
import { pathsIn } from './names/references.ts';
import { scopeOf, type Layer } from './names/scope.ts';

/** Where an expression stands. */
export interface Surroundings {
  /** Innermost first. */
  readonly layers: readonly Layer[];
  /** What a value may depend on here beside params: `T` in a field of a model, the variable of a curve. */
  readonly variables: ReadonlySet<string>;
  readonly context: CheckContext;
}

export const noVariables: ReadonlySet<string> = new Set();

const isParameter = (variable: string): boolean => variable.startsWith('param:');

/** For a statement with a syntax error inside: names are still noted, but nothing more is said about it. */
export const quiet = (context: CheckContext): CheckContext => ({ ...context, report: () => undefined });

/** The value of the expression of a statement; nothing is known of one that could not be read as a whole. */
export function statementValue<Value extends CheckedExpression>(
  statement: { readonly broken?: boolean },
  place: Surroundings,
  evaluate: (place: Surroundings) => Value,
): Value | typeof unknownValue {
  if (statement.broken !== true) return evaluate(place);
  evaluate({ ...place, context: quiet(place.context) });
  return unknownValue;
}

/** The first path of an expression whose value depends on one of the variables. */
function culprit(expression: Expression, scope: Scope, variables: readonly string[]): Path | undefined {
  for (const path of pathsIn(expression)) {
    const binding = scope.resolve(path);
    if (binding?.kind === 'value' && variables.some((name) => binding.checked.variables.has(name))) return path;
  }
  return undefined;
}

/** Checks an expression; one that depends on what is not known at its place is an error. */
export function valueAt(expression: Expression, place: Surroundings, expected?: ExpectedType): CheckedExpression {
  const scope = scopeOf(place.layers);
  const checked = checkExpression(expression, scope, place.context, expected);
  const unknown: string[] = [];
  for (const name of checked.variables) if (!isParameter(name) && !place.variables.has(name)) unknown.push(name);
  if (unknown.length === 0) return checked;
  const path = culprit(expression, scope, unknown);
  const words = path ? path.names.map(({ text }) => text).join('.') : 'this';
  place.context.report(
    report(nameNeedsVariable, path?.range ?? expression.range, { path: words, variables: unknown.sort() }),
  );
  return unknownValue;
}
