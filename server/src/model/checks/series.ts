/** The series that a test gives: those of its protocol, and those of each element of its models. */
import type { ProtocolDescriptor, SeriesDescriptor } from '../../physics/descriptor.ts';
import type { Path } from '../../syntax/tree.ts';
import type { DeclaredModel } from '../declared.ts';
import type { CheckContext } from '../expression/types.ts';
import { builtInPrefix } from '../names/physical-variables.ts';
import type { Entity, Layer } from '../names/scope.ts';

/** A series under its full name. */
export interface SeriesOfTest extends SeriesDescriptor {
  readonly x: ProtocolDescriptor['x'];
  /** Symbols of the elements that `loss_modulus.NAME` is of: each model of the test may have one of that name. */
  readonly elements: ReadonlySet<string>;
}

/** Notes that a series names elements: the second name of `strain.alpha.an`. */
export function noteElements(use: CheckContext['use'], { names }: Path, series: SeriesOfTest): void {
  const [, element] = names;
  if (element) for (const symbolId of series.elements) use(element.range, symbolId);
}

/** Names of the times of an element that has several, and of its strains. */
function partsOf(series: SeriesDescriptor, parts: readonly string[]): readonly string[] {
  if (parts.length === 0) return [];
  return series.quantity === 'time' ? ['max', ...parts.slice(0, 1)] : parts;
}

/** Every series by its name (`strain.alpha.an`). */
export function seriesOf(
  protocol: ProtocolDescriptor,
  models: readonly DeclaredModel[],
): ReadonlyMap<string, SeriesOfTest> {
  const all = new Map<string, SeriesOfTest>();
  const add = (series: SeriesDescriptor, x: ProtocolDescriptor['x']): void => {
    const put = (name: string, elements: readonly string[]): void => {
      const known = all.get(name)?.elements ?? [];
      all.set(name, { ...series, name, x, elements: new Set([...known, ...elements]) });
    };
    if (!series.perElement) {
      if (!all.has(series.name)) put(series.name, []);
      return;
    }
    for (const model of models) {
      for (const { name, word, descriptor, symbolId } of model.shape.elements.values()) {
        if (word === 'elastic') continue;
        put(`${series.name}.${name}`, [symbolId]);
        for (const part of partsOf(series, descriptor?.parts ?? [])) put(`${series.name}.${name}.${part}`, [symbolId]);
      }
    }
  };
  for (const series of protocol.series) add(series, protocol.x);
  for (const series of protocol.secondary?.series ?? []) add(series, protocol.secondary?.x ?? protocol.x);
  return all;
}

/** Names of series that stand where no measure is: known, but of no value. */
export function seriesLayer(series: ReadonlyMap<string, SeriesOfTest>, bare: { used: boolean }): Layer {
  const entityOf = (name: string): Entity | undefined => {
    const symbolId = `${builtInPrefix}${name}`;
    const known = series.has(name);
    const members = [...series.keys()].filter((one) => one.startsWith(`${name}.`));
    if (!known && members.length === 0) return undefined;
    return {
      name: name.slice(name.lastIndexOf('.') + 1),
      symbolId,
      binding() {
        bare.used = true;
        return { kind: 'broken', symbolId };
      },
      member: (member) => entityOf(`${name}.${member}`),
      *members() {
        for (const member of members) {
          const entity = entityOf(`${name}.${member.slice(name.length + 1).split('.')[0] ?? ''}`);
          if (entity) yield entity;
        }
      },
    };
  };
  return {
    find: entityOf,
    *entities() {
      for (const name of series.keys()) {
        const entity = name.includes('.') ? undefined : entityOf(name);
        if (entity) yield entity;
      }
    },
  };
}
