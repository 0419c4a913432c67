/** Curves: a variable with points, and at least one series over it. */
import { needsTemperature } from '../../diagnostics/expressions/needs-temperature.ts';
import { missingField } from '../../diagnostics/declarations/missing-field.ts';
import { notOneNumber } from '../../diagnostics/declarations/not-one-number.ts';
import { fieldTwice } from '../../diagnostics/declarations/field-twice.ts';
import { tooManyPoints } from '../../diagnostics/declarations/too-many-points.ts';
import type { Over } from '../../syntax/tree.ts';
import type { DeclaredCurve } from '../declared.ts';
import { wordsOfType } from '../declarations/values.ts';
import { addTemperature } from '../expression/checker.ts';
import { expressionText } from '../expression/print.ts';
import { tell, type FileModel } from '../file-model.ts';
import { unwrapped } from '../names/references.ts';
import { checkStatements, insertion } from './blocks.ts';
import { checkName } from './taken-names.ts';
import { pointLimit } from './limits.ts';

export function checkCurve(file: FileModel, curve: DeclaredCurve): void {
  const { body } = curve.declaration;
  checkStatements(
    file,
    body,
    (statement) =>
      statement.kind === 'over' ||
      (statement.kind === 'field' && statement.role === 'value' && statement.path.names.length === 1),
    'a curve',
    '`over` and series such as `y = 2*x`',
  );
  const overs = body?.statements.filter((statement): statement is Over => statement.kind === 'over') ?? [];
  const [first, second] = overs;
  if (first && second) {
    tell(file, fieldTwice, second.name?.range ?? second.range, {
      field: 'over',
      first: first.name?.range ?? first.range,
    });
  }
  checkName(file, first?.name, 'variable');
  const points = curve.over?.checked();
  const kind = points?.type.kind;
  if (
    first &&
    points &&
    kind !== undefined &&
    kind !== 'quantity' &&
    kind !== 'list' &&
    kind !== 'range' &&
    kind !== 'unknown'
  ) {
    tell(file, notOneNumber, first.value.range, {
      place: `over ${curve.variable ?? ''}`.trim(),
      found: wordsOfType(points.type),
      wanted: 'a list or a range with `step`, `lin` or `log`',
    });
  }
  const count = points?.items?.length ?? 0;
  if (count > pointLimit && first)
    tell(file, tooManyPoints, first.value.range, { of: 'points', curves: 1, points: count, limit: pointLimit });
  for (const series of curve.series.values()) {
    const { type, call } = series.cell.checked();
    const written = unwrapped(series.statement.value);
    if (type.kind === 'law') {
      const fix = written.kind === 'call' ? addTemperature(written) : {};
      tell(file, needsTemperature, written.range, { law: call?.name ?? expressionText(written), ...fix });
    } else if (type.kind !== 'quantity' && type.kind !== 'unknown') {
      tell(file, notOneNumber, series.statement.value.range, {
        place: `\`${series.name}\``,
        found: wordsOfType(type),
        wanted: 'one number for each point',
      });
    }
  }
  if (!body || body.broken) return;
  const lacking = [
    ...(first ? [] : [{ name: 'over', text: 'over x = 0 .. 1 lin 101' }]),
    ...(curve.series.size > 0 ? [] : [{ name: 'a series', text: `y = 2*${curve.variable ?? 'x'}` }]),
  ];
  if (lacking.length > 0) {
    tell(file, missingField, curve.nameRange, {
      place: `The curve \`${curve.name}\``,
      missing: lacking,
      ...insertion(
        file,
        body,
        lacking.map(({ text }) => text),
      ),
    });
  }
}
