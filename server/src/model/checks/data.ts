/** `data`: which columns of a table are what, in which units; and `fit` and `compare`, whose names are checked here. */
import { dataNotChecked } from '../../diagnostics/information/data-not-checked.ts';
import { dataUnreadable } from '../../diagnostics/declarations/data-unreadable.ts';
import { missingField } from '../../diagnostics/declarations/missing-field.ts';
import { unknownColumn } from '../../diagnostics/declarations/unknown-column.ts';
import { unknownField } from '../../diagnostics/declarations/unknown-field.ts';
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import { protocols } from '../../physics/registry.ts';
import type { ColumnExpression, DataDeclaration, Field } from '../../syntax/tree.ts';
import type { DataBlock } from '../checked.ts';
import type { DeclaredModel, DeclaredOther } from '../declared.ts';
import { plainFields } from '../declarations/fields.ts';
import { resolveHeader } from '../declarations/resolve.ts';
import { columnUnit } from './column-unit.ts';
import { tell, type FileModel } from '../file-model.ts';
import { canonicalField, countedBy, perCycle } from '../names/frequency.ts';
import { nearestNames } from '../names/nearest.ts';
import { noVariables, quiet, valueAt } from '../value.ts';
import { checkStatements, insertion } from './blocks.ts';
import { noteElements, seriesOf, type SeriesOfTest } from './series.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';

interface Column {
  readonly quantities: readonly QuantityName[];
  readonly role: 'x' | 'condition' | 'series';
  readonly series?: SeriesOfTest;
}

/** What a column or a constant of the block may be: x, conditions, series. */
function columnsOf(protocol: ProtocolDescriptor, models: readonly DeclaredModel[]): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  columns.set(protocol.x.name, { quantities: [protocol.x.quantity], role: 'x' });
  for (const field of protocol.fields) {
    if (field.quantities.length > 0 && !columns.has(field.name)) {
      columns.set(field.name, { quantities: field.quantities, role: 'condition' });
    }
  }
  for (const series of seriesOf(protocol, models).values()) {
    if (columns.get(series.name)?.role !== 'x')
      columns.set(series.name, { quantities: [series.quantity], role: 'series', series });
  }
  return columns;
}

/** Whether the table has the column; one that cannot be known is said once for the block. */
function checkColumn(
  file: FileModel,
  column: ColumnExpression,
  path: string,
  header: readonly string[] | undefined,
): string | number | undefined {
  const { column: which } = column;
  if (which.kind === 'missing') return undefined;
  const found = which.kind === 'number' ? which.value : which.literal.value;
  if (!header) return found;
  const exists =
    typeof found === 'number'
      ? Number.isInteger(found) && found >= 1 && found <= header.length
      : header.includes(found);
  if (exists) return found;
  tell(file, unknownColumn, which.range, {
    column: typeof found === 'number' ? String(found) : `"${found}"`,
    path,
    range: which.range,
    suggestions: typeof found === 'number' ? [] : nearestNames(found, header),
    known: header,
  });
  return undefined;
}

export function checkData(
  file: FileModel,
  declared: DeclaredOther,
  declaration: DataDeclaration,
): DataBlock | undefined {
  const { body, path } = declaration;
  checkStatements(
    file,
    body,
    (statement) => statement.kind === 'field' && statement.role === 'value',
    'a data block',
    'columns such as `T = column "T" in degC` and conditions such as `frequency = 1 Hz`',
  );
  const test = declaration.test && resolveHeader(file, declaration.test, 'test');
  const protocol = test && protocols.get(test.declaration.protocol?.text ?? '');
  let header: readonly string[] | undefined;
  // A path whose quotes are not closed is not the one that was meant.
  if (path && declaration.broken !== true) {
    const answer = file.host.readDataHeader(file.uri, path.value);
    if (!answer) tell(file, dataNotChecked, path.range, { path: path.value });
    else if ('problem' in answer) tell(file, dataUnreadable, path.range, { path: path.value, problem: answer.problem });
    else header = answer.columns;
  }
  const models = test?.declaration.models.flatMap(({ names }) => {
    const [name] = names;
    const model = name ? file.names.get(name.text) : undefined;
    return model?.kind === 'model' ? [model] : [];
  });
  const known = protocol ? columnsOf(protocol, models ?? []) : undefined;
  const columns: DataBlock['columns'][number][] = [];
  const at: Record<string, number> = {};
  let sound = declaration.broken !== true;
  const fields = new Map<string, Field>(plainFields(file, body, canonicalField));
  for (const statement of body?.statements ?? []) {
    // Series of elements have dotted names: `loss_modulus.beta`.
    if (statement.kind === 'field' && statement.path.names.length > 1) {
      fields.set(statement.path.names.map(({ text }) => text).join('.'), statement);
    }
  }
  for (const [name, statement] of fields) {
    const written = statement.path.names.map(({ text }) => text).join('.');
    const column = known?.get(name);
    if (known && !column) {
      const names = [...known.keys()];
      tell(file, unknownField, statement.path.range, {
        field: written,
        place: `Data for \`${protocol?.name ?? ''}\``,
        range: statement.path.range,
        suggestions: nearestNames(written, names),
        known: names.filter((one) => !one.includes('.')),
      });
      sound = false;
    }
    if (column?.series) {
      noteElements((range, symbolId) => file.context.use(range, symbolId), statement.path, column.series);
    }
    const context = statement.broken === true ? quiet(file.context) : file.context;
    const surroundings = { layers: file.layers, variables: noVariables, context };
    const expected = {
      quantities: column?.quantities ?? [],
      place: `${written} of ${declared.name}`,
      nameRange: statement.path.range,
      ...(column?.quantities[0] === 'frequency' ? { frequency: countedBy(written) } : {}),
    };
    if (statement.value.kind !== 'column') {
      const checked = valueAt(statement.value, surroundings, column ? expected : undefined);
      if (checked.value === undefined) sound = false;
      else at[name] = checked.value / perCycle(written);
      continue;
    }
    const which = checkColumn(file, statement.value, path?.value ?? '', header);
    const unit = columnUnit(statement.value, surroundings, column ? expected : undefined);
    if (which === undefined || !unit) {
      sound = false;
      continue;
    }
    columns.push({
      field: name,
      column: which,
      factor: unit.factor / perCycle(written),
      offset: unit.offset,
      range: statement.value.range,
    });
  }
  if (protocol && known && body && !body.broken && sound) {
    const hasX = columns.some(({ field }) => field === protocol.x.name);
    const hasSeries = columns.some(({ field }) => known.get(field)?.role === 'series');
    const [unit = ''] = quantities[protocol.x.quantity].units;
    const first = protocol.series[0];
    const lacking = [
      ...(hasX
        ? []
        : [{ name: protocol.x.name, text: `${protocol.x.name} = column 1${unit === '' ? '' : ` in ${unit}`}` }]),
      ...(hasSeries || !first
        ? []
        : [
            {
              name: 'a measured series',
              text: `${first.name} = column 2 in ${quantities[first.quantity].units[0] ?? ''}`.replace(/ in $/, ''),
            },
          ]),
    ];
    if (lacking.length > 0) {
      sound = false;
      const place = `The data \`${declared.name}\``;
      tell(file, missingField, declared.nameRange, {
        place,
        missing: lacking,
        ...insertion(
          file,
          body,
          lacking.map(({ text }) => text),
        ),
      });
    }
  }
  if (!sound || !test || !protocol || !path || declared.name === '') return undefined;
  return { name: declared.name, nameRange: declared.nameRange, test: test.name, path: path.value, columns, at };
}
