/** The values that a test gives one of its conditions, for `for frequency = |`. */
import type { Expression, SourceFile } from '../../syntax/tree.ts';
import { literal, ranks, type CompletionItem } from './items.ts';

/** `1 Hz` and `16 Hz` of `[1, 16] Hz` or `[1 Hz, 16 Hz]`; a single value as it stands. */
function valuesOf(expression: Expression, text: string): readonly string[] {
  const written = ({ range }: Expression): string => text.slice(range.start, range.end);
  switch (expression.kind) {
    case 'list':
      return expression.items.map(written);
    case 'binary': {
      if (expression.operator !== 'juxtaposition' || expression.left.kind !== 'list') return [written(expression)];
      const unit = written(expression.right);
      return expression.left.items.map((item) => `${written(item)} ${unit}`);
    }
    case 'number':
    case 'reference':
      return [written(expression)];
    default:
      // The points of a range are those of the curve itself, or too many to choose from.
      return [];
  }
}

export function conditionValues(tree: SourceFile, testName: string, field: string): readonly CompletionItem[] {
  const test = tree.declarations.find((one) => one.kind === 'test' && one.name?.text === testName);
  const statements = test?.kind === 'test' ? (test.body?.statements ?? []) : [];
  const values = statements.flatMap((statement) =>
    statement.kind === 'field' && statement.path.names.length === 1 && statement.path.names[0]?.text === field
      ? valuesOf(statement.value, tree.text)
      : [],
  );
  return values.map((value) => ({
    label: value,
    kind: 'value',
    detail: `${field} of ${testName}`,
    insert: literal(value),
    rank: ranks.required,
  }));
}
