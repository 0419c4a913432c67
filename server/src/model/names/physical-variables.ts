/** The variables that the fields of a model may depend on: `T` everywhere, others where a law of flow or time is written. */
import { variable } from '../../formula/formula.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import type { CheckedExpression } from '../expression/types.ts';
import type { Entity, Layer } from './scope.ts';

/** Symbols of the language itself begin so; they have no declaration to go to. */
export const builtInPrefix = 'builtin:';

function variableValue(name: string, quantity: QuantityName): CheckedExpression {
  return {
    type: { kind: 'quantity', dimension: quantities[quantity].dimension },
    formula: variable(name),
    variables: new Set([name]),
  };
}

function physicalVariable(name: string, quantity: QuantityName): Entity {
  const binding = {
    kind: 'value',
    symbolId: `${builtInPrefix}${name}`,
    checked: variableValue(name, quantity),
  } as const;
  return { name, symbolId: binding.symbolId, binding: () => binding };
}

export const temperatureEntity = physicalVariable('T', 'temperature');
export const stressEntity = physicalVariable('stress', 'stress');
const strainEntity = physicalVariable('strain', 'number');
const timeEntity = physicalVariable('time', 'time');

function layer(...entities: readonly Entity[]): Layer & { readonly variables: ReadonlySet<string> } {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  return { find: (name) => byName.get(name), entities: () => byName.values(), variables: new Set(byName.keys()) };
}

/** What a field may depend on. */
export const physicalVariables = {
  /** Any field of a model. */
  field: layer(temperatureEntity),
  /** A relaxation time. */
  law: layer(temperatureEntity, stressEntity),
  /** A custom flow. */
  custom: layer(temperatureEntity, stressEntity, strainEntity, timeEntity),
} as const;
