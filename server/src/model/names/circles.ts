/**
 * Values are computed when they are first asked for. One that is asked for while it is being computed depends on
 * itself: the circle is found here, and is reported once.
 */
import type { TextRange } from '../../syntax/tree.ts';
import type { CheckedExpression } from '../expression/types.ts';

/** A value; of a field that takes a word or the name of an element, which one. */
export type CellValue = CheckedExpression & { readonly choice?: string };

/** A value that is computed at most once. */
export interface ValueCell {
  /** How messages name it: `as_cast.alpha.chi_g`. */
  readonly label: string;
  /** Of its name, where a circle is reported. */
  readonly nameRange: TextRange;
  /** Whether `nameRange` lies in the file that is checked (an inherited or imported value is reported elsewhere). */
  readonly here: boolean;
  checked(): CellValue;
  /** False when the value is part of a circle. */
  sound(): boolean;
}

/** Something on the way from a value to itself: a value, or a `fn` whose body was entered. */
type Step = Pick<ValueCell, 'label' | 'nameRange' | 'here'>;

export interface CircleWatch {
  cell(description: Step, compute: () => CellValue): ValueCell;
  /** Runs `lookUp` as a step of the body of a `fn`, so that a circle through it names it. */
  through<Result>(step: Step, lookUp: () => Result): Result;
}

export const unknownValue: CheckedExpression = { type: { kind: 'unknown' }, variables: new Set() };

/** Watches for circles; `found` gets the steps of each, in the order of dependence, the first of the file in front. */
export function watchCircles(found: (steps: readonly Step[]) => void): CircleWatch {
  const running: Step[] = [];
  const inCircle = new Set<Step>();

  const noteCircle = (from: number): void => {
    const circle = running.slice(from);
    const known = circle.some((step) => inCircle.has(step));
    for (const step of circle) inCircle.add(step);
    if (known || !circle.some((step) => step.here)) return;
    const first = circle.filter((step) => step.here).reduce((a, b) => (b.nameRange.start < a.nameRange.start ? b : a));
    const at = circle.indexOf(first);
    found([...circle.slice(at), ...circle.slice(0, at)]);
  };

  return {
    cell(description, compute) {
      let result: CellValue | undefined;
      const cell: ValueCell = {
        ...description,
        sound: () => !inCircle.has(cell),
        checked() {
          if (result) return result;
          const at = running.indexOf(cell);
          if (at >= 0) {
            noteCircle(at);
            return unknownValue;
          }
          running.push(cell);
          try {
            const computed = compute();
            result = inCircle.has(cell) ? unknownValue : computed;
          } finally {
            running.pop();
          }
          return result;
        },
      };
      return cell;
    },
    through(step, lookUp) {
      running.push(step);
      try {
        return lookUp();
      } finally {
        running.pop();
      }
    },
  };
}
