/** Laws as values: what a field that was given a law is at the temperature of the place that names it. */
import { variable, type Formula } from '../formula/formula.ts';
import { laws } from '../physics/registry.ts';
import type { CheckedExpression } from './expression/types.ts';

/** The formula of a value, of a law too: of `T` then. */
export function formulaOf(checked: CheckedExpression): Formula | undefined {
  if (checked.formula) return checked.formula;
  const { call } = checked;
  return call && laws.get(call.name)?.formula(call.arguments, variable('T'));
}
