/** Says whether a value has the outline of a problem. What it holds inside is looked at where it is compiled. */
import type { CurveProblem, ModelProblem, Parameter, Problem, TestProblem } from '../../server/src/solver/problem.ts';
import { arrayOf, isNumber, isRecord, isString, objectWith, type Guard } from './guards.ts';

const isNamed = objectWith<{ readonly name: string }>({ name: isString });

const isParameter: Guard<Parameter> = (value): value is Parameter =>
  objectWith<Pick<Parameter, 'name' | 'value'>>({ name: isString, value: isNumber })(value);

const isModel: Guard<ModelProblem> = (value): value is ModelProblem =>
  isNamed(value) &&
  objectWith({ kind: isString, alloy: isRecord, fields: isRecord, elements: arrayOf(isNamed) })(value);

const isTest: Guard<TestProblem> = (value): value is TestProblem =>
  isNamed(value) &&
  objectWith({
    protocol: isString,
    models: arrayOf(isString),
    fields: arrayOf(isNamed),
    steps: arrayOf(isRecord),
    expectations: arrayOf(isRecord),
  })(value);

const isCurve: Guard<CurveProblem> = (value): value is CurveProblem =>
  isNamed(value) && objectWith({ x: isNamed, series: arrayOf(isNamed) })(value);

export const isProblem: Guard<Problem> = objectWith<Problem>({
  parameters: arrayOf(isParameter),
  models: arrayOf(isModel),
  tests: arrayOf(isTest),
  curves: arrayOf(isCurve),
});
