/** The tests of a file with their expectations, for the editor's testing view: known without solving anything. */
import type { CheckedFile } from '../model/checked.ts';
import type { TextRange } from '../syntax/tree.ts';

export interface OutlinedTest {
  readonly name: string;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /** `index` counts all expectations of the test, also those that only record what a source states. */
  readonly expectations: readonly { readonly index: number; readonly range: TextRange }[];
}

/** Tests in the order of the file; only what can fail is an expectation here, `stated` lines are left out. */
export function testOutline(file: CheckedFile): readonly OutlinedTest[] {
  return file.tests.map(({ name, range, nameRange, expectations }) => ({
    name,
    range,
    nameRange,
    expectations: expectations.flatMap((place, index) =>
      place.kind === 'expect' ? [{ index, range: place.range }] : [],
    ),
  }));
}
