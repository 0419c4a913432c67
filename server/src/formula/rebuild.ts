/** Making a formula from another, part by part; what does not change is kept, what is shared stays shared. */
import type { Condition, Formula } from './formula.ts';
import { inOrder, type FormulaPart } from './walk.ts';

/** What becomes of each part once its own parts have been replaced. */
export interface Replacement {
  readonly formula: (part: Formula) => Formula;
  readonly condition?: (part: Condition) => Condition;
}

const isCondition = (part: FormulaPart): part is Condition =>
  part.kind === 'comparison' || part.kind === 'and' || part.kind === 'or' || part.kind === 'not';

/** Replaces every part from the leaves up. */
export function rebuild(formula: Formula, replacement: Replacement): Formula {
  const formulas = new Map<FormulaPart, Formula>();
  const conditions = new Map<FormulaPart, Condition>();
  const get = (part: Formula): Formula => formulas.get(part) ?? part;
  const getCondition = (part: Condition): Condition => conditions.get(part) ?? part;

  for (const part of inOrder(formula)) {
    if (isCondition(part)) {
      const renewed = renewCondition(part, get, getCondition);
      conditions.set(part, replacement.condition ? replacement.condition(renewed) : renewed);
    } else {
      formulas.set(part, replacement.formula(renewFormula(part, get, getCondition)));
    }
  }
  return get(formula);
}

function renewFormula(
  part: Formula,
  get: (part: Formula) => Formula,
  getCondition: (part: Condition) => Condition,
): Formula {
  switch (part.kind) {
    case 'number':
    case 'variable':
      return part;
    case 'negation': {
      const operand = get(part.operand);
      return operand === part.operand ? part : { ...part, operand };
    }
    case 'operation': {
      const left = get(part.left);
      const right = get(part.right);
      return left === part.left && right === part.right ? part : { ...part, left, right };
    }
    case 'call': {
      const values = part.arguments.map(get);
      return values.every((value, i) => value === part.arguments[i]) ? part : { ...part, arguments: values };
    }
    case 'conditional': {
      const condition = getCondition(part.condition);
      const consequent = get(part.consequent);
      const alternative = get(part.alternative);
      const same = condition === part.condition && consequent === part.consequent && alternative === part.alternative;
      return same ? part : { ...part, condition, consequent, alternative };
    }
  }
}

function renewCondition(
  part: Condition,
  get: (part: Formula) => Formula,
  getCondition: (part: Condition) => Condition,
): Condition {
  switch (part.kind) {
    case 'comparison': {
      const left = get(part.left);
      const right = get(part.right);
      return left === part.left && right === part.right ? part : { ...part, left, right };
    }
    case 'and':
    case 'or': {
      const left = getCondition(part.left);
      const right = getCondition(part.right);
      return left === part.left && right === part.right ? part : { ...part, left, right };
    }
    case 'not': {
      const operand = getCondition(part.operand);
      return operand === part.operand ? part : { ...part, operand };
    }
  }
}

/** The formula with variables replaced by other formulas; a name that is not in `values` stays. */
export function substitute(formula: Formula, values: ReadonlyMap<string, Formula>): Formula {
  return rebuild(formula, {
    formula: (part) => (part.kind === 'variable' ? (values.get(part.name) ?? part) : part),
  });
}
