/** What the page shows of a file while sliders are off its text. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import type { Solution } from '../../server/src/solver/result.ts';

/** Puts the members of `fresh` in the place of those of the same name, and the others behind. */
function replaced<T extends { readonly result: { readonly name: string } }>(
  before: readonly T[],
  fresh: readonly T[],
): readonly T[] {
  const names = new Set(fresh.map(({ result }) => result.name));
  return [...before.filter(({ result }) => !names.has(result.name)), ...fresh];
}

/** `after` with what it lacks of `before`: tests that were not solved keep what they showed. */
export function withKept(before: PreviewState | undefined, after: PreviewState): PreviewState {
  if (!before) return after;
  const solved = after.tests.filter(({ result }) => result.curves.length > 0);
  return { ...after, tests: replaced(before.tests, solved), curves: replaced(before.curves, after.curves) };
}

/** The tests and curves of a file as the page has solved them with other values (SI) of parameters. */
export function solvedState(
  file: PreviewState,
  { tests, curves }: Solution,
  values: Readonly<Record<string, number>>,
): PreviewState {
  return {
    ...file,
    parameters: file.parameters.map((parameter) => ({
      ...parameter,
      value: values[parameter.name] ?? parameter.value,
    })),
    tests: tests.flatMap((solved) =>
      file.tests.filter(({ result }) => result.name === solved.name).map((test) => ({ ...test, result: solved })),
    ),
    curves: curves.flatMap((solved) =>
      file.curves.filter(({ result }) => result.name === solved.name).map((curve) => ({ ...curve, result: solved })),
    ),
  };
}
