/** Constant folding. Only rewrites that give the same double for every input, so that nothing shifts by a rounding. */
import { number, type Condition, type Formula } from './formula.ts';
import { applyFunction, applyOperator, compare } from './primitives.ts';
import { rebuild } from './rebuild.ts';

const isNumber = (formula: Formula, value: number): boolean =>
  formula.kind === 'number' && Object.is(formula.value, value);

function foldPart(part: Formula): Formula {
  switch (part.kind) {
    case 'number':
    case 'variable':
      return part;
    case 'negation':
      if (part.operand.kind === 'number') return number(-part.operand.value);
      return part.operand.kind === 'negation' ? part.operand.operand : part;
    case 'operation': {
      const { operator, left, right } = part;
      if (left.kind === 'number' && right.kind === 'number') {
        return number(applyOperator(operator, left.value, right.value));
      }
      if (isNumber(right, 1) && (operator === '*' || operator === '/' || operator === '^')) return left;
      if (isNumber(left, 1) && operator === '*') return right;
      if (isNumber(right, 0) && operator === '-') return left;
      return part;
    }
    case 'call': {
      const [first, second] = part.arguments;
      if (first?.kind !== 'number' || (second && second.kind !== 'number')) return part;
      return number(applyFunction(part.function, first.value, second?.value));
    }
    case 'conditional': {
      const known = truthOf(part.condition);
      return known === undefined ? part : known ? part.consequent : part.alternative;
    }
  }
}

/** Whether a condition holds, where that does not depend on variables. */
function truthOf(condition: Condition): boolean | undefined {
  switch (condition.kind) {
    case 'comparison':
      return condition.left.kind === 'number' && condition.right.kind === 'number'
        ? compare(condition.operator, condition.left.value, condition.right.value)
        : undefined;
    case 'not': {
      const operand = truthOf(condition.operand);
      return operand === undefined ? undefined : !operand;
    }
    case 'and':
    case 'or': {
      const left = truthOf(condition.left);
      const right = truthOf(condition.right);
      const decisive = condition.kind === 'or';
      if (left === decisive || right === decisive) return decisive;
      return left === undefined || right === undefined ? undefined : !decisive;
    }
  }
}

/** The formula with its constant parts computed; equal to the last bit for every value of its variables. */
export const simplify = (formula: Formula): Formula => rebuild(formula, { formula: foldPart });
