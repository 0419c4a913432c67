/** The value of a field, by the shape that its descriptor gives it. */
import { report } from '../diagnostics/diagnostic.ts';
import { notALaw } from '../diagnostics/declarations/not-a-law.ts';
import { notOneNumber } from '../diagnostics/declarations/not-one-number.ts';
import { unknownKind } from '../diagnostics/declarations/unknown-kind.ts';
import { unknownName } from '../diagnostics/expressions/unknown-name.ts';
import { unknownThing } from '../diagnostics/names/unknown-thing.ts';
import { unitWithoutNumber } from '../diagnostics/declarations/unit-without-number.ts';
import { unknownWord } from '../diagnostics/declarations/unknown-word.ts';
import { wrongSortOfName } from '../diagnostics/names/wrong-sort-of-name.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { FieldDescriptor } from '../physics/descriptor.ts';
import type { Expression, Name, Reference, TextRange } from '../syntax/tree.ts';
import type { Dimension } from '../units/dimension.ts';
import { lookupUnit } from '../units/lookup.ts';
import { quantities } from '../units/quantities.ts';
import type { CheckContext, ExpectedType, UserFunction } from './expression/types.ts';
import { unknownValue, type CellValue } from './names/circles.ts';
import { nearestNames } from './names/nearest.ts';
import { hasHole, unwrapped } from './names/references.ts';
import { scopeOf } from './names/scope.ts';
import { stressEntity, temperatureEntity } from './names/physical-variables.ts';
import { valueAt, type Surroundings } from './value.ts';

export interface FieldPlace {
  readonly surroundings: Surroundings;
  /** How messages name it: `U of arrhenius`. */
  readonly place: string;
  /** Whether a list makes a family here (a field of a test). */
  readonly family?: boolean;
  /** The elements of the model, for a field that names one. */
  readonly elements?: () => Iterable<{ readonly name: string; readonly symbolId: string; readonly kind: string }>;
  /** The kind of the element is unknown, and was reported. */
  readonly unknownKind?: boolean;
  /** A syntax error lies in the model: elements may be missing. */
  readonly incomplete?: boolean;
  /** Of the field's name. */
  readonly nameRange?: TextRange;
  /** What a value without a descriptor must measure: the rate of a state that of the state, per time. */
  readonly dimension?: () => Dimension | undefined;
  /** What its frequency counts: cycles unless said. */
  readonly frequency?: 'cycles' | 'radians';
}

const unknown = (): CellValue => unknownValue;

/** The name that an expression consists of, if it is one. */
export function singleName(expression: Expression): Name | undefined {
  const inner = unwrapped(expression);
  return inner.kind === 'reference' && inner.path.names.length === 1 ? inner.path.names[0] : undefined;
}

/** What the place asks of an expression. */
function expectedOf(descriptor: FieldDescriptor, place: FieldPlace): ExpectedType {
  const many = place.family === true || descriptor.shape === 'list';
  const points = descriptor.shape === 'points' || place.family === true;
  const law = descriptor.shape === 'law';
  const spectrum = descriptor.shape === 'spectrum';
  return {
    quantities: descriptor.quantities,
    place: place.place,
    ...(place.nameRange ? { nameRange: place.nameRange } : {}),
    ...(many || points || law || spectrum
      ? { allow: { list: many || points, points, ...(law ? { law } : {}), ...(spectrum ? { spectrum } : {}) } }
      : {}),
    ...(descriptor.quantities.includes('frequency') ? { frequency: place.frequency ?? 'cycles' } : {}),
  };
}

/** The words of a field that takes one of a few. */
function wordValue(expression: Expression, descriptor: FieldDescriptor & { shape: 'word' }, at: FieldPlace): CellValue {
  if (hasHole(expression)) return unknown();
  const name = singleName(expression);
  const words = descriptor.words.map(({ word }) => word);
  if (name && words.includes(name.text)) {
    return { type: { kind: 'text' }, variables: new Set(), choice: name.text };
  }
  at.surroundings.context.report(
    report(unknownWord, expression.range, {
      place: at.place,
      found: name ? `\`${name.text}\`` : 'what stands here',
      range: expression.range,
      suggestions: name ? nearestNames(name.text, words) : [],
      words,
    }),
  );
  return unknown();
}

/** The element that a field names. */
function elementValue(
  expression: Expression,
  descriptor: FieldDescriptor & { shape: 'element' },
  at: FieldPlace,
): CellValue {
  if (hasHole(expression)) return unknown();
  const { context } = at.surroundings;
  const name = singleName(expression);
  const elements = [...(at.elements?.() ?? [])];
  const kinds: readonly string[] = descriptor.elementKinds ?? [];
  const fitting = elements.filter(({ kind }) => kind === '' || kinds.length === 0 || kinds.includes(kind));
  const suggestions = name
    ? nearestNames(
        name.text,
        fitting.map((element) => element.name),
      )
    : [];
  if (!name) {
    context.report(
      report(notOneNumber, expression.range, {
        place: at.place,
        found: 'something else',
        wanted: 'the name of an element of this model',
      }),
    );
    return unknown();
  }
  const found = elements.find((element) => element.name === name.text);
  if (!found) {
    // The element may be what could not be read.
    if (at.incomplete === true) return unknown();
    context.report(
      report(unknownThing, name.range, {
        what: 'element',
        name: name.text,
        range: name.range,
        suggestions,
        where: 'this model',
      }),
    );
    return unknown();
  }
  context.use(name.range, found.symbolId);
  if (!fitting.includes(found)) {
    context.report(
      report(wrongSortOfName, name.range, {
        name: name.text,
        found: `${found.kind} element`,
        expected: `${kinds.join(' or ')} element`,
        range: name.range,
        suggestions: fitting.map((element) => element.name).slice(0, 3),
      }),
    );
    return unknown();
  }
  return { type: { kind: 'element' }, variables: new Set(), choice: found.name };
}

const sameWords = (annotation: Expression | undefined, words: readonly string[]): boolean =>
  annotation?.kind === 'reference' && words.includes(annotation.path.names[0]?.text ?? '');

/**
 * A `fn` that is named, not called, as a law: called with the temperature and, if it has another argument, the stress.
 * Arguments with annotations are told apart by them, others by their order.
 */
function functionAsLaw(reference: Reference, fn: UserFunction, at: FieldPlace, expected: ExpectedType): CellValue {
  const stressWords = ['stress', ...(quantities.stress.synonyms ?? [])];
  const roles = fn.parameters.map((parameter, index): 'T' | 'stress' | undefined => {
    if (sameWords(parameter.annotation, ['temperature'])) return 'T';
    if (sameWords(parameter.annotation, stressWords)) return 'stress';
    if (parameter.annotation) return undefined;
    return index === 0 ? 'T' : index === 1 ? 'stress' : undefined;
  });
  if (roles.length === 0 || roles.includes(undefined) || new Set(roles).size < roles.length) {
    at.surroundings.context.report(
      report(notALaw, reference.range, {
        name: fn.name,
        problem:
          roles.length === 0
            ? 'it has no argument for the temperature'
            : 'its arguments must be one temperature and at most one stress',
      }),
    );
    return unknown();
  }
  const { range } = reference;
  const call: Expression = {
    kind: 'call',
    callee: reference.path,
    arguments: fn.parameters.map((parameter, index) => {
      const name = roles[index] === 'stress' ? stressEntity.name : temperatureEntity.name;
      const value: Expression = { kind: 'reference', path: { names: [{ text: name, range }], range }, range };
      return { name: { text: parameter.name, range }, value, range };
    }),
    argumentsRange: range,
    range,
  };
  const physical = new Map([temperatureEntity, stressEntity].map((entity) => [entity.name, entity]));
  const innermost = { find: (name: string) => physical.get(name), entities: () => physical.values() };
  return valueAt(call, { ...at.surroundings, layers: [innermost, ...at.surroundings.layers] }, expected);
}

/** A time, a law of temperature, or an own function. */
function lawValue(expression: Expression, at: FieldPlace, expected: ExpectedType): CellValue {
  const inner = unwrapped(expression);
  if (inner.kind === 'reference') {
    const binding = scopeOf(at.surroundings.layers).resolve(inner.path);
    if (binding?.kind === 'function') return functionAsLaw(inner, binding.function, at, expected);
  }
  return valueAt(expression, at.surroundings, expected);
}

function spectrumValue(expression: Expression, descriptor: FieldDescriptor, at: FieldPlace): CellValue {
  const checked = valueAt(expression, at.surroundings, expectedOf(descriptor, at));
  if (checked.type.kind === 'spectrum' || checked.type.kind === 'unknown') return checked;
  const inner = unwrapped(expression);
  const name = inner.kind === 'call' ? inner.callee.names[0] : undefined;
  at.surroundings.context.report(
    report(unknownKind, name?.range ?? expression.range, {
      what: 'spectrum',
      name: name?.text ?? 'this value',
      range: name?.range ?? expression.range,
      suggestions: name ? nearestNames(name.text, spectra.keys()) : [],
      known: [...spectra.keys()],
      ...(name && laws.has(name.text) ? { instead: 'a law of temperature' } : {}),
    }),
  );
  return { ...unknown(), choice: descriptor.name };
}

/** `E = GPa`: a number that was forgotten, or is about to be typed. */
function checkBareUnit(expression: Expression, at: FieldPlace): void {
  const name = singleName(expression);
  if (!name || !lookupUnit(name.text)) return;
  const facts = { place: at.place, unit: name.text, insertAt: name.range.start };
  at.surroundings.context.report(report(unitWithoutNumber, expression.range, facts));
}

/** Checks the value of a field against its descriptor. Fields without one (of an alloy, say) take any quantity. */
export function fieldValue(expression: Expression, descriptor: FieldDescriptor | undefined, at: FieldPlace): CellValue {
  if (at.unknownKind === true) {
    // What the field takes is not known: only names that do not exist are said.
    const { context } = at.surroundings;
    const names: CheckContext = {
      ...context,
      report: (diagnostic) => (diagnostic.code === unknownName.code ? context.report(diagnostic) : undefined),
    };
    valueAt(expression, { ...at.surroundings, context: names });
    return unknown();
  }
  if (!descriptor) {
    const dimension = at.dimension?.();
    return valueAt(expression, at.surroundings, dimension && { quantities: [], dimension, place: at.place });
  }
  switch (descriptor.shape) {
    case 'word':
      return wordValue(expression, descriptor, at);
    case 'element':
      return elementValue(expression, descriptor, at);
    case 'spectrum':
      return spectrumValue(expression, descriptor, at);
    case 'law':
      return lawValue(expression, at, expectedOf(descriptor, at));
    case 'scalar':
    case 'points':
    case 'list': {
      const checked = valueAt(expression, at.surroundings, expectedOf(descriptor, at));
      // A unit that is wrong here has been told.
      if (checked.type.kind !== 'unknown') checkBareUnit(expression, at);
      return checked;
    }
  }
}
