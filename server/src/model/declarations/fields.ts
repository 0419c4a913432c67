/** The fields of a block: collected by name, each with a cell that computes its value when asked. */
import { fieldTwice } from '../../diagnostics/declarations/field-twice.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import type { Block, Field } from '../../syntax/tree.ts';
import type { FieldView } from '../declared.ts';
import { fieldValue, type FieldPlace } from '../field-value.ts';
import { tell, type FileModel } from '../file-model.ts';
import type { CellValue } from '../names/circles.ts';
import type { Entity } from '../names/scope.ts';
import { statementValue } from '../value.ts';
import { valueEntity } from './declare.ts';

/** The plain fields (one name, no `state`, no `rate`) of a block, the first of each name; repetitions are reported. */
export function plainFields(
  file: FileModel,
  block: Block | undefined,
  canonical: (name: string) => string = (name) => name,
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const statement of block?.statements ?? []) {
    if (statement.kind !== 'field' || statement.role !== 'value' || statement.path.names.length !== 1) continue;
    const [name] = statement.path.names;
    if (!name || name.text === '') continue;
    const key = canonical(name.text);
    const first = fields.get(key);
    if (first) tell(file, fieldTwice, name.range, { field: name.text, first: first.path.range });
    else fields.set(key, statement);
  }
  return fields;
}

/** A field with its value behind a cell. */
export function fieldView(
  file: FileModel,
  options: {
    readonly name: string;
    readonly label: string;
    readonly symbolId: string;
    readonly statement: Field;
    readonly expression?: Field['value'];
    readonly written?: boolean;
    readonly here?: boolean;
    readonly descriptor?: FieldDescriptor | undefined;
    readonly place: () => FieldPlace;
    readonly wrap?: (entity: Entity, cell: () => CellValue) => Entity;
  },
): FieldView {
  const { name, label, symbolId, statement, descriptor } = options;
  const expression = options.expression ?? statement.value;
  const cell = file.circles.cell({ label, nameRange: statement.path.range, here: options.here ?? file.own }, () => {
    const place = options.place();
    return statementValue(statement, place.surroundings, (surroundings) =>
      fieldValue(expression, descriptor, { ...place, surroundings }),
    );
  });
  const entity = valueEntity(name, symbolId, cell);
  return {
    name,
    ...(descriptor ? { descriptor } : {}),
    statement,
    expression,
    cell,
    written: options.written ?? true,
    entity: options.wrap?.(entity, () => cell.checked()) ?? entity,
    value: () => cell.checked(),
  };
}
