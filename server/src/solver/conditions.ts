/** From the fields of a test to one request a curve: families are nested, the first written slowest. */
import { evaluateFormula } from '../formula/compile.ts';
import type { ProtocolDescriptor } from '../physics/descriptor.ts';
import type { Condition } from './result.ts';
import type { ProgramStep } from './protocol.ts';
import type { TestProblem } from './problem.ts';
import { coherentUnit } from '../units/quantities.ts';

/** The numbers that make one curve of a test. */
export interface CurveConditions {
  readonly conditions: Readonly<Record<string, number>>;
  readonly points: Readonly<Record<string, readonly number[] | undefined>>;
  readonly words: Readonly<Record<string, string>>;
  readonly steps: readonly ProgramStep[];
  /** What the curve is labelled by: every number written that is not its x. */
  readonly at: Readonly<Record<string, Condition>>;
}

type Family = readonly { readonly name: string; readonly values: readonly number[] }[];

/** Every combination of the family's members, the first name slowest. */
function combinations(family: Family): Readonly<Record<string, number>>[] {
  const [first, ...rest] = family;
  if (!first) return [{}];
  const tail = combinations(rest);
  return first.values.flatMap((value) => tail.map((others) => ({ [first.name]: value, ...others })));
}

/** One entry for each curve that the test asks of one model; numbers in SI. */
export function expandConditions(
  test: TestProblem,
  protocol: ProtocolDescriptor,
  parameters: Readonly<Record<string, number>>,
): CurveConditions[] {
  const points: Record<string, readonly number[] | undefined> = {};
  const words: Record<string, string> = {};
  const fixed: Record<string, number> = {};
  const family: { name: string; values: readonly number[] }[] = [];
  const written = new Set<string>();

  for (const { name, value } of test.fields) {
    const descriptor = protocol.fields.find((field) => field.name === name);
    written.add(name);
    switch (value.type) {
      case 'word':
        words[name] = value.word;
        break;
      case 'points':
        points[name] = value.values.map((formula) => evaluateFormula(formula, parameters));
        break;
      case 'family':
        family.push({ name, values: value.values.map((formula) => evaluateFormula(formula, parameters)) });
        break;
      case 'scalar': {
        const number = evaluateFormula(value.value, parameters);
        if (descriptor?.shape === 'points' && !descriptor.scalarIsEnd) points[name] = [number];
        else fixed[name] = number;
        break;
      }
    }
  }
  for (const field of protocol.fields) {
    if (written.has(field.name) || field.default === undefined) continue;
    if (typeof field.default === 'number') fixed[field.name] = field.default;
    else words[field.name] = field.default;
  }

  const steps = test.steps.map((step): ProgramStep => ({
    action: step.action,
    ...(step.to ? { to: evaluateFormula(step.to, parameters) } : {}),
    ...(step.by ? { by: evaluateFormula(step.by, parameters) } : {}),
    ...(step.rate ? { rate: evaluateFormula(step.rate, parameters) } : {}),
    ...(step.duration ? { duration: evaluateFormula(step.duration, parameters) } : {}),
  }));

  const isX = (name: string): boolean => protocol.fields.find((field) => field.name === name)?.shape === 'points';
  return combinations(family).map((members) => {
    const conditions = { ...fixed, ...members };
    const at: Record<string, Condition> = {};
    // In the order written, so that families read as the user wrote them.
    for (const { name } of test.fields) {
      const value = conditions[name];
      const quantity = protocol.fields.find((field) => field.name === name)?.quantities[0];
      if (value !== undefined && !isX(name)) at[name] = { value, unit: quantity ? coherentUnit(quantity) : '' };
    }
    return { conditions, points, words, steps, at };
  });
}
