/** Models: what their elements need, one form, one modulus; the values of fields lie in their ranges. */
import { broadeningProduct } from '../../diagnostics/physical/broadening-product.ts';
import { countsDiffer } from '../../diagnostics/declarations/counts-differ.ts';
import { mixedForms } from '../../diagnostics/declarations/mixed-forms.ts';
import { needsGlassTransition } from '../../diagnostics/declarations/needs-glass-transition.ts';
import { noElasticElement } from '../../diagnostics/declarations/no-elastic-element.ts';
import { notOneNumber } from '../../diagnostics/declarations/not-one-number.ts';
import { runsLater } from '../../diagnostics/information/runs-later.ts';
import { startOutside } from '../../diagnostics/physical/start-outside.ts';
import { stateAndRate } from '../../diagnostics/declarations/state-and-rate.ts';
import { strengthsExceedModulus } from '../../diagnostics/physical/strengths-exceed-modulus.ts';
import { wholeModelWithElements } from '../../diagnostics/declarations/whole-model-with-elements.ts';
import type { Form } from '../../physics/descriptor.ts';
import { ownPoissonRatio } from '../../physics/elastic.ts';
import type { BlockStatement } from '../../syntax/tree.ts';
import { sameDimension } from '../../units/dimension.ts';
import { formatNumber, formatQuantity } from '../../units/format-quantity.ts';
import { quantities } from '../../units/quantities.ts';
import type { DeclaredModel, ElementView, FieldView } from '../declared.ts';
import { wordsOfType } from '../declarations/values.ts';
import { placeName } from '../declarations/models.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { checkFields, checkStatements, insertion } from './blocks.ts';
import { kindsThatRunLater } from './limits.ts';
import { numbersOf } from './numbers.ts';
import { checkRange } from './ranges.ts';
import { checkName } from './taken-names.ts';

/** The form that an element has: the only one of its kind, or the one that its strength is written in. */
export function formOf(element: ElementView): Form | undefined {
  const { descriptor } = element.shape;
  if (!descriptor || descriptor.word === 'elastic') return undefined;
  const [only, other] = descriptor.forms;
  if (!other) return only;
  const type = element.fields.get('strength')?.value().type;
  if (type?.kind !== 'quantity') return undefined;
  if (sameDimension(type.dimension, quantities.compliance.dimension)) return 'compliance';
  return sameDimension(type.dimension, quantities.stress.dimension) ? 'modulus' : undefined;
}

function checkForms(file: FileModel, model: DeclaredModel): void {
  let first: { readonly element: ElementView; readonly form: Form } | undefined;
  for (const element of model.elements.values()) {
    const form = formOf(element);
    if (!form) continue;
    first ??= { element, form };
    if (form === first.form) continue;
    const strength = element.fields.get('strength');
    const here = strength?.written === true ? strength.expression.range : element.shape.declaration.elementKind?.range;
    const written = strength?.written === true || element.shape.declaredIn === model.declaration;
    tell(file, mixedForms, written && here ? here : model.nameRange, {
      element: element.name,
      form,
      other: first.element.name,
      ...(first.element.shape.file === file && first.element.shape.declaration.name
        ? { otherRange: first.element.shape.declaration.name.range }
        : {}),
    });
    return;
  }
}

/** One number that is known without its test, or nothing. */
const numberOf = (fields: ReadonlyMap<string, FieldView>, name: string): number | undefined =>
  fields.get(name)?.value().value;

/** Rules that tie the fields of one element to each other. */
function checkTogether(file: FileModel, element: ElementView): void {
  const { fields } = element;
  const product = fields.get('gamma');
  const alpha = numberOf(fields, 'alpha');
  const gamma = numberOf(fields, 'gamma');
  if (product && alpha !== undefined && gamma !== undefined && alpha * gamma > 1 + 1e-12) {
    tell(file, broadeningProduct, product.written ? product.expression.range : element.shape.declaration.range, {
      alpha: formatNumber(alpha),
      gamma: formatNumber(gamma),
      product: formatNumber(alpha * gamma),
    });
  }
  const lists = [...fields.values()].filter(({ descriptor }) => descriptor?.shape === 'list');
  const [first, second] = lists;
  if (first && second) {
    const counts = [first, second].map((field) => numbersOf(field.value()).length);
    const [firstCount = 0, secondCount = 0] = counts;
    if (firstCount !== secondCount && firstCount > 0 && secondCount > 0 && second.written) {
      tell(file, countsDiffer, second.expression.range, {
        place: `\`${element.name}\``,
        first: first.name,
        firstCount,
        second: second.name,
        secondCount,
      });
    }
  }
}

function checkStrengths(file: FileModel, model: DeclaredModel): void {
  const elements = [...model.elements.values()];
  if (!elements.some((element) => formOf(element) === 'modulus')) return;
  const elastic = model.elements.get('elastic');
  const modulus = elastic && (numberOf(elastic.fields, 'E') ?? numberOf(elastic.fields, 'G'));
  if (modulus === undefined || modulus <= 0) return;
  let sum = 0;
  for (const element of elements) {
    const strength = element.fields.get('strength');
    if (strength) for (const value of numbersOf(strength.value())) sum += value;
  }
  if (sum <= modulus * (1 + 1e-9)) return;
  tell(file, strengthsExceedModulus, model.nameRange, {
    model: model.name,
    sum: formatQuantity(sum, 'stress'),
    modulus: formatQuantity(modulus, 'stress'),
  });
}

function checkStates(file: FileModel, element: ElementView): void {
  const free = [...element.states.keys()].filter((name) => !element.rates.has(name));
  const stray = [...element.rates.keys()].filter((name) => !element.states.has(name));
  // One state and one rate without each other: the rate is misspelt.
  const isOneMistake = free.length === 1 && stray.length === 1;
  for (const state of element.states.values()) {
    const taken = checkName(file, state.statement.path.names[0], 'state');
    if (!taken && !isOneMistake && !element.rates.has(state.name) && !element.shape.broken) {
      tell(file, stateAndRate, state.statement.path.range, {
        name: state.name,
        has: 'state',
        range: state.statement.path.range,
        suggestions: [],
      });
    }
  }
  for (const rate of element.rates.values()) {
    if (element.states.has(rate.name)) continue;
    const range = rate.statement.path.range;
    tell(file, stateAndRate, range, {
      name: rate.name,
      has: 'rate',
      range,
      suggestions: isOneMistake ? free : nearestNames(rate.name, free),
    });
  }
}

/** A field that must be one number is not a list or a condition. */
function checkShape(file: FileModel, field: FieldView, place: string): void {
  const { kind } = field.value().type;
  const shape = field.descriptor?.shape;
  if (shape !== undefined && shape !== 'scalar') return;
  if (kind === 'quantity' || kind === 'unknown') return;
  // Where a descriptor asks for a quantity, a wrong type has been reported with the expression.
  if (shape === undefined && field.written) {
    tell(file, notOneNumber, field.expression.range, { place, found: wordsOfType(field.value().type) });
  }
}

/** A correlation factor that grows above T_g needs to know T_g. */
function checkGlassTransition(file: FileModel, model: DeclaredModel, element: ElementView): void {
  const growth = element.fields.get('a1');
  const { alloy } = model.shape;
  const takesOwn = element.shape.descriptor?.fields.some(({ name }) => name === 'T_g') === true;
  if (!growth || !takesOwn || growth.value().value === 0 || growth.value().type.kind === 'unknown') return;
  if (!alloy || element.fields.has('T_g') || alloy.fields.has('T_g') || alloy.declaration.body?.broken === true) return;
  const { declaration } = element.shape;
  const here = element.shape.declaredIn === model.declaration;
  const at = here ? (declaration.elementKind?.range ?? declaration.wordRange) : model.nameRange;
  const fix = alloy.file === file ? insertion(file, alloy.declaration.body, ['T_g = 453 K']) : undefined;
  tell(file, needsGlassTransition, at, { element: element.name, alloy: alloy.name, ...fix });
}

function checkElement(file: FileModel, model: DeclaredModel, element: ElementView): void {
  const { shape } = element;
  const declaredHere = shape.declaredIn === model.declaration;
  const descriptor = shape.descriptor;
  const place = `\`${element.name}\`${shape.kind === '' || shape.word === 'elastic' ? '' : ` (${shape.kind})`}`;
  if (declaredHere) {
    const takesStates = descriptor?.hasStates === true;
    checkStatements(
      file,
      shape.declaration.body,
      (statement: BlockStatement) =>
        statement.kind === 'field' && (statement.role === 'value' || takesStates || descriptor === undefined),
      `an element of kind ${placeName(shape)}`,
      takesStates ? 'fields, states and their rates' : 'fields such as `tau = 1 s`',
    );
    if (descriptor && kindsThatRunLater.has(descriptor.name)) {
      const at = shape.declaration.elementKind?.range ?? shape.declaration.wordRange;
      tell(file, runsLater, at, { what: `${descriptor.name} ${shape.word}` });
    }
    checkStates(file, element);
  }
  if (descriptor) {
    // Fields that this model itself wrote; inherited ones were looked at where they stand.
    const given = [...element.fields.values()].flatMap((field) => {
      if (!field.written) return [];
      const names = field.statement.path.names;
      const name = names.find(({ text }) => text === field.name) ?? names[0];
      return name ? [{ name: field.name, nameRange: name.range, broken: field.statement.broken }] : [];
    });
    checkFields(file, {
      place,
      placeRange: shape.declaration.elementKind?.range ?? shape.declaration.wordRange,
      descriptors: descriptor.fields,
      given,
      // A variant reaches states by their names too.
      alsoKnown: declaredHere ? [] : [...element.states.keys()],
      present: new Set([...element.fields.values()].filter((field) => !field.written).map(({ name }) => name)),
      block: shape.declaration.body,
      complete: declaredHere && !shape.broken && !model.shape.broken,
    });
  }
  for (const field of [...element.fields.values(), ...element.states.values(), ...element.rates.values()]) {
    const checked = field.value();
    if (!field.written) continue;
    const fieldPlace = `${field.name} of ${placeName(shape)}`;
    if (descriptor) checkShape(file, field, fieldPlace);
    if (field.descriptor && field.descriptor.shape !== 'spectrum') {
      checkRange(file.context, field.descriptor, fieldPlace, checked, overrideRange(field));
    }
  }
  if (declaredHere || [...element.fields.values()].some(({ written }) => written)) checkTogether(file, element);
  if (declaredHere || model.declaration.of) checkGlassTransition(file, model, element);
}

/** Where a value is wrong: an override that reaches into a law is itself the place. */
const overrideRange = (field: FieldView): FieldView['expression']['range'] => field.statement.value.range;

/** The start value of flow units lies strictly between the fixed points of their rate. */
function checkFlowUnits(file: FileModel, model: DeclaredModel): void {
  const start = model.fields.get('c_i');
  const lower = numberOf(model.fields, 'c0');
  const upper = numberOf(model.fields, 'c_inf');
  const value = start?.value().value;
  if (!start || lower === undefined || upper === undefined || value === undefined) return;
  if (value > Math.min(lower, upper) && value < Math.max(lower, upper)) return;
  tell(file, startOutside, start.written ? start.expression.range : model.nameRange, {
    start: formatNumber(value),
    lower: formatNumber(lower),
    upper: formatNumber(upper),
  });
}

export function checkModel(file: FileModel, model: DeclaredModel): void {
  const { declaration, shape } = model;
  const { body } = declaration;
  const wholeKind = shape.kind;
  checkStatements(
    file,
    body,
    (statement) => (statement.kind === 'field' && statement.role === 'value') || statement.kind === 'element',
    'a model',
    '`elastic`, `relaxation` and `flow` elements and fields',
  );
  if (wholeKind) {
    for (const element of shape.elements.values()) {
      if (element.declaredIn !== declaration) continue;
      tell(file, wholeModelWithElements, element.declaration.wordRange, {
        element: element.name,
        model: model.name,
        kind: wholeKind.name,
      });
    }
  } else {
    const complete = !shape.broken && body !== undefined && shape.sound;
    if (
      complete &&
      model.name !== '' &&
      !shape.misdirected &&
      !model.elements.has('elastic') &&
      declaration.modelKind === undefined
    ) {
      const at = body.closed ? { insertAt: body.range.start + 1 } : {};
      tell(file, noElasticElement, model.nameRange, { model: model.name, ...at });
    }
  }
  for (const element of model.elements.values()) checkElement(file, model, element);

  const written = [...model.fields.values()].filter((field) => field.written);
  const judged = wholeKind !== undefined || (declaration.modelKind === undefined && shape.sound);
  if (judged) {
    const nu = [ownPoissonRatio];
    checkFields(file, {
      place: wholeKind ? `\`${model.name}\` (${wholeKind.name})` : `\`${model.name}\``,
      placeRange: wholeKind && declaration.modelKind ? declaration.modelKind.range : model.nameRange,
      descriptors: wholeKind?.fields ?? nu,
      alsoKnown: wholeKind
        ? nu.map(({ name }) => name)
        : [...model.elements.keys()].filter((name) => name === 'elastic'),
      given: written.flatMap(({ name, statement }) => {
        const [first] = statement.path.names;
        return first ? [{ name, nameRange: first.range, broken: statement.broken }] : [];
      }),
      present: new Set([...model.fields.values()].filter((field) => !field.written).map(({ name }) => name)),
      block: body,
      complete: wholeKind !== undefined && !shape.broken && body !== undefined,
    });
  }
  for (const field of model.fields.values()) {
    const checked = field.value();
    if (!field.written || !field.descriptor) continue;
    const place = wholeKind ? `${field.name} of ${wholeKind.name}` : field.name;
    checkRange(file.context, field.descriptor, place, checked, overrideRange(field));
  }
  checkForms(file, model);
  checkStrengths(file, model);
  if (wholeKind) checkFlowUnits(file, model);
}
