/**
 * Walking over formulas. Sub-formulas may be shared (a `fn` that uses its argument twice), so that a formula is a graph
 * without cycles rather than a tree, and it may be as deep as a sum of ten thousand terms is long: every walk visits
 * each part once and keeps its own stack.
 */
import type { Condition, Formula } from './formula.ts';

export type FormulaPart = Formula | Condition;

/** The direct parts of a formula or condition. */
function partsOf(part: FormulaPart): readonly FormulaPart[] {
  switch (part.kind) {
    case 'number':
    case 'variable':
      return [];
    case 'negation':
    case 'not':
      return [part.operand];
    case 'operation':
    case 'comparison':
    case 'and':
    case 'or':
      return [part.left, part.right];
    case 'call':
      return part.arguments;
    case 'conditional':
      return [part.condition, part.consequent, part.alternative];
  }
}

/** Every part of the formula once, each after its own parts; the formula itself comes last. */
export function inOrder(formula: FormulaPart): readonly FormulaPart[] {
  const done = new Set<FormulaPart>();
  const stack: FormulaPart[] = [formula];
  for (let part = stack.at(-1); part; part = stack.at(-1)) {
    const waiting = done.has(part) ? [] : partsOf(part).filter((inner) => !done.has(inner));
    if (waiting.length > 0) {
      stack.push(...waiting);
    } else {
      done.add(part);
      stack.pop();
    }
  }
  return [...done];
}

/** Names of the variables that the formula depends on. */
export function freeVariables(formula: FormulaPart): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of inOrder(formula)) if (part.kind === 'variable') names.add(part.name);
  return names;
}
