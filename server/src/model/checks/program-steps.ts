/** The steps of a `program`: each says its goal with `to` and how fast with `at` (a rate) or `in` (a time). */
import { stepClauses } from '../../diagnostics/declarations/step-clauses.ts';
import { unknownStep } from '../../diagnostics/declarations/unknown-step.ts';
import { number, type Formula } from '../../formula/formula.ts';
import type { ProgramStepProblem } from '../../solver/problem.ts';
import type { Expression, ProgramStep } from '../../syntax/tree.ts';
import type { QuantityName } from '../../units/quantities.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { hasHole } from '../names/references.ts';
import type { Layer } from '../names/scope.ts';
import { noVariables, quiet, valueAt } from '../value.ts';

interface StepKind {
  readonly goal?: QuantityName;
  /** `unload` goes to zero unless it says otherwise. */
  readonly defaultGoal?: number;
  readonly rate?: QuantityName;
  /** Whether how fast must be said. */
  readonly paced: boolean;
  readonly usage: string;
}

/** Goal and pace of every step that the language knows. */
export const stepKinds: Readonly<Record<ProgramStepProblem['action'], StepKind>> = {
  heat: { goal: 'temperature', rate: 'heating_rate', paced: true, usage: 'heat to 430 K at 10 K/min' },
  cool: { goal: 'temperature', rate: 'heating_rate', paced: true, usage: 'cool to 300 K at 10 K/min' },
  hold: { paced: false, usage: 'hold 10 min' },
  load: { goal: 'stress', rate: 'stress_rate', paced: false, usage: 'load to 25 MPa in 1 s' },
  unload: { defaultGoal: 0, goal: 'stress', rate: 'stress_rate', paced: false, usage: 'unload in 1 s' },
  strain: { goal: 'number', rate: 'strain_rate', paced: true, usage: 'strain to 1 % at 1e-4 /s' },
};

const isAction = (word: string): word is ProgramStepProblem['action'] => Object.hasOwn(stepKinds, word);

/** Checks a step; `undefined` when something is wrong with it. */
export function checkStep(
  whole: FileModel,
  step: ProgramStep,
  layers: readonly Layer[],
): ProgramStepProblem | undefined {
  const file = step.broken === true ? { ...whole, context: quiet(whole.context) } : whole;
  const action = step.action.text;
  if (!isAction(action)) {
    const known = Object.keys(stepKinds);
    const suggestions = nearestNames(action, known);
    tell(file, unknownStep, step.action.range, { action, range: step.action.range, suggestions, known });
    return undefined;
  }
  const kind = stepKinds[action];
  const state = { sound: true };
  const wrong = (problem: string, range = step.action.range): void => {
    state.sound = false;
    tell(file, stepClauses, range, { action, problem, usage: kind.usage });
  };
  const evaluate = (expression: Expression, quantity: QuantityName, what: string): Formula | undefined => {
    const { formula } = valueAt(
      expression,
      { layers, variables: noVariables, context: file.context },
      { quantities: [quantity], place: `${what} of ${action}` },
    );
    if (!formula) state.sound = false;
    return formula;
  };

  let to: Formula | undefined;
  let rate: Formula | undefined;
  let duration: Formula | undefined;
  if (action === 'hold') {
    const clause = step.clauses.find(({ word }) => word === 'for');
    const value = step.value ?? clause?.value;
    const other = step.clauses.find((one) => one !== clause);
    if (!value) {
      wrong('needs the time to hold');
      return undefined;
    }
    if (other) wrong(`takes no \`${other.word}\``, other.wordRange);
    duration = evaluate(value, 'time', 'the time');
    return state.sound && duration ? { action, duration } : undefined;
  }
  if (step.value && !hasHole(step.value)) {
    wrong('takes its goal after `to`', step.value.range);
    return undefined;
  }
  const seen = new Set<string>();
  for (const { word, wordRange, value } of step.clauses) {
    if (seen.has(word)) wrong(`says \`${word}\` twice`, wordRange);
    seen.add(word);
    if (word === 'to' && kind.goal) to = evaluate(value, kind.goal, 'the goal');
    else if (word === 'at' && kind.rate) rate = evaluate(value, kind.rate, 'the rate');
    else if (word === 'in') duration = evaluate(value, 'time', 'the time');
    else wrong(`takes no \`${word}\``, wordRange);
  }
  if (kind.defaultGoal !== undefined && !to) to = number(kind.defaultGoal);
  if (!state.sound) return undefined;
  if (!to) {
    wrong('needs its goal');
    return undefined;
  }
  if (seen.has('at') && seen.has('in')) {
    wrong('says both `at` and `in`; one of them follows from the other');
    return undefined;
  }
  if (kind.paced && !rate && !duration) {
    wrong('does not say how fast');
    return undefined;
  }
  return { action, to, ...(rate ? { rate } : {}), ...(duration ? { duration } : {}) };
}
