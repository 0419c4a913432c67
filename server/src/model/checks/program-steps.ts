/** The steps of a `program`: each says its goal with `to` or `by` and how fast with `at` (a rate) or `in` (a time). */
import { stepClauses } from '../../diagnostics/declarations/step-clauses.ts';
import { unknownStep } from '../../diagnostics/declarations/unknown-step.ts';
import { quoted } from '../../diagnostics/words.ts';
import { number, type Formula } from '../../formula/formula.ts';
import { programSteps, stepText, type StepClause, type StepDescriptor } from '../../physics/program-steps.ts';
import type { ProgramStepProblem } from '../../solver/problem.ts';
import type { Expression, ProgramStep } from '../../syntax/tree.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { hasHole } from '../names/references.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { Layer } from '../names/scope.ts';
import { noVariables, quiet, valueAt } from '../value.ts';

const partWords = {
  to: 'the goal',
  by: 'the change',
  rate: 'the rate',
  duration: 'the time',
} as const satisfies Record<StepClause['part'], string>;

/** Checks a step; `undefined` when something is wrong with it. */
export function checkStep(
  whole: FileModel,
  step: ProgramStep,
  layers: readonly Layer[],
): ProgramStepProblem | undefined {
  const file = step.broken === true ? { ...whole, context: quiet(whole.context) } : whole;
  const action = step.action.text;
  const descriptor = programSteps.get(action);
  if (!descriptor) {
    const known = [...programSteps.keys()];
    const suggestions = nearestNames(action, known);
    tell(file, unknownStep, step.action.range, { action, range: step.action.range, suggestions, known });
    return undefined;
  }
  const state = { sound: true };
  const wrong = (problem: string, range = step.action.range): void => {
    state.sound = false;
    tell(file, stepClauses, range, { action, problem, usage: stepText(descriptor) });
  };
  const parts: { to?: Formula; by?: Formula; rate?: Formula; duration?: Formula } = {};
  const read = ({ part, quantity }: StepClause, expression: Expression): void => {
    const { formula } = valueAt(
      expression,
      { layers, variables: noVariables, context: file.context },
      { quantities: [quantity], place: `${partWords[part]} of ${action}`, difference: part === 'by' },
    );
    if (formula) parts[part] = formula;
    else state.sound = false;
  };

  const seen = new Set<StepClause['word']>();
  const unnamed = descriptor.clauses.find(({ wordOptional }) => wordOptional);
  if (step.value && unnamed) {
    seen.add(unnamed.word);
    read(unnamed, step.value);
  } else if (step.value && !hasHole(step.value)) {
    wrong(`says its goal behind ${quoted('to')}`, step.value.range);
  }
  for (const { word, wordRange, value } of step.clauses) {
    const clause = descriptor.clauses.find((one) => one.word === word);
    if (!clause) wrong(`takes no ${quoted(word)}`, wordRange);
    else if (seen.has(clause.word)) wrong(unnamed ? 'says its time twice' : `says ${quoted(word)} twice`, wordRange);
    else {
      seen.add(clause.word);
      read(clause, value);
    }
  }
  if (!state.sound) return undefined;
  const missing = incomplete(descriptor, seen);
  if (missing !== undefined) {
    wrong(missing);
    return undefined;
  }
  if (!parts.by && descriptor.defaultGoal !== undefined) parts.to ??= number(descriptor.defaultGoal);
  return { action: descriptor.action, ...parts };
}

/**
 * Reports steps that heat to where it is colder, or cool to where it is warmer, as far as the temperatures are plain
 * numbers. Gives the steps without those.
 * @param steps each statement with what was read of it; a step that is wrong leaves the temperature unknown
 */
export function checkDirections(
  file: FileModel,
  start: number | undefined,
  steps: readonly (readonly [ProgramStep, ProgramStepProblem | undefined])[],
): readonly (ProgramStepProblem | undefined)[] {
  let before = start;
  return steps.map(([{ action, clauses }, step]) => {
    if (!step) before = undefined;
    if (step?.action !== 'heat' && step?.action !== 'cool') return step;
    const { to, by } = step;
    const sign = step.action === 'heat' ? 1 : -1;
    const change = by?.kind === 'number' && before !== undefined ? before + sign * by.value : undefined;
    const after: number | undefined = to?.kind === 'number' ? to.value : change;
    const from = before;
    before = after;
    if (from !== undefined && to && after !== undefined && (after - from) * sign < 0) {
      const instead = step.action === 'heat' ? 'cool' : 'heat';
      const goal = clauses.find(({ word }) => word === 'to');
      const write = (value: number): string => formatQuantity(value, 'temperature');
      const written = goal ? file.tree.text.slice(goal.value.range.start, goal.value.range.end) : write(after);
      tell(file, stepClauses, action.range, {
        action: step.action,
        problem: `leads from ${write(from)} to ${write(after)}`,
        usage: `${instead} to ${written}`,
        instead: { action: instead, range: action.range },
      });
      return undefined;
    }
    return step;
  });
}

/** What a step fails to say, or says in two ways, by the words of its clauses. */
function incomplete(step: StepDescriptor, said: ReadonlySet<StepClause['word']>): string | undefined {
  if (step.clauses.some(({ wordOptional }) => wordOptional)) return said.size > 0 ? undefined : 'does not say how long';
  if (said.has('to') && said.has('by')) return 'says both `to` and `by`; one of them is enough';
  if (said.has('at') && said.has('in')) return 'says both `at` and `in`; one of them follows from the other';
  if (!said.has('to') && !said.has('by') && step.defaultGoal === undefined) return 'needs its goal';
  return step.paced && !said.has('at') && !said.has('in') ? 'does not say how fast' : undefined;
}
