/** What a page solves by itself while a slider is held. */
import type { Problem, TestProblem } from '../solver/problem.ts';

/** Longer curves do not follow a hand: each solve takes too long, and so does sending what is asked. */
const FOLLOWED_POINTS = 50_000;

const pointsOf = ({ fields }: TestProblem): number =>
  Math.max(0, ...fields.map(({ value }) => (value.type === 'points' ? value.values.length : 0)));

/** Of a problem the tests and curves of these names, without those that are too long to follow a slider. */
export function followedProblem(problem: Problem, names: readonly string[]): Problem {
  return {
    ...problem,
    tests: problem.tests.filter((test) => names.includes(test.name) && pointsOf(test) <= FOLLOWED_POINTS),
    curves: problem.curves.filter(({ name, x }) => names.includes(name) && x.values.length <= FOLLOWED_POINTS),
  };
}
