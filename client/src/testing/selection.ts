/** What a run is asked for: whole files, tests, or single expectations, less what is left out. */
import type { TestItem, TestItemCollection, TestRunRequest } from 'vscode';

/** A test to solve. `whole` is false when only some of its expectations are to be judged. */
export interface ChosenTest {
  readonly test: TestItem;
  readonly whole: boolean;
  readonly expectations: readonly TestItem[];
}

const childrenOf = ({ children }: TestItem): TestItem[] => [...children].map(([, item]) => item);

/** The file that an item belongs to. */
export const fileOf = (item: TestItem): TestItem => (item.parent ? fileOf(item.parent) : item);

/** The files that a run touches. */
export function chosenFiles({ include }: TestRunRequest, all: TestItemCollection): readonly TestItem[] {
  return [...new Set(include?.map(fileOf) ?? [...all].map(([, item]) => item))];
}

/** The tests of a file that a run asks for, in the order of the file. */
export function chosenTests(file: TestItem, { include, exclude }: TestRunRequest): readonly ChosenTest[] {
  // By name, not by object: items may have been renewed since the user chose.
  const path = (item: TestItem): string => (item.parent ? `${path(item.parent)} ${item.id}` : item.id);
  const included = include && new Set(include.map(path));
  const excluded = new Set(exclude?.map(path));
  const asked = (item: TestItem): boolean =>
    included === undefined || included.has(path(item)) || (item.parent !== undefined && asked(item.parent));
  return childrenOf(file).flatMap((test): ChosenTest[] => {
    if (excluded.has(path(file)) || excluded.has(path(test))) return [];
    const whole = asked(test);
    const expectations = childrenOf(test).filter((item) => asked(item) && !excluded.has(path(item)));
    return whole || expectations.length > 0 ? [{ test, whole, expectations }] : [];
  });
}
