/** Models for the solver: fields as formulas, laws and spectra kept as such. */
import { modelKinds } from '../../physics/registry.ts';
import type { ElementProblem, FieldValue, FieldValues, ModelProblem } from '../../solver/problem.ts';
import { formOf } from '../checks/model.ts';
import { kindsThatRunLater } from '../checks/limits.ts';
import { modulusOf } from '../checks/test.ts';
import type { DeclaredModel, ElementView, FieldView } from '../declared.ts';

/** A field for the solver; `undefined` where it has an error. */
function fieldProblem(field: FieldView): FieldValue | undefined {
  const checked = field.value();
  const { call, choice } = checked;
  switch (field.descriptor?.shape) {
    case 'word':
      return choice === undefined ? undefined : { type: 'word', word: choice };
    case 'element':
      return choice === undefined ? undefined : { type: 'element', element: choice };
    case 'spectrum':
      return checked.type.kind === 'spectrum' && call
        ? { type: 'spectrum', spectrum: call.name, arguments: call.arguments, quantities: call.quantities }
        : undefined;
    case 'list': {
      const values = checked.items ?? (checked.formula ? [checked.formula] : undefined);
      return values ? { type: 'list', values } : undefined;
    }
    case 'law':
      if (checked.type.kind === 'law' && call) return { type: 'law', law: call.name, arguments: call.arguments };
      return checked.formula ? { type: 'formula', formula: checked.formula } : undefined;
    case 'scalar':
    case 'points':
    case undefined:
      return checked.type.kind === 'quantity' && checked.formula
        ? { type: 'formula', formula: checked.formula }
        : undefined;
  }
}

/** All fields that the kind knows; `undefined` when one of them has an error. */
function fieldsProblem(fields: ReadonlyMap<string, FieldView>): FieldValues | undefined {
  const values: Record<string, FieldValue> = {};
  for (const field of fields.values()) {
    if (!field.descriptor) return undefined;
    const value = fieldProblem(field);
    if (!value) return undefined;
    values[field.name] = value;
  }
  return values;
}

/** States of a custom flow with their rates; `undefined` when one of them has an error. */
function statesProblem(element: ElementView): ElementProblem['states'] {
  const states: NonNullable<ElementProblem['states']>[number][] = [];
  for (const [name, state] of element.states) {
    const start = state.value().formula;
    const rate = element.rates.get(name)?.value().formula;
    if (!start || !rate) return undefined;
    states.push({ name, start, rate });
  }
  return states;
}

function elementProblem(element: ElementView): ElementProblem | undefined {
  const { descriptor, word } = element.shape;
  if (!descriptor || kindsThatRunLater.has(descriptor.name)) return undefined;
  const fields = fieldsProblem(element.fields);
  const lacks = descriptor.fields.some(({ name, required }) => required && !element.fields.has(name));
  if (!fields || lacks) return undefined;
  if (element.states.size === 0) return { name: element.name, word, kind: descriptor.name, fields };
  const states = statesProblem(element);
  return states && { name: element.name, word, kind: descriptor.name, fields, states };
}

/** The model for the solver; `undefined` when something in it is wrong or is not computed yet. */
export function modelProblem(model: DeclaredModel): ModelProblem | undefined {
  const { shape } = model;
  if (!shape.sound || shape.broken) return undefined;
  const alloy: Record<string, NonNullable<ReturnType<FieldView['value']>['formula']>> = {};
  for (const field of shape.alloy?.fields.values() ?? []) {
    const { formula, type } = field.value();
    if (formula && type.kind === 'quantity') alloy[field.name] = formula;
  }
  const fields = fieldsProblem(model.fields);
  if (!fields) return undefined;
  const elements: ElementProblem[] = [];
  for (const element of model.elements.values()) {
    const one = elementProblem(element);
    if (!one) return undefined;
    elements.push(one);
  }
  const kind = shape.kind;
  if (kind && kind.fields.some(({ name, required }) => required && !model.fields.has(name))) return undefined;
  if (!kind && !model.elements.has('elastic')) return undefined;
  const forms = [...model.elements.values()].map(formOf).filter((form) => form !== undefined);
  return {
    name: model.name,
    alloy,
    kind: kind && modelKinds.has(kind.name) ? kind.name : 'elements',
    fields,
    modulus: modulusOf(model),
    form: forms[0] ?? 'compliance',
    elements,
  };
}
