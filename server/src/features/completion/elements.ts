/** The elements that the model around the cursor has already, for what is proposed beside them. */
import type { CheckedFile } from '../../model/checked.ts';
import type { FieldDescriptor } from '../../physics/descriptor.ts';
import { bodyOf, statementsAt } from '../nodes.ts';

interface WrittenElement {
  readonly name: string;
  readonly kind: string | undefined;
}

/** Those of the model that an offset lies in; none outside of a model. */
export function elementsAround(file: CheckedFile, offset: number): readonly WrittenElement[] {
  const model = statementsAt(file.tree, offset).find(({ kind }) => kind === 'model');
  return ((model && bodyOf(model)?.statements) ?? []).flatMap((statement) =>
    statement.kind === 'element' && statement.name
      ? [{ name: statement.name.text, kind: statement.elementKind?.text }]
      : [],
  );
}

/** A value to start from; where an element is asked for, the first one that suits. */
export function exampleAmong(elements: readonly WrittenElement[]): (field: FieldDescriptor) => string {
  return (field) => {
    if (field.shape !== 'element') return field.example;
    const { elementKinds } = field;
    const suiting = elements.find(({ kind }) => kind !== undefined && (elementKinds?.includes(kind) ?? true));
    return suiting?.name ?? field.example;
  };
}

/** Names of the papers, in the order in which processes are found on heating. */
const relaxationNames = ['beta', 'alpha', 'gamma', 'beta_prime'];
const flowNames = ['viscous', 'plastic'];

/** A name that no element has yet; `alpha` for what is built on another element. */
export function freshName(
  word: string,
  fields: readonly FieldDescriptor[],
  elements: readonly WrittenElement[],
): string {
  const names = word === 'flow' ? flowNames : relaxationNames;
  const likely = fields.some(({ shape }) => shape === 'element') ? ['alpha', ...names] : names;
  return likely.find((name) => !elements.some((element) => element.name === name)) ?? 'name';
}
