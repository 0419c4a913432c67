/** Tests: their fields as values. */
import { protocols } from '../../physics/registry.ts';
import type { TestDeclaration } from '../../syntax/tree.ts';
import type { DeclaredTest, FieldView } from '../declared.ts';
import type { FileModel } from '../file-model.ts';
import { canonicalField, countedBy } from '../names/frequency.ts';
import { layerOf } from '../names/scope.ts';
import { noVariables } from '../value.ts';
import { declare, headOf, thingEntity } from './declare.ts';
import { fieldView, plainFields } from './fields.ts';

export function declareTest(file: FileModel, declaration: TestDeclaration): DeclaredTest {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  const protocol = protocols.get(declaration.protocol?.text ?? '');
  const fields = new Map<string, FieldView>();
  declare(file, {
    id: symbolId,
    name,
    kind: 'test',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    detail: declaration.protocol?.text,
  });
  for (const [fieldName, statement] of plainFields(file, declaration.body, canonicalField)) {
    const written = statement.path.names[0]?.text ?? fieldName;
    const descriptor = protocol?.fields.find((field) => field.name === fieldName);
    const id = `${symbolId}.${written}`;
    const view = fieldView(file, {
      name: fieldName,
      label: `${name}.${written}`,
      symbolId: id,
      statement,
      descriptor,
      place: () => ({
        surroundings: {
          layers: [
            layerOf(new Map([...fields.values()].map(({ entity }) => [entity.name, entity])), written),
            ...file.layers,
          ],
          variables: noVariables,
          context: file.context,
        },
        place: protocol ? `${written} of ${protocol.name}` : written,
        family: descriptor?.shape === 'scalar',
        frequency: countedBy(written),
        nameRange: statement.path.range,
      }),
      wrap: (entity) => ({ ...entity, name: written }),
    });
    fields.set(fieldName, view);
    declare(file, {
      id,
      name: written,
      kind: 'field',
      nameRange: statement.path.range,
      range: statement.range,
      container: symbolId,
      cell: view.cell,
      field: descriptor,
      documentation: statement.documentation,
    });
  }
  return {
    kind: 'test',
    declaration,
    file,
    name,
    nameRange,
    symbolId,
    fields,
    entity: thingEntity(name, symbolId, 'test', {
      find: (field) => fields.get(canonicalField(field))?.entity,
      all: () => [...fields.values()].map(({ entity }) => entity),
    }),
  };
}
