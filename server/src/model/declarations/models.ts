/** Models: their fields and elements as values, evaluated in this model even where they are inherited. */
import { inheritedDoesNotFit } from '../../diagnostics/declarations/inherited-does-not-fit.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ElementKindDescriptor, FieldDescriptor } from '../../physics/descriptor.ts';
import { ownPoissonRatio } from '../../physics/elastic.ts';
import type { ModelDeclaration, TextRange } from '../../syntax/tree.ts';
import { divideDimensions } from '../../units/dimension.ts';
import { quantities } from '../../units/quantities.ts';
import type { DeclaredModel, ElementView, FieldView } from '../declared.ts';
import type { CheckContext, CheckedExpression } from '../expression/types.ts';
import { tell, type FileModel } from '../file-model.ts';
import type { FieldPlace } from '../field-value.ts';
import { formulaOf } from '../law-formula.ts';
import type { CellValue } from '../names/circles.ts';
import { physicalVariables } from '../names/physical-variables.ts';
import { layerOf, type Entity, type Layer } from '../names/scope.ts';
import { shapeOf, type ElementShape, type FieldSource, type ModelShape } from '../variants.ts';
import type { Surroundings } from '../value.ts';
import { declare, headOf, thingEntity } from './declare.ts';
import { fieldView } from './fields.ts';

const inside = (outer: TextRange, inner: TextRange): boolean => outer.start <= inner.start && inner.end <= outer.end;

/**
 * Messages about a variant: those about its own text are passed on, those about inherited expressions become one message
 * at the variant, and only where the model that they come from had none.
 */
function variantContext(file: FileModel, declaration: ModelDeclaration, inherited: Diagnostic[]): CheckContext {
  return {
    report(diagnostic) {
      if (inside(declaration.range, diagnostic.range)) file.context.report(diagnostic);
      else if (diagnostic.severity === 'error') inherited.push(diagnostic);
    },
    record(expression, checked, expected) {
      if (inside(declaration.range, expression.range)) file.context.record(expression, checked, expected);
    },
    use(range, symbolId) {
      if (inside(declaration.range, range)) file.context.use(range, symbolId);
      // Inherited from another file: what it needs counts as needed here.
      else if (range.start < 0 && file.own) file.findings.need(declaration.range, symbolId);
      else if (range.start < 0) file.context.use(range, symbolId);
    },
    argument(field, of, expression, checked) {
      if (inside(declaration.range, expression.range)) file.context.argument?.(field, of, expression, checked);
    },
  };
}

/** A value behind a dot: an argument of the law or spectrum that a field was given (`beta.tau.U`). */
function withArguments(entity: Entity, descriptor: FieldDescriptor, value: () => CellValue): Entity {
  const argumentOf = (name: string): Entity | undefined => {
    const { call } = value();
    const formula = call?.arguments[name];
    const quantity = call?.quantities[name];
    if (!formula || !quantity) return undefined;
    const checked: CheckedExpression = {
      type: { kind: 'quantity', dimension: quantities[quantity].dimension },
      formula,
      variables: value().variables,
      ...(formula.kind === 'number' ? { value: formula.value } : {}),
    };
    const symbolId = `${entity.symbolId}.${name}`;
    return { name, symbolId, binding: () => ({ kind: 'value', symbolId, checked }) };
  };
  const [quantity] = descriptor.quantities;
  return {
    ...entity,
    // A law that is named as a value is its value at the temperature of the place.
    binding() {
      const binding = entity.binding();
      if (binding.kind !== 'value' || binding.checked.type.kind !== 'law' || !quantity) return binding;
      const { dimension } = quantities[quantity];
      const { checked } = binding;
      const variables = new Set([...checked.variables, 'T']);
      return {
        ...binding,
        checked: {
          ...checked,
          type: { kind: 'quantity', dimension },
          formula: formulaOf(checked),
          call: undefined,
          variables,
        },
      };
    },
    member: argumentOf,
    *members() {
      for (const name of Object.keys(value().call?.arguments ?? {})) {
        const member = argumentOf(name);
        if (member) yield member;
      }
    },
  };
}

interface ModelParts {
  readonly fields: ReadonlyMap<string, FieldView>;
  readonly elements: ReadonlyMap<string, ElementView>;
}

/** Poisson's ratio may stand in the model itself as well as in its elastic element. */
export function modelFieldDescriptor(shape: ModelShape, name: string): FieldDescriptor | undefined {
  return (
    shape.kind?.fields.find((field) => field.name === name) ??
    (name === ownPoissonRatio.name ? ownPoissonRatio : undefined)
  );
}

function partsOf(model: DeclaredModel): ModelParts {
  const { file, shape, declaration } = model;
  const inherited: Diagnostic[] = [];
  const said = new Set<string>();
  // The place tells them apart; the same name that is missing at two places is one mistake.
  const sayingOf = ({ range, message }: Diagnostic): string =>
    range.start < 0 ? message : file.tree.text.slice(range.start, range.end);
  const context = shape.base ? variantContext(file, declaration, inherited) : file.context;
  const fields = new Map<string, FieldView>();
  const elements = new Map<string, ElementView>();

  // Names that every field of the model sees, behind those of its own block.
  const modelLayer: Layer = {
    find: (name) => elements.get(name)?.entity ?? fields.get(name)?.entity,
    *entities() {
      for (const { entity } of elements.values()) yield entity;
      for (const { entity } of fields.values()) yield entity;
    },
  };
  const alloyLayers = shape.alloy ? [shape.alloy.layer] : [];
  const ownLayers = [...alloyLayers, ...file.layers];
  const outer = ({ files }: FieldSource): readonly Layer[] =>
    files.length === 1 && files[0] === file ? ownLayers : [...alloyLayers, ...files.flatMap(({ layers }) => layers)];

  const compute = (label: string, evaluate: () => CellValue): (() => CellValue) => {
    if (!shape.base) return evaluate;
    return () => {
      inherited.length = 0;
      const result = evaluate();
      const [first] = inherited;
      const base = shape.base;
      if (
        first &&
        base &&
        !said.has(sayingOf(first)) &&
        !file.findings
          .sectionAt(first.range.start)
          .diagnostics.some(({ code, range }) => code === first.code && range.start === first.range.start)
      ) {
        // Several fields may lack the same thing.
        said.add(sayingOf(first));
        tell(file, inheritedDoesNotFit, model.nameRange, {
          model: model.name,
          field: label.slice(model.name.length + 1),
          from: base.name,
          problem: first.message,
        });
      }
      return result;
    };
  };

  const view = (
    source: FieldSource,
    label: string,
    descriptor: FieldDescriptor | undefined,
    place: () => FieldPlace,
  ): FieldView => {
    const made = fieldView(file, {
      name: source.name,
      label,
      symbolId: source.symbolId,
      statement: source.statement,
      expression: source.expression,
      written: source.writtenIn === declaration,
      here: file.own && source.writtenIn === declaration,
      descriptor,
      place,
      wrap: (entity, value) =>
        descriptor?.shape === 'law' || descriptor?.shape === 'spectrum'
          ? withArguments(entity, descriptor, value)
          : entity,
    });
    if (!shape.base) return made;
    const { cell } = made;
    const checked = compute(label, () => cell.checked());
    let result: CellValue | undefined;
    const once = (): CellValue => (result ??= checked());
    return { ...made, value: once };
  };

  const elementNames = function* (): Iterable<{ name: string; symbolId: string; kind: string }> {
    for (const { name, entity, shape: element } of elements.values()) {
      // One of unknown kind may be of any: its kind has been reported.
      yield { name, symbolId: entity.symbolId, kind: element.descriptor?.name ?? '' };
    }
  };

  const elementView = (element: ElementShape): ElementView => {
    const own = new Map<string, FieldView>();
    const states = new Map<string, FieldView>();
    const rates = new Map<string, FieldView>();
    const entities: Layer = {
      find: (name) => own.get(name)?.entity ?? states.get(name)?.entity,
      *entities() {
        for (const { entity } of own.values()) yield entity;
        for (const { entity } of states.values()) yield entity;
      },
    };
    const withStates = element.states.size > 0 || element.descriptor?.hasStates === true;
    const placeOf =
      (source: FieldSource, descriptor: FieldDescriptor | undefined, start = false): (() => FieldPlace) =>
      () => {
        const physical =
          withStates && !start
            ? physicalVariables.custom
            : descriptor?.shape === 'law'
              ? physicalVariables.law
              : physicalVariables.field;
        const variables =
          withStates && !start ? new Set([...physical.variables, ...element.states.keys()]) : physical.variables;
        const hidden: Layer = {
          find: (name) => (name === source.name && source.statement.role === 'value' ? undefined : entities.find(name)),
          entities: () => [...entities.entities()].filter(({ name }) => name !== source.name),
        };
        return {
          surroundings: {
            layers: start ? [physical, modelLayer, ...outer(source)] : [hidden, physical, modelLayer, ...outer(source)],
            variables,
            context,
          } satisfies Surroundings,
          place: `${source.name} of ${placeName(element)}`,
          elements: elementNames,
          incomplete: shape.broken,
          unknownKind: element.descriptor === undefined,
        };
      };
    for (const source of element.fields.values()) {
      const descriptor = element.descriptor?.fields.find((field) => field.name === source.name);
      own.set(
        source.name,
        view(source, `${model.name}.${element.name}.${source.name}`, descriptor, placeOf(source, descriptor)),
      );
    }
    for (const source of element.states.values()) {
      const inheritedState = shape.base?.elements.get(element.name)?.states.get(source.name);
      const place = (): FieldPlace => ({
        ...placeOf(source, undefined, true)(),
        // A start given anew has the dimension of the state, which its rate was written for.
        dimension: () => {
          const type = source.statement.role === 'value' ? inheritedState?.value().type : undefined;
          return type?.kind === 'quantity' ? type.dimension : undefined;
        },
      });
      const started = view(source, `${model.name}.${element.name}.${source.name}`, undefined, place);
      states.set(source.name, { ...started, entity: stateEntity(started) });
    }
    for (const source of element.rates.values()) {
      const place = (): FieldPlace => ({
        ...placeOf(source, undefined)(),
        place: `rate ${source.name}`,
        dimension: () => {
          const type = states.get(source.name)?.value().type;
          return type?.kind === 'quantity' ? divideDimensions(type.dimension, quantities.time.dimension) : undefined;
        },
      });
      rates.set(source.name, view(source, `${model.name}.${element.name}.rate ${source.name}`, undefined, place));
    }
    const entity = thingEntity(element.name, element.symbolId, 'element', {
      find: (name) => entities.find(name),
      all: () => entities.entities(),
    });
    return { name: element.name, shape: element, fields: own, states, rates, entity };
  };

  for (const element of shape.elements.values()) elements.set(element.name, elementView(element));
  for (const source of shape.fields.values()) {
    const descriptor = modelFieldDescriptor(shape, source.name);
    const place = (): FieldPlace => ({
      surroundings: {
        layers: [
          physicalVariables.field,
          layerOf(new Map([...fields.values()].map((field) => [field.name, field.entity])), source.name),
          {
            find: (name) => elements.get(name)?.entity,
            entities: () => [...elements.values()].map(({ entity }) => entity),
          },
          ...outer(source),
        ],
        variables: physicalVariables.field.variables,
        context,
      },
      place: shape.kind ? `${source.name} of ${shape.kind.name}` : source.name,
      elements: elementNames,
    });
    fields.set(source.name, view(source, `${model.name}.${source.name}`, descriptor, place));
  }
  return { fields, elements };
}

/** How messages name an element's kind: `E of elastic`, `strength of debye`. */
export const placeName = (element: {
  readonly kind: string;
  readonly name: string;
  readonly descriptor?: ElementKindDescriptor;
}): string => (element.kind === '' ? element.name : element.kind);

/** In a rate or strain rate a state is a variable, of the dimension of its start value. */
function stateEntity(start: FieldView): Entity {
  const { name, entity } = start;
  return {
    ...entity,
    binding() {
      const { type } = start.value();
      if (type.kind !== 'quantity') return { kind: 'broken', symbolId: entity.symbolId };
      const checked: CheckedExpression = {
        type: { kind: 'quantity', dimension: type.dimension },
        formula: { kind: 'variable', name },
        variables: new Set([name]),
      };
      return { kind: 'value', symbolId: entity.symbolId, checked };
    },
  };
}

/** The model of a declaration; what it consists of is worked out when it is first asked for. */
export function declareModel(file: FileModel, declaration: ModelDeclaration): DeclaredModel {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  let shape: ModelShape | undefined;
  let parts: ModelParts | undefined;
  const allParts = (): ModelParts => (parts ??= partsOf(model));
  const model: DeclaredModel = {
    kind: 'model',
    declaration,
    file,
    name,
    nameRange,
    symbolId,
    get shape() {
      return (shape ??= shapeOf(model));
    },
    get fields() {
      return allParts().fields;
    },
    get elements() {
      return allParts().elements;
    },
    entity: thingEntity(name, symbolId, 'model', {
      find: (member) => allParts().elements.get(member)?.entity ?? allParts().fields.get(member)?.entity,
      *all() {
        for (const { entity } of allParts().elements.values()) yield entity;
        for (const { entity } of allParts().fields.values()) yield entity;
      },
    }),
  };
  declare(file, {
    id: symbolId,
    name,
    kind: 'model',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    detail: declaration.modelKind?.text ?? declaration.of?.names[0]?.text,
  });
  return model;
}
