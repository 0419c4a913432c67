/** What the testing view of the editor lists. */
import { RequestType } from 'vscode-languageserver';
import { testOutline } from '../../features/test-outline.ts';
import { toRange } from '../convert.ts';
import type { Guard } from '../guard.ts';
import { methods, type ListedTest } from '../messages.ts';
import type { Session } from '../session.ts';

export function registerTesting(guard: Guard, { documents }: Session): void {
  guard.slowRequest(
    new RequestType<{ readonly uri: string }, readonly ListedTest[], void>(methods.listTests),
    [],
    ({ uri }) => {
      const document = documents.document(uri);
      const file = documents.checked(uri);
      if (!document || !file) return Promise.resolve([]);
      return Promise.resolve(
        testOutline(file).map(({ name, range, nameRange, expectations }) => ({
          name,
          range: toRange(document, { start: nameRange.start, end: range.end }),
          expectations: expectations.map((expectation) => {
            const where = toRange(document, expectation.range);
            return { index: expectation.index, text: document.getText(where), range: where };
          }),
        })),
      );
    },
  );
}
