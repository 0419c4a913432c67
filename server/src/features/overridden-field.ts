/** The field, or the argument of a law in one, that a dotted path gives anew: `beta.tau.U` in a variant or a fit. */
import type { CheckedFile, ModelSymbol } from '../model/checked.ts';
import type { FieldDescriptor } from '../physics/descriptor.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { Name } from '../syntax/tree.ts';

export interface OverriddenField {
  readonly field: FieldDescriptor;
  /** The law or spectrum that an argument is of; absent for a field of an element. */
  readonly owner?: string;
}

/** `offset` is where the path is written; its names are looked up from there. */
export function overriddenField(
  file: CheckedFile,
  offset: number,
  names: readonly Name[],
): OverriddenField | undefined {
  const range = { start: 0, end: 0 };
  const memberAt = (depth: number): ModelSymbol | undefined => {
    const inside = file.scopeAt(offset).members?.({ names: names.slice(0, depth), range }) ?? [];
    const found = [...inside].find(({ name }) => name === names[depth]?.text);
    return found && file.symbols.get(found.symbolId);
  };
  const own = memberAt(names.length - 1)?.field;
  if (own) return { field: own };
  const owner = names.length > 2 ? memberAt(names.length - 2)?.checked?.call?.name : undefined;
  const fields = owner === undefined ? undefined : (laws.get(owner) ?? spectra.get(owner))?.fields;
  const field = fields?.find(({ name }) => name === names.at(-1)?.text);
  return field && owner !== undefined ? { field, owner } : undefined;
}
