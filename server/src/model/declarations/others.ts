/** Declarations that have a name but no value: data, fits, comparisons, and what could not be read. */
import type { CompareDeclaration, DataDeclaration, FitDeclaration, UnknownDeclaration } from '../../syntax/tree.ts';
import type { DeclaredOther } from '../declared.ts';
import type { FileModel } from '../file-model.ts';
import type { Entity } from '../names/scope.ts';
import { declare, headOf, thingEntity } from './declare.ts';
import { wordsOf } from './resolve.ts';

/** Where the declaring word is missing, what stands in its place is the name: `as_cast of X { … }`. */
function nameOfUnknown({ name, word }: UnknownDeclaration): UnknownDeclaration['name'] {
  return name && !['of', 'for', 'on', 'from', 'extends'].includes(name.text) ? name : word;
}

export function declareOther(
  file: FileModel,
  declaration: DataDeclaration | FitDeclaration | CompareDeclaration | UnknownDeclaration,
): DeclaredOther {
  const written = declaration.kind === 'unknown' ? nameOfUnknown(declaration) : declaration.name;
  const { name, nameRange, symbolId } = headOf(file, written, declaration.range);
  const { kind } = declaration;
  if (kind === 'unknown') {
    const entity: Entity = { name, symbolId, binding: () => ({ kind: 'broken', symbolId }) };
    return { kind, declaration, file, name, nameRange, symbolId, entity };
  }
  declare(file, {
    id: symbolId,
    name,
    kind,
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
  });
  return { kind, declaration, file, name, nameRange, symbolId, entity: thingEntity(name, symbolId, wordsOf[kind]) };
}
