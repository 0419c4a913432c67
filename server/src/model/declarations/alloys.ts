/** Alloys: composition, known fields, and any others. */
import type { AlloyDeclaration } from '../../syntax/tree.ts';
import type { DeclaredAlloy, FieldView } from '../declared.ts';
import type { FileModel } from '../file-model.ts';
import { physicalVariables } from '../names/physical-variables.ts';
import type { Layer } from '../names/scope.ts';
import { alloyFields } from './alloy-fields.ts';
import { declare, headOf, thingEntity } from './declare.ts';
import { fieldView, plainFields } from './fields.ts';

export function declareAlloy(file: FileModel, declaration: AlloyDeclaration): DeclaredAlloy {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  const fields = new Map<string, FieldView>();
  const layer = (hidden?: string): Layer => ({
    find: (field) => (field === hidden ? undefined : fields.get(field)?.entity),
    *entities() {
      for (const field of fields.values()) if (field.name !== hidden) yield field.entity;
    },
  });
  declare(file, {
    id: symbolId,
    name,
    kind: 'alloy',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    detail: declaration.description?.value,
  });
  for (const [fieldName, statement] of plainFields(file, declaration.body)) {
    if (fieldName === 'composition') continue;
    const descriptor = alloyFields.get(fieldName);
    const id = `${symbolId}.${fieldName}`;
    const view = fieldView(file, {
      name: fieldName,
      label: `${name}.${fieldName}`,
      symbolId: id,
      statement,
      descriptor,
      place: () => ({
        surroundings: {
          layers: [layer(fieldName), physicalVariables.field, ...file.layers],
          variables: physicalVariables.field.variables,
          context: file.context,
        },
        place: fieldName,
      }),
    });
    fields.set(fieldName, view);
    declare(file, {
      id,
      name: fieldName,
      kind: 'field',
      nameRange: statement.path.range,
      range: statement.range,
      container: symbolId,
      documentation: statement.documentation,
      cell: view.cell,
      field: descriptor,
    });
  }
  return {
    kind: 'alloy',
    declaration,
    file,
    name,
    nameRange,
    symbolId,
    fields,
    layer: layer(),
    entity: thingEntity(name, symbolId, 'alloy', {
      find: (field) => fields.get(field)?.entity,
      all: () => layer().entities(),
    }),
  };
}
