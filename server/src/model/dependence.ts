/**
 * What has to be checked again after an edit. A declaration depends on others only through their names, so the names that
 * it mentions say what it may depend on: what mentions nothing that has changed is as it was.
 */
import { partsOfDeclaration } from '../syntax/walk.ts';
import type { Declaration } from '../syntax/tree.ts';

/** Names that a declaration declares, or may be taken to. */
export function declaredNames(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'version':
    case 'import':
      return [];
    case 'unknown':
      return [declaration.word?.text ?? '', declaration.name?.text ?? ''];
    default:
      return [declaration.name?.text ?? ''];
  }
}

/**
 * The declarations of `candidates` that need no check: they mention none of the names in `changed`, nor any that is
 * declared by one that does, and so on.
 */
export function independentOf(changed: Iterable<string>, candidates: Iterable<Declaration>): ReadonlySet<Declaration> {
  const names = [...changed];
  const independent = new Set(candidates);
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    for (const declaration of independent) {
      if (!partsOfDeclaration(declaration).names.has(name)) continue;
      independent.delete(declaration);
      names.push(...declaredNames(declaration));
    }
  }
  return independent;
}
