/**
 * Scopes: where a name is looked up, innermost first. A scope is a list of layers (fields of a block, elements of a
 * model, fields of its alloy, the file, its imports); what a layer finds is an entity, and an entity may have members
 * that are reached behind a dot.
 */
import type { Path } from '../../syntax/tree.ts';
import type { Binding, Scope } from '../expression/types.ts';

/** Anything that a name or a dotted path can reach. */
export interface Entity {
  readonly name: string;
  readonly symbolId: string;
  /** What it stands for in an expression; computed when asked. */
  binding(): Binding;
  /** What `.name` behind it reaches. */
  member?(name: string): Entity | undefined;
  members?(): Iterable<Entity>;
}

/** One level of a scope. */
export interface Layer {
  find(name: string): Entity | undefined;
  entities(): Iterable<Entity>;
}

/** A layer over a map, without the names that are hidden (a field's own name on its right side). */
export function layerOf(entities: ReadonlyMap<string, Entity>, hidden?: string): Layer {
  return {
    find: (name) => (name === hidden ? undefined : entities.get(name)),
    *entities() {
      for (const entity of entities.values()) if (entity.name !== hidden) yield entity;
    },
  };
}

/** The entity of a name in the innermost layer that has it. */
function findEntity(layers: readonly Layer[], name: string): Entity | undefined {
  for (const layer of layers) {
    const entity = layer.find(name);
    if (entity) return entity;
  }
  return undefined;
}

/** The entity at the end of a path; `broken` when a step before its end was already reported. */
function followPath(layers: readonly Layer[], path: Path): Entity | 'broken' | undefined {
  const { names } = path;
  let entity = names[0] && findEntity(layers, names[0].text);
  for (let index = 1; index < names.length; index++) {
    const name = names[index];
    if (!entity || !name) return undefined;
    const member: Entity | undefined = entity.member?.(name.text);
    if (!member && entity.binding().kind === 'broken') return 'broken';
    entity = member;
  }
  return entity;
}

/** A scope that looks a name up in its layers, innermost first. */
export function scopeOf(layers: readonly Layer[]): Scope {
  return {
    resolve(path) {
      const entity = followPath(layers, path);
      return entity === 'broken' ? { kind: 'broken' } : entity?.binding();
    },
    mayHave: (name) => findEntity(layers, name) !== undefined,
    visibleNames: () => namesIn(layers),
    members: (path) => membersOf(layers, path),
  };
}

// Apart from the scope, since every field makes one and few ask it for all names.

function* namesIn(layers: readonly Layer[]): Generator<{ readonly name: string; readonly symbolId: string }> {
  const seen = new Set<string>();
  for (const layer of layers) {
    for (const { name, symbolId } of layer.entities()) {
      if (seen.has(name)) continue;
      seen.add(name);
      yield { name, symbolId };
    }
  }
}

function* membersOf(
  layers: readonly Layer[],
  path: Path,
): Generator<{ readonly name: string; readonly symbolId: string }> {
  const entity = followPath(layers, path);
  if (entity === undefined || entity === 'broken') return;
  for (const { name, symbolId } of entity.members?.() ?? []) yield { name, symbolId };
}
