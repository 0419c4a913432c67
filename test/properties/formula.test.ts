import fc from '../support/properties.ts';
import { expect, test } from 'vitest';
import { compileFormula } from '../../server/src/formula/compile.ts';
import {
  number,
  variable,
  type Condition,
  type Formula,
  type FormulaFunction,
} from '../../server/src/formula/formula.ts';
import { simplify } from '../../server/src/formula/simplify.ts';

const names = ['x', 'y'] as const;

const formulas = fc.letrec<{ formula: Formula; condition: Condition }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'formula' },
    fc.double({ min: -4, max: 4, noNaN: true }).map(number),
    fc.constantFrom(...names).map(variable),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom('+', '-', '*', '/', '^'),
      left: tie('formula'),
      right: tie('formula'),
    }),
    tie('formula').map((operand): Formula => ({ kind: 'negation', operand })),
    fc
      .tuple(fc.constantFrom('exp', 'ln', 'sqrt', 'abs', 'sin', 'cos', 'tanh', 'atan'), tie('formula'))
      .map(([name, value]): Formula => ({ kind: 'call', function: name, arguments: [value] })),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('formula'), tie('formula'))
      .map(([name, a, b]): Formula => ({ kind: 'call', function: name, arguments: [a, b] })),
    fc.tuple(tie('condition'), tie('formula'), tie('formula')).map(([condition, consequent, alternative]): Formula => ({
      kind: 'conditional',
      condition,
      consequent,
      alternative,
    })),
  ),
  condition: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'condition' },
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), tie('formula'), tie('formula'))
      .map(([operator, left, right]): Condition => ({ kind: 'comparison', operator, left, right })),
    tie('condition').map((operand): Condition => ({ kind: 'not', operand })),
    fc
      .tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition'))
      .map(([kind, left, right]): Condition => ({ kind, left, right })),
  ),
}));

const functions: Readonly<Record<FormulaFunction, (first: number, second: number) => number>> = {
  exp: Math.exp,
  ln: Math.log,
  log10: Math.log10,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  atan: Math.atan,
  gamma: () => NaN,
  min: Math.min,
  max: Math.max,
};

/** The obvious way: what the compiled formula must agree with to the last bit. */
function directly(formula: Formula, values: Readonly<Record<string, number>>): number {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'variable':
      return values[formula.name] ?? NaN;
    case 'negation':
      return -directly(formula.operand, values);
    case 'call': {
      const [first = NaN, second = NaN] = formula.arguments.map((part) => directly(part, values));
      return functions[formula.function](first, second);
    }
    case 'conditional':
      return directly(holds(formula.condition, values) ? formula.consequent : formula.alternative, values);
    case 'operation': {
      const left = directly(formula.left, values);
      const right = directly(formula.right, values);
      return { '+': left + right, '-': left - right, '*': left * right, '/': left / right, '^': left ** right }[
        formula.operator
      ];
    }
  }
}

function holds(condition: Condition, values: Readonly<Record<string, number>>): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, values) && holds(condition.right, values);
    case 'or':
      return holds(condition.left, values) || holds(condition.right, values);
    case 'not':
      return !holds(condition.operand, values);
    case 'comparison': {
      const left = directly(condition.left, values);
      const right = directly(condition.right, values);
      return {
        '<': left < right,
        '<=': left <= right,
        '>': left > right,
        '>=': left >= right,
        '==': left === right,
        '!=': left !== right,
      }[condition.operator];
    }
  }
}

const aNumber = fc.double({ min: -3, max: 3, noNaN: true });

test('a compiled formula, simplified or not, gives what direct evaluation gives, to the last bit', () => {
  fc.assert(
    fc.property(formulas.formula, aNumber, aNumber, (formula, x, y) => {
      const values = Float64Array.of(x, y);
      const expected = directly(formula, { x, y });
      expect(compileFormula(formula, names).evaluate(values)).toBe(expected);
      expect(compileFormula(simplify(formula), names).evaluate(values)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

/** Smooth functions of x only, whose values and slopes stay moderate. */
const smooth = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'smooth' },
    fc.double({ min: 0.5, max: 2, noNaN: true }).map(number),
    fc.constant(variable('x')),
    fc.record({
      kind: fc.constant('operation' as const),
      operator: fc.constantFrom('+', '-', '*'),
      left: tie('formula'),
      right: tie('formula'),
    }),
    fc
      .tuple(fc.constantFrom('sin', 'cos', 'tanh', 'atan'), tie('formula'))
      .map(([name, value]): Formula => ({ kind: 'call', function: name, arguments: [value] })),
  ),
}));

test('derivatives agree with Richardson-extrapolated central differences', () => {
  fc.assert(
    fc.property(smooth.formula, fc.double({ min: -1, max: 1, noNaN: true }), (formula, x) => {
      const compiled = compileFormula(formula, ['x'], ['x']);
      const at = (value: number): number => compiled.evaluate(Float64Array.of(value));
      const central = (h: number): number => (at(x + h) - at(x - h)) / (2 * h);
      const h = 1e-3;
      const estimate = (4 * central(h / 2) - central(h)) / 3;
      const curvature = Math.abs(central(h / 2) - central(h));
      const gradient = new Float64Array(1);
      compiled.differentiate(Float64Array.of(x), gradient);
      const slope = gradient[0] ?? NaN;
      expect(Math.abs(slope - estimate)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(slope)) + 0.05 * curvature);
    }),
    { numRuns: 500 },
  );
});
