import { expect, test } from 'vitest';
import { compileFormula, evaluateFormula } from '../../../server/src/formula/compile.ts';
import { number, variable, type Formula, type FormulaOperator } from '../../../server/src/formula/formula.ts';
import { substitute } from '../../../server/src/formula/rebuild.ts';
import { simplify } from '../../../server/src/formula/simplify.ts';
import { freeVariables } from '../../../server/src/formula/walk.ts';

const x = variable('x');
const operation = (operator: FormulaOperator, left: Formula, right: Formula): Formula => ({
  kind: 'operation',
  operator,
  left,
  right,
});
const call = (name: Extract<Formula, { kind: 'call' }>['function'], ...values: Formula[]): Formula => ({
  kind: 'call',
  function: name,
  arguments: values,
});
const when = (left: Formula, consequent: Formula, alternative: Formula): Formula => ({
  kind: 'conditional',
  condition: { kind: 'comparison', operator: '<', left, right: number(1) },
  consequent,
  alternative,
});

function slopeAt(formula: Formula, at: number): number {
  const gradient = new Float64Array(1);
  compileFormula(formula, ['x'], ['x']).differentiate(Float64Array.of(at), gradient);
  return gradient[0] ?? NaN;
}

test('values are those of the operations', () => {
  const arrhenius = operation(
    '*',
    number(1e-13),
    call('exp', operation('/', number(83000), operation('*', number(8.31446261815324), x))),
  );
  expect(evaluateFormula(arrhenius, { x: 400 })).toBe(1e-13 * Math.exp(83000 / (8.31446261815324 * 400)));
});

test('a variable without a value is refused', () => {
  expect(() => evaluateFormula(x)).toThrow(RangeError);
});

test.each([
  ['ln', call('ln', x), 2, 0.5],
  ['log10', call('log10', x), 2, 1 / (2 * Math.LN10)],
  ['sqrt', call('sqrt', x), 4, 0.25],
  ['abs', call('abs', x), -3, -1],
  ['sin', call('sin', x), 1, Math.cos(1)],
  ['cos', call('cos', x), 1, -Math.sin(1)],
  ['tan', call('tan', x), 1, 1 / Math.cos(1) ** 2],
  ['sinh', call('sinh', x), 1, Math.cosh(1)],
  ['cosh', call('cosh', x), 1, Math.sinh(1)],
  ['tanh', call('tanh', x), 1, 1 / Math.cosh(1) ** 2],
  ['atan', call('atan', x), 2, 0.2],
  ['x^3', operation('^', x, number(3)), 2, 12],
  ['2^x', operation('^', number(2), x), 3, 8 * Math.LN2],
  ['x^x', operation('^', x, x), 2, 4 * (Math.LN2 + 1)],
  ['1/x', operation('/', number(1), x), 4, -1 / 16],
])('the derivative of %s', (_name, formula, at, slope) => {
  expect(Math.abs(slopeAt(formula, at) / slope - 1)).toBeLessThan(1e-14);
});

test('derivatives are one-sided at kinks and come from the branch that is taken', () => {
  expect(slopeAt(call('max', x, number(1)), 2)).toBe(1);
  expect(slopeAt(call('max', x, number(1)), 0)).toBe(0);
  expect(slopeAt(call('min', x, operation('*', number(2), x)), 1)).toBe(1);
  expect(slopeAt(call('abs', x), 0)).toBe(1);
  const guarded = when(x, number(7), operation('/', number(1), x));
  expect(slopeAt(guarded, 0)).toBe(0);
  expect(slopeAt(guarded, 2)).toBe(-0.25);
});

test('what does not vary has no derivative, even beside an infinite slope', () => {
  const hidden = operation('+', x, call('sqrt', operation('*', number(0), variable('y'))));
  const gradient = new Float64Array(1);
  compileFormula(hidden, ['x', 'y'], ['x']).differentiate(Float64Array.of(1, 2), gradient);
  expect(gradient[0]).toBe(1);
  expect(slopeAt(operation('^', x, number(0)), 0)).toBe(0);
});

test('overflow is infinite and what has no real value is NaN: the caller decides', () => {
  expect(evaluateFormula(call('exp', x), { x: 1000 })).toBe(Infinity);
  expect(evaluateFormula(call('ln', x), { x: -1 })).toBeNaN();
});

test('a sum of 20 000 terms and a function used forty times over itself are no trouble', () => {
  let sum: Formula = number(0);
  for (let i = 0; i < 20_000; i += 1) sum = operation('+', sum, x);
  expect(evaluateFormula(sum, { x: 1 })).toBe(20_000);
  let doubled: Formula = x;
  for (let i = 0; i < 40; i += 1) doubled = operation('+', doubled, doubled);
  expect(evaluateFormula(doubled, { x: 1 })).toBe(2 ** 40);
  expect(evaluateFormula(substitute(doubled, new Map([['x', number(3)]])))).toBe(3 * 2 ** 40);
  expect(slopeAt(doubled, 1)).toBe(2 ** 40);
});

test('substitution puts formulas in the place of variables, all at once', () => {
  const swapped = substitute(
    operation('-', x, variable('y')),
    new Map([
      ['x', variable('y')],
      ['y', x],
    ]),
  );
  expect(evaluateFormula(swapped, { x: 1, y: 10 })).toBe(9);
  expect([...freeVariables(swapped)].sort()).toEqual(['x', 'y']);
});

test('folding computes constants and chooses branches', () => {
  expect(simplify(operation('*', number(6), operation('/', number(1), number(2))))).toEqual(number(3));
  expect(simplify(operation('*', x, number(1)))).toEqual(x);
  expect(simplify(when(number(0), x, number(2)))).toEqual(x);
  expect(simplify(call('sqrt', number(4)))).toEqual(number(2));
  // x + 0 is not x where x is −0.
  expect(simplify(operation('+', x, number(0)))).toEqual(operation('+', x, number(0)));
});
