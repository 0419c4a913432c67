/** The series that a test gives: those of its protocol, and those of each element of its models. */
import type { ProtocolDescriptor, SeriesDescriptor } from '../../physics/descriptor.ts';
import type { QuantityName } from '../../units/quantities.ts';
import type { DeclaredModel } from '../declared.ts';

export interface SeriesOfTest {
  readonly name: string;
  readonly quantity: QuantityName;
  readonly x: ProtocolDescriptor['x'];
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
    const put = (name: string): void => {
      if (!all.has(name)) all.set(name, { name, quantity: series.quantity, x });
    };
    if (!series.perElement) {
      put(series.name);
      return;
    }
    for (const model of models) {
      for (const { name, word, descriptor } of model.shape.elements.values()) {
        if (word === 'elastic') continue;
        put(`${series.name}.${name}`);
        for (const part of partsOf(series, descriptor?.parts ?? [])) put(`${series.name}.${name}.${part}`);
      }
    }
  };
  for (const series of protocol.series) add(series, protocol.x);
  for (const series of protocol.secondary?.series ?? []) add(series, protocol.secondary?.x ?? protocol.x);
  return all;
}
