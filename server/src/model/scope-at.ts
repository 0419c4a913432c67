/** The scope at an offset: what completion may offer there. Looked up when asked, so that checking pays nothing. */
import type { Expression, TextRange } from '../syntax/tree.ts';
import { quantities, quantityOfWord } from '../units/quantities.ts';
import type { Declared } from './declared.ts';
import { curveLayers } from './declarations/curves.ts';
import type { Binding, Scope } from './expression/types.ts';
import type { FileModel } from './file-model.ts';
import { physicalVariables } from './names/physical-variables.ts';
import { layerOf, scopeOf, type Entity, type Layer } from './names/scope.ts';

const holds = (range: TextRange, offset: number): boolean => range.start <= offset && offset <= range.end;

const entitiesOf = (views: Iterable<{ readonly entity: Entity }>): Layer =>
  layerOf(new Map([...views].map(({ entity }) => [entity.name, entity])));

/** An argument of a function, as far as the word behind it says what it measures. */
function argumentBinding(symbolId: string, name: string, annotation: Expression | undefined): Binding {
  const word = annotation?.kind === 'reference' ? annotation.path.names[0]?.text : undefined;
  const quantity = word === undefined ? undefined : quantityOfWord(word);
  if (!quantity) return { kind: 'broken', symbolId };
  const { dimension } = quantities[quantity];
  return { kind: 'value', symbolId, checked: { type: { kind: 'quantity', dimension }, variables: new Set([name]) } };
}

/** The layers in front of those of the file. */
function innerLayers(file: FileModel, declared: Declared, offset: number): readonly Layer[] {
  switch (declared.kind) {
    case 'alloy':
      return [declared.layer, physicalVariables.field, ...file.layers];
    case 'fn': {
      const parameters = declared.declaration.parameters.map(({ name, annotation }): [string, Entity] => {
        const symbolId = `${declared.symbolId}.${name.text}`;
        const binding = (): Binding => argumentBinding(symbolId, name.text, annotation);
        return [name.text, { name: name.text, symbolId, binding }];
      });
      return [layerOf(new Map(parameters)), ...file.layers];
    }
    case 'model': {
      const element = [...declared.elements.values()].find(
        ({ shape }) => shape.declaredIn === declared.declaration && holds(shape.declaration.range, offset),
      );
      const own = element ? [entitiesOf([...element.fields.values(), ...element.states.values()])] : [];
      const physical = element?.shape.descriptor?.hasStates ? physicalVariables.custom : physicalVariables.law;
      const alloy = declared.shape.alloy ? [declared.shape.alloy.layer] : [];
      return [
        ...own,
        physical,
        entitiesOf([...declared.elements.values(), ...declared.fields.values()]),
        ...alloy,
        ...file.layers,
      ];
    }
    case 'test':
      return [entitiesOf(declared.fields.values()), ...file.layers];
    case 'curve': {
      const before = new Map<string, Entity>();
      for (const series of declared.series.values()) {
        if (series.statement.range.end < offset) before.set(series.name, series.entity);
      }
      return curveLayers(file, before, declared.overEntity);
    }
    case 'param':
    case 'let':
    case 'data':
    case 'fit':
    case 'compare':
    case 'unknown':
      return file.layers;
  }
}

export function scopeFinder(file: FileModel): (offset: number) => Scope {
  return (offset) => {
    const declared = file.declarations.find(({ declaration }) => holds(declaration.range, offset));
    return declared ? scopeOf(innerLayers(file, declared, offset)) : file.scope;
  };
}
