/**
 * What a model consists of once `extends` and dotted overrides are applied: for every field, which expression gives its
 * value and where that was written. No values yet: inherited expressions are evaluated in the variant.
 */
import { circle } from '../diagnostics/names/circle.ts';
import { declaredTwice } from '../diagnostics/names/declared-twice.ts';
import { fieldTwice } from '../diagnostics/declarations/field-twice.ts';
import { nothingToOverride } from '../diagnostics/declarations/nothing-to-override.ts';
import type { ElementKindDescriptor, ModelKindDescriptor } from '../physics/descriptor.ts';
import type { Expression, Field, ModelDeclaration, ModelElement, Name, Path } from '../syntax/tree.ts';
import type { DeclaredAlloy, DeclaredModel } from './declared.ts';
import { declare, emptyRange } from './declarations/declare.ts';
import { declarationOf, resolveHeader } from './declarations/resolve.ts';
import { noteUse, tell, type FileModel } from './file-model.ts';
import { elementKindOf, modelKindOf } from './kinds.ts';
import { nearestNames } from './names/nearest.ts';
import { overrideArgument, relocated } from './override-argument.ts';

/** Which expression gives a field its value. */
export interface FieldSource {
  readonly name: string;
  readonly symbolId: string;
  /** The statement that changed it last. */
  readonly statement: Field;
  readonly expression: Expression;
  /** Model in whose body `statement` stands. */
  readonly writtenIn: ModelDeclaration;
  /** Files whose names the expression may use: of the variant, of the model it comes from. */
  readonly files: readonly FileModel[];
}

export interface ElementShape {
  readonly name: string;
  readonly symbolId: string;
  readonly word: ModelElement['word'];
  /** As written; the word itself for `elastic`; empty when missing. */
  readonly kind: string;
  /** Absent when the kind is unknown. */
  readonly descriptor?: ElementKindDescriptor;
  readonly declaration: ModelElement;
  readonly declaredIn: ModelDeclaration;
  readonly file: FileModel;
  readonly fields: ReadonlyMap<string, FieldSource>;
  readonly states: ReadonlyMap<string, FieldSource>;
  readonly rates: ReadonlyMap<string, FieldSource>;
  /** A syntax error lies inside: nothing is missing from it. */
  readonly broken: boolean;
}

export interface ModelShape {
  readonly base?: DeclaredModel;
  readonly alloy?: DeclaredAlloy;
  /** A whole-model kind. */
  readonly kind?: ModelKindDescriptor;
  readonly fields: ReadonlyMap<string, FieldSource>;
  readonly elements: ReadonlyMap<string, ElementShape>;
  /** False when a header names what does not exist, so that the model cannot be judged as a whole. */
  readonly sound: boolean;
  readonly broken: boolean;
  /** An override names an element that the model does not have. */
  readonly misdirected: boolean;
}

/** The model that a model's header extends, if it exists. */
function extendedBy(model: DeclaredModel): DeclaredModel | undefined {
  const name = model.declaration.extends?.names[0];
  const declared = name ? declarationOf(model.file, name.text) : undefined;
  return declared?.kind === 'model' ? declared : undefined;
}

/** A circle of `extends` is reported once, at its first model in the file. */
function reportCircle(file: FileModel, model: DeclaredModel, path: Path, members: readonly DeclaredModel[]): void {
  const first = members.reduce((a, b) => (b.nameRange.start < a.nameRange.start ? b : a));
  if (first !== model) return;
  const at = members.indexOf(first);
  const steps = [...members.slice(at), ...members.slice(0, at)];
  tell(file, circle, path.range, { steps: steps.map(({ name, nameRange }) => ({ label: name, range: nameRange })) });
}

/** The model that a model extends; `sound` is false when there is none, or a circle. */
function baseOf(file: FileModel, model: DeclaredModel): { base?: DeclaredModel; sound: boolean } {
  const path = model.declaration.extends;
  if (!path) return { sound: true };
  const base = resolveHeader(file, path, 'model');
  if (!base) return { sound: false };
  const chain = [model];
  for (let next: DeclaredModel | undefined = base; next; next = extendedBy(next)) {
    if (chain.includes(next)) {
      reportCircle(file, model, path, chain.slice(chain.indexOf(next)));
      return { sound: false };
    }
    chain.push(next);
  }
  return { base, sound: base.shape.sound };
}

interface Draft extends Omit<ElementShape, 'fields' | 'states' | 'rates' | 'broken'> {
  readonly fields: Map<string, FieldSource>;
  readonly states: Map<string, FieldSource>;
  readonly rates: Map<string, FieldSource>;
  broken: boolean;
}

/** Builds the shape of a model. Called once for each model; reports what is wrong with its headers and overrides. */
export function shapeOf(model: DeclaredModel): ModelShape {
  const { file, declaration } = model;
  const { base, sound: baseSound } = baseOf(file, model);
  const alloy = declaration.of ? resolveHeader(file, declaration.of, 'alloy') : base?.shape.alloy;
  const ownKind = modelKindOf(file, declaration.modelKind);
  const kind = declaration.modelKind ? ownKind : base?.shape.kind;
  const fields = new Map<string, FieldSource>();
  const elements = new Map<string, Draft>();
  const inherit = (source: FieldSource): FieldSource => {
    const near = base?.file === file;
    return near ? source : { ...source, expression: relocated(source.expression), files: [...source.files, file] };
  };
  for (const [name, source] of base?.shape.fields ?? []) fields.set(name, inherit(source));
  for (const [name, shape] of base?.shape.elements ?? []) {
    const copy = (sources: ReadonlyMap<string, FieldSource>): Map<string, FieldSource> =>
      new Map([...sources].map(([key, source]) => [key, inherit(source)]));
    elements.set(name, { ...shape, fields: copy(shape.fields), states: copy(shape.states), rates: copy(shape.rates) });
  }

  /** Sets a field as a whole, keeping the symbol of the one that it replaces. */
  const set = (fieldsOf: Map<string, FieldSource>, container: string, statement: Field, name: Name): void => {
    const before = fieldsOf.get(name.text);
    const symbolId = before?.symbolId ?? `${container}.${name.text}`;
    if (before) noteUse(file, name.range, symbolId, 'override');
    else declareField(symbolId, container, statement, name);
    fieldsOf.set(name.text, {
      name: name.text,
      symbolId,
      statement,
      expression: statement.value,
      writtenIn: declaration,
      files: [file],
    });
  };
  const declareField = (id: string, container: string, statement: Field, name: Name): void => {
    declare(file, {
      id,
      name: name.text,
      kind: statement.role === 'state' ? 'state' : 'field',
      nameRange: name.range,
      range: statement.range,
      container,
      documentation: statement.documentation,
    });
  };

  const declaredHere = new Map<string, ModelElement>();
  const declareElement = (statement: ModelElement): void => {
    const name = statement.word === 'elastic' ? 'elastic' : (statement.name?.text ?? '');
    const nameRange =
      statement.word === 'elastic' ? statement.wordRange : (statement.name?.range ?? emptyRange(statement.range));
    const first = declaredHere.get(name);
    if (first && name !== '') {
      tell(file, declaredTwice, nameRange, { name, what: 'element', first: first.name?.range ?? first.wordRange });
      return;
    }
    declaredHere.set(name, statement);
    const symbolId = `${model.symbolId}.${name === '' ? `@${statement.range.start}` : name}`;
    const descriptor = elementKindOf(file, statement);
    const draft: Draft = {
      name,
      symbolId,
      word: statement.word,
      kind: statement.word === 'elastic' ? 'elastic' : (statement.elementKind?.text ?? ''),
      ...(descriptor ? { descriptor } : {}),
      declaration: statement,
      declaredIn: declaration,
      file,
      fields: new Map(),
      states: new Map(),
      rates: new Map(),
      broken: statement.body?.broken ?? true,
    };
    declare(file, {
      id: symbolId,
      name,
      kind: 'element',
      nameRange,
      range: statement.range,
      container: model.symbolId,
      detail: draft.kind,
      documentation: statement.documentation,
    });
    for (const inner of statement.body?.statements ?? []) {
      if (inner.kind !== 'field') continue;
      const [field] = inner.path.names;
      if (!field || field.text === '') continue;
      if (inner.path.names.length > 1) {
        tell(file, nothingToOverride, inner.path.range, {
          path: inner.path.names.map(({ text }) => text).join('.'),
          name: field.text,
          within: name,
          range: field.range,
          suggestions: [],
          extended: true,
        });
        continue;
      }
      const target = inner.role === 'state' ? draft.states : inner.role === 'rate' ? draft.rates : draft.fields;
      const before = target.get(field.text);
      if (before) tell(file, fieldTwice, field.range, { field: field.text, first: before.statement.path.range });
      else if (inner.role === 'rate') {
        const state = draft.states.get(field.text);
        if (state) noteUse(file, field.range, state.symbolId);
        target.set(field.text, {
          name: field.text,
          symbolId: `${symbolId}.rate ${field.text}`,
          statement: inner,
          expression: inner.value,
          writtenIn: declaration,
          files: [file],
        });
      } else set(target, symbolId, inner, field);
    }
    elements.set(name, draft);
  };

  let misdirected = false;
  const writtenHere = new Map<string, Field>();
  /** Whether the path was not given before in this body; otherwise the repetition is reported. */
  const isFirst = (statement: Field): boolean => {
    const key = statement.path.names.map(({ text }) => text).join('.');
    const first = writtenHere.get(key);
    if (first) tell(file, fieldTwice, statement.path.range, { field: key, first: first.path.range });
    else writtenHere.set(key, statement);
    return first === undefined;
  };
  const override = (statement: Field): void => {
    const [head, field, ...rest] = statement.path.names;
    if (!head || head.text === '') return;
    if (!field) {
      if (isFirst(statement)) set(fields, model.symbolId, statement, head);
      return;
    }
    if (field.text === '' || !isFirst(statement)) return;
    const element = elements.get(head.text);
    if (!element && fields.has(head.text)) {
      overrideArgument(file, fields, statement, [head, field, ...rest], 1, declaration);
      return;
    }
    if (!element) {
      // Without its base a model cannot know its elements; the base was reported.
      if ((baseSound || base) && base?.shape.broken !== true) {
        misdirected = true;
        tell(file, nothingToOverride, head.range, {
          path: statement.path.names.map(({ text }) => text).join('.'),
          name: head.text,
          within: model.name,
          range: head.range,
          suggestions: nearestNames(head.text, elements.keys()),
          extended: declaration.extends !== undefined,
        });
      }
      return;
    }
    noteUse(file, head.range, element.symbolId);
    // A state is reached by its name, as a field is: the variant starts elsewhere, its rate stays.
    const given = element.states.has(field.text) && !element.fields.has(field.text) ? element.states : element.fields;
    if (rest.length > 0) {
      overrideArgument(file, given, statement, [head, field, ...rest], 2, declaration);
      return;
    }
    const before = given.get(field.text);
    const sameBody = before?.writtenIn === declaration && element.declaredIn === declaration;
    if (sameBody) {
      tell(file, fieldTwice, field.range, { field: field.text, first: before.statement.path.range });
      return;
    }
    set(given, element.symbolId, statement, field);
  };

  const statements = declaration.body?.statements ?? [];
  for (const statement of statements) if (statement.kind === 'element') declareElement(statement);
  for (const statement of statements) {
    if (statement.kind === 'field' && statement.role === 'value') override(statement);
  }

  return {
    ...(base ? { base } : {}),
    ...(alloy ? { alloy } : {}),
    ...(kind ? { kind } : {}),
    fields,
    elements,
    sound:
      baseSound &&
      (declaration.of === undefined || alloy !== undefined) &&
      (declaration.modelKind === undefined || ownKind !== undefined),
    broken: (declaration.body?.broken ?? true) || (base?.shape.broken ?? false),
    misdirected,
  };
}
