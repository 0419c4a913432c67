/** Which descriptor says what may stand in a block. */
import type { Descriptor, FieldDescriptor, ProtocolDescriptor } from '../physics/descriptor.ts';
import { elementKinds, modelKinds, protocols } from '../physics/registry.ts';
import type { BlockStatement, DataDeclaration, SourceFile } from '../syntax/tree.ts';
import type { Statement } from './nodes.ts';

/** The kind or protocol of a statement with a body; `undefined` where it is unknown or has none. */
export function descriptorOfBlock(statement: Statement, tree: SourceFile): Descriptor | undefined {
  switch (statement.kind) {
    case 'element':
      return elementKinds.get(statement.word === 'elastic' ? 'elastic' : (statement.elementKind?.text ?? ''));
    case 'model':
      return modelKinds.get(statement.modelKind?.text ?? '');
    case 'test':
      return protocols.get(statement.protocol?.text ?? '');
    case 'data':
      return protocolOfData(statement, tree);
    default:
      return undefined;
  }
}

/** The protocol of the test that data belong to, when the test stands in the same file. */
export function protocolOfData(data: DataDeclaration, tree: SourceFile): ProtocolDescriptor | undefined {
  const name = data.test?.names.at(-1)?.text;
  const test = tree.declarations.find((one) => one.kind === 'test' && one.name?.text === name);
  return test?.kind === 'test' ? protocols.get(test.protocol?.text ?? '') : undefined;
}

/** Whether a field means something beside the words that the block gives its fields: no `load_time` for a sine. */
export function goesWith({ onlyWith }: FieldDescriptor, statements: readonly BlockStatement[]): boolean {
  const chooser = statements.find(
    (statement) => statement.kind === 'field' && statement.path.names[0]?.text === onlyWith?.field,
  );
  if (!onlyWith || chooser?.kind !== 'field' || chooser.value.kind !== 'reference') return true;
  return onlyWith.words.includes(chooser.value.path.names[0]?.text ?? '');
}
