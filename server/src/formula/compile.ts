/**
 * Formula → function. Each distinct part of the formula becomes one instruction on a list of registers, so that what is
 * shared is computed once, nothing is allocated while evaluating, and exact forward derivatives run along the same list.
 * Both branches of a conditional are computed and one is selected: formulas have no side effects.
 */
import type { Formula, FormulaFunction, VariableName } from './formula.ts';
import { applyFunction, applyOperator, compare } from './primitives.ts';
import { digamma } from './gamma.ts';
import { inOrder, type FormulaPart } from './walk.ts';

export interface CompiledFormula {
  /**
   * The value for variables given in the order of `slots`, all in SI. May be ±Infinity (overflow) or NaN (no real
   * value, such as the logarithm of a negative number): the caller decides what that means.
   */
  evaluate(values: Float64Array): number;
  /**
   * The value; writes the derivative by the i-th variable of `by` into `gradient[i]`. At a kink (`min`, `max`, `abs`,
   * a conditional) it is that of the branch which the value comes from.
   */
  differentiate(values: Float64Array, gradient: Float64Array): number;
  /**
   * A bound on the error of the value in double precision, to first order: what roundings, and errors of the variables
   * (absolute, in the order of `slots`), leave of it. Large where digits cancel.
   */
  roundingError(values: Float64Array, errors: Float64Array): number;
}

type Instruction =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly slot: number }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/' | '^';
      readonly left: number;
      readonly right: number;
    }
  | { readonly kind: 'negation'; readonly operand: number }
  | { readonly kind: 'call'; readonly function: FormulaFunction; readonly first: number; readonly second: number }
  | {
      readonly kind: 'comparison';
      readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!=';
      readonly left: number;
      readonly right: number;
    }
  | { readonly kind: 'and' | 'or'; readonly left: number; readonly right: number }
  | { readonly kind: 'not'; readonly operand: number }
  | {
      readonly kind: 'conditional';
      readonly condition: number;
      readonly consequent: number;
      readonly alternative: number;
    };

/**
 * Compiles a formula.
 * @param slots names of the variables in the order in which `evaluate` takes their values
 * @param by names of the variables that `differentiate` derives by
 * @throws RangeError when the formula depends on a variable that has no slot
 */
export function compileFormula(
  formula: Formula,
  slots: readonly VariableName[],
  by: readonly VariableName[] = [],
): CompiledFormula {
  const parts = inOrder(formula);
  const registerOf = new Map(parts.map((part, i) => [part, i]));
  const instructions = parts.map((part) => instructionFor(part, registerOf, slots));
  const registers = new Float64Array(parts.length);
  // Constants are written once; only what can change is executed.
  const steps: { readonly register: number; readonly instruction: Instruction }[] = [];
  instructions.forEach((instruction, register) => {
    if (instruction.kind === 'number') registers[register] = instruction.value;
    else steps.push({ register, instruction });
  });
  const result = parts.length - 1;

  const evaluate = (values: Float64Array): number => {
    for (const { register, instruction } of steps) registers[register] = execute(instruction, registers, values);
    return registers[result] ?? Number.NaN;
  };

  const chosen = by.map((name) => slots.indexOf(name));
  const width = chosen.length;
  const gradients = new Float64Array(parts.length * width);
  const differentiate = (values: Float64Array, gradient: Float64Array): number => {
    const value = evaluate(values);
    for (const { register, instruction } of steps) {
      derive(instruction, register, registers, gradients, chosen);
    }
    for (let i = 0; i < width; i += 1) gradient[i] = gradients[result * width + i] ?? 0;
    return value;
  };

  const bounds = new Float64Array(parts.length);
  const roundingError = (values: Float64Array, errors: Float64Array): number => {
    evaluate(values);
    instructions.forEach((instruction, register) => {
      bounds[register] = roundingOf(instruction, register, registers, bounds, errors);
    });
    return bounds[result] ?? Number.NaN;
  };
  return { evaluate, differentiate, roundingError };
}

/** The value of a formula for variables by name. For single values; compile what is evaluated often. */
export function evaluateFormula(formula: Formula, variables: Readonly<Record<VariableName, number>> = {}): number {
  if (formula.kind === 'number') return formula.value;
  return compileFormula(formula, Object.keys(variables)).evaluate(Float64Array.from(Object.values(variables)));
}

function instructionFor(
  part: FormulaPart,
  registerOf: ReadonlyMap<FormulaPart, number>,
  slots: readonly VariableName[],
): Instruction {
  const at = (inner: FormulaPart | undefined): number => (inner && registerOf.get(inner)) ?? 0;
  switch (part.kind) {
    case 'number':
      return { kind: 'number', value: part.value };
    case 'variable': {
      const slot = slots.indexOf(part.name);
      if (slot < 0) throw new RangeError(`the formula depends on ${part.name}, for which no value is given`);
      return { kind: 'variable', slot };
    }
    case 'operation':
      return { kind: 'operation', operator: part.operator, left: at(part.left), right: at(part.right) };
    case 'comparison':
      return { kind: 'comparison', operator: part.operator, left: at(part.left), right: at(part.right) };
    case 'and':
    case 'or':
      return { kind: part.kind, left: at(part.left), right: at(part.right) };
    case 'negation':
    case 'not':
      return { kind: part.kind, operand: at(part.operand) };
    case 'call': {
      const [first, second] = part.arguments;
      return { kind: 'call', function: part.function, first: at(first), second: at(second) };
    }
    case 'conditional':
      return {
        kind: 'conditional',
        condition: at(part.condition),
        consequent: at(part.consequent),
        alternative: at(part.alternative),
      };
  }
}

/** Value of one instruction; conditions are 1 (true) and 0 (false). */
function execute(instruction: Instruction, registers: Float64Array, values: Float64Array): number {
  switch (instruction.kind) {
    case 'number':
      return instruction.value;
    case 'variable':
      return values[instruction.slot] ?? Number.NaN;
    case 'operation':
      return applyOperator(
        instruction.operator,
        registers[instruction.left] ?? Number.NaN,
        registers[instruction.right] ?? Number.NaN,
      );
    case 'negation':
      return -(registers[instruction.operand] ?? Number.NaN);
    case 'call':
      return applyFunction(
        instruction.function,
        registers[instruction.first] ?? Number.NaN,
        registers[instruction.second] ?? Number.NaN,
      );
    case 'comparison':
      return compare(
        instruction.operator,
        registers[instruction.left] ?? Number.NaN,
        registers[instruction.right] ?? Number.NaN,
      )
        ? 1
        : 0;
    case 'and':
      return registers[instruction.left] === 1 && registers[instruction.right] === 1 ? 1 : 0;
    case 'or':
      return registers[instruction.left] === 1 || registers[instruction.right] === 1 ? 1 : 0;
    case 'not':
      return registers[instruction.operand] === 1 ? 0 : 1;
    case 'conditional':
      return (
        registers[registers[instruction.condition] === 1 ? instruction.consequent : instruction.alternative] ??
        Number.NaN
      );
  }
}

/** Writes the derivatives of one instruction's value from those of its operands. */
function derive(
  instruction: Instruction,
  register: number,
  registers: Float64Array,
  gradients: Float64Array,
  chosen: readonly number[],
): void {
  const width = chosen.length;
  const target = register * width;
  switch (instruction.kind) {
    case 'variable':
      for (let i = 0; i < width; i += 1) gradients[target + i] = chosen[i] === instruction.slot ? 1 : 0;
      return;
    case 'operation': {
      const left = registers[instruction.left] ?? Number.NaN;
      const right = registers[instruction.right] ?? Number.NaN;
      const value = registers[register] ?? Number.NaN;
      const byLeft = instruction.left * width;
      const byRight = instruction.right * width;
      for (let i = 0; i < width; i += 1) {
        const dLeft = gradients[byLeft + i] ?? 0;
        const dRight = gradients[byRight + i] ?? 0;
        gradients[target + i] = deriveOperation(instruction.operator, left, right, value, dLeft, dRight);
      }
      return;
    }
    case 'negation':
      for (let i = 0; i < width; i += 1) {
        gradients[target + i] = -(gradients[instruction.operand * width + i] ?? 0);
      }
      return;
    case 'call': {
      const first = registers[instruction.first] ?? Number.NaN;
      const value = registers[register] ?? Number.NaN;
      if (instruction.function === 'min' || instruction.function === 'max') {
        const source = (value === first ? instruction.first : instruction.second) * width;
        for (let i = 0; i < width; i += 1) gradients[target + i] = gradients[source + i] ?? 0;
        return;
      }
      const slope = slopeOf(instruction.function, first, value);
      for (let i = 0; i < width; i += 1) {
        gradients[target + i] = times(slope, gradients[instruction.first * width + i] ?? 0);
      }
      return;
    }
    case 'conditional': {
      const branch = registers[instruction.condition] === 1 ? instruction.consequent : instruction.alternative;
      for (let i = 0; i < width; i += 1) gradients[target + i] = gradients[branch * width + i] ?? 0;
      return;
    }
    case 'number':
    case 'comparison':
    case 'and':
    case 'or':
    case 'not':
  }
}

/** Half a unit in the last place, relative: the error of a correctly rounded result. */
const half = Number.EPSILON / 2;
/** Error of a function in units in the last place: those of Math are within one, `gamma` is a series. */
const ulps = (name: FormulaFunction): number => (name === 'abs' ? 0 : name === 'gamma' ? 8 : 1);

/** Whether an operation on whole numbers has no rounding. */
const isExact = (operator: '+' | '-' | '*' | '/' | '^', left: number, right: number, value: number): boolean =>
  [left, right, value].every(Number.isSafeInteger) && (operator !== '/' || value * right === left);

/** Error of one instruction's value from those of its operands. */
function roundingOf(
  instruction: Instruction,
  register: number,
  registers: Float64Array,
  bounds: Float64Array,
  errors: Float64Array,
): number {
  const value = registers[register] ?? Number.NaN;
  const at = (index: number): number => bounds[index] ?? 0;
  switch (instruction.kind) {
    case 'number':
      return Number.isSafeInteger(value) ? 0 : half * Math.abs(value);
    case 'variable':
      return errors[instruction.slot] ?? 0;
    case 'operation': {
      const { operator } = instruction;
      const left = registers[instruction.left] ?? Number.NaN;
      const right = registers[instruction.right] ?? Number.NaN;
      const passedOn =
        Math.abs(deriveOperation(operator, left, right, value, at(instruction.left), 0)) +
        Math.abs(deriveOperation(operator, left, right, value, 0, at(instruction.right)));
      if (isExact(operator, left, right, value)) return passedOn;
      return passedOn + (operator === '^' ? Number.EPSILON : half) * Math.abs(value);
    }
    case 'negation':
      return at(instruction.operand);
    case 'call': {
      const first = registers[instruction.first] ?? Number.NaN;
      if (instruction.function === 'min' || instruction.function === 'max') {
        return at(value === first ? instruction.first : instruction.second);
      }
      const error = at(instruction.first);
      const passedOn = Math.abs(times(slopeOf(instruction.function, first, value), error));
      // The slope of a root has no bound at zero, its change has.
      const bounded = instruction.function === 'sqrt' ? Math.min(passedOn, Math.sqrt(error)) : passedOn;
      return bounded + ulps(instruction.function) * Number.EPSILON * Math.abs(value);
    }
    case 'conditional':
      return at(registers[instruction.condition] === 1 ? instruction.consequent : instruction.alternative);
    case 'comparison':
    case 'and':
    case 'or':
    case 'not':
      return 0;
  }
}

/** Slope times derivative, where what does not vary stays zero even beside an infinite slope. */
const times = (slope: number, derivative: number): number => (derivative === 0 ? 0 : slope * derivative);

function deriveOperation(
  operator: '+' | '-' | '*' | '/' | '^',
  left: number,
  right: number,
  value: number,
  dLeft: number,
  dRight: number,
): number {
  switch (operator) {
    case '+':
      return dLeft + dRight;
    case '-':
      return dLeft - dRight;
    case '*':
      return times(right, dLeft) + times(left, dRight);
    case '/':
      return times(1 / right, dLeft) - times(value / right, dRight);
    case '^': {
      const byBase = right === 0 ? 0 : right * Math.pow(left, right - 1);
      // x^y ln x tends to 0 with x.
      const byExponent = value === 0 ? 0 : value * Math.log(left);
      return times(byBase, dLeft) + times(byExponent, dRight);
    }
  }
}

/** Derivative of a function of one argument where its value is known. */
function slopeOf(name: Exclude<FormulaFunction, 'min' | 'max'>, argument: number, value: number): number {
  switch (name) {
    case 'exp':
      return value;
    case 'ln':
      return 1 / argument;
    case 'log10':
      return 1 / (argument * Math.LN10);
    case 'sqrt':
      return 0.5 / value;
    case 'abs':
      return argument < 0 ? -1 : 1;
    case 'sin':
      return Math.cos(argument);
    case 'cos':
      return -Math.sin(argument);
    case 'tan':
      return 1 + value * value;
    case 'sinh':
      return Math.cosh(argument);
    case 'cosh':
      return Math.sinh(argument);
    case 'tanh':
      return 1 / Math.cosh(argument) ** 2;
    case 'atan':
      return 1 / (1 + argument * argument);
    case 'gamma':
      return value * digamma(argument);
  }
}
