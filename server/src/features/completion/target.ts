/** What the place of a value asks for. */
import type { CheckedFile } from '../../model/checked.ts';
import type { ExpectedType } from '../../model/expression/types.ts';
import { alloyFields } from '../../model/declarations/alloy-fields.ts';
import type { Descriptor, FieldDescriptor, ProtocolDescriptor } from '../../physics/descriptor.ts';
import { programSteps, type StepClause, type StepDescriptor } from '../../physics/program-steps.ts';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../physics/registry.ts';
import { dimensionless, divideDimensions, type Dimension } from '../../units/dimension.ts';
import { quantities, quantityOfWord, type QuantityName } from '../../units/quantities.ts';
import type { Expression } from '../../syntax/tree.ts';
import { expressionsAt } from '../nodes.ts';
import { dimensionOf, neededDimensions } from '../needed-dimension.ts';
import { overriddenField } from '../overridden-field.ts';
import { measures } from '../documentation/functions.ts';
import type { CompletionContext, OpenBlock } from './context.ts';
import { expectationTarget, isExpectation } from './expectation-target.ts';
import { userFunction } from '../user-function.ts';
import type { OpenCall, Place } from './place.ts';

export type ValuePlace = Extract<Place, { kind: 'value' }>;

export interface Target {
  /** The field or argument whose value is written, when a descriptor tells of it. */
  readonly field?: FieldDescriptor;
  /** Quantities that the field, or the clause of a step, is known to take: their customary units come first. */
  readonly quantities?: readonly QuantityName[];
  /** The only units that suit: radians, not cycles, for `omega`. */
  readonly units?: readonly string[];
  /** A value to start from. */
  readonly example?: string;
  /** Dimensions that would fit right at the cursor, the likeliest first; empty when anything may stand. */
  readonly dimensions: readonly Dimension[];
}

const dimensionsOf = (names: readonly QuantityName[]): readonly Dimension[] =>
  names.map((name) => quantities[name].dimension);

/** The protocol of the test that a `data` block is for. */
function protocolOfData(file: CheckedFile, block: OpenBlock): ProtocolDescriptor | undefined {
  const at = block.header.findIndex(({ text }) => text === 'for');
  const test = at < 0 ? undefined : block.header[at + 1]?.text;
  const symbol = [...file.symbols.values()].find(({ kind, name }) => kind === 'test' && name === test);
  return symbol?.detail === undefined ? undefined : protocols.get(symbol.detail);
}

/** The kind or protocol that says what a block may hold. */
export function descriptorOfOpenBlock(file: CheckedFile, block: OpenBlock | undefined): Descriptor | undefined {
  switch (block?.word) {
    case 'elastic':
      return elementKinds.get('elastic');
    case 'relaxation':
    case 'flow':
      return elementKinds.get(block.kind);
    case 'model':
      return modelKinds.get(block.kind);
    case 'test':
      return protocols.get(block.kind);
    case 'data':
      return protocolOfData(file, block);
    default:
      return undefined;
  }
}

/** The field on the left of `=`, in its own block or as a dotted path. */
export function assignedField(
  file: CheckedFile,
  context: CompletionContext,
  place: ValuePlace,
): FieldDescriptor | undefined {
  const block = context.blocks.at(-1);
  const [name, ...further] = place.assigned;
  if (!name) return undefined;
  if (further.length > 0) {
    const names = place.assigned.map(({ text, range }) => ({ text, range }));
    return overriddenField(file, context.home, names)?.field;
  }
  if (block?.word === 'alloy') return alloyFields.get(name.text);
  return descriptorOfOpenBlock(file, block)?.fields.find((field) => field.name === name.text);
}

/** The dimensions that an argument of a user's function was annotated with. */
function argumentOfFunction(file: CheckedFile, offset: number, call: OpenCall): readonly Dimension[] {
  const parameters = userFunction(file, offset, call.callee)?.parameters;
  const parameter = parameters?.find(({ name }) => name === call.argument) ?? parameters?.[call.index];
  const annotation = parameter?.annotation;
  if (!annotation) return [];
  const word = annotation.kind === 'reference' ? annotation.path.names[0]?.text : undefined;
  const quantity = word === undefined ? undefined : quantityOfWord(word);
  const dimension = quantity ? quantities[quantity].dimension : dimensionOf(file, annotation);
  return dimension ? [dimension] : [];
}

const targetOfField = (field: FieldDescriptor): Target => ({
  field,
  quantities: field.quantities,
  ...(field.example.includes('(') ? {} : { example: field.example }),
  dimensions: dimensionsOf(field.quantities),
});

/** The step of a program that is being written. */
export function stepAt(context: CompletionContext, place: ValuePlace): StepDescriptor | undefined {
  const block = context.blocks.at(-1);
  const protocol = block?.word === 'test' ? protocols.get(block.kind) : undefined;
  if (protocol?.steps !== true || place.assigned.length > 0) return undefined;
  return programSteps.get(context.line[0]?.text ?? '');
}

/** The clause of a step of a program whose value is written: `heat to |`, `hold |`. */
function clauseOfStep(context: CompletionContext, place: ValuePlace): StepClause | undefined {
  const clauses = stepAt(context, place)?.clauses ?? [];
  const word = place.value.findLast(({ text }) => clauses.some((clause) => clause.word === text))?.text;
  return clauses.find((clause) => (word === undefined ? clause.wordOptional === true : clause.word === word));
}

/** What the whole value, or the whole argument, may be. */
export function wholeTarget(file: CheckedFile, context: CompletionContext, place: ValuePlace): Target {
  const { call } = place;
  const block = context.blocks.at(-1);
  const protocolOfTest = block?.word === 'test' ? protocols.get(block.kind) : undefined;
  if (call) {
    const owner = laws.get(call.callee) ?? spectra.get(call.callee);
    const field = owner?.fields.find(({ name }) => name === call.argument) ?? owner?.fields[call.index];
    if (field) return targetOfField(field);
    if (measures.has(call.callee)) {
      const protocol = descriptorOfOpenBlock(file, block);
      return protocol?.family === 'protocol' && call.index > 0
        ? { dimensions: dimensionsOf([protocol.x.quantity]) }
        : { dimensions: [] };
    }
    return { dimensions: argumentOfFunction(file, context.home, call) };
  }
  if (protocolOfTest && isExpectation(context)) return expectationTarget(protocolOfTest, place);
  const clause = clauseOfStep(context, place);
  if (clause)
    return { quantities: [clause.quantity], example: clause.example, dimensions: dimensionsOf([clause.quantity]) };
  const field = assignedField(file, context, place);
  if (field) return targetOfField(field);
  const { fields = [] } = descriptorOfOpenBlock(file, block) ?? {};
  if (place.assigned[0]?.text === 'omega' && fields.some(({ name }) => name === 'frequency'))
    return { units: ['rad/s', '/s', '/min'], example: '1 rad/s', dimensions: dimensionsOf(['frequency']) };
  const series = block?.word === 'data' ? seriesOfData(file, block, place) : undefined;
  return series ? { quantities: [series], dimensions: dimensionsOf([series]) } : { dimensions: [] };
}

/** What a measured series is: `loss_modulus = column 2 in |`. */
function seriesOfData(file: CheckedFile, block: OpenBlock, place: ValuePlace): QuantityName | undefined {
  const protocol = protocolOfData(file, block);
  const all = [...(protocol?.series ?? []), ...(protocol?.secondary?.series ?? [])];
  return all.find(({ name }) => name === place.assigned[0]?.text)?.quantity;
}

/** What the checker expects of a place. */
function expectedDimensions(expected: ExpectedType | undefined): readonly Dimension[] {
  if (!expected) return [];
  if (expected.quantities.length > 0) return dimensionsOf(expected.quantities);
  return expected.dimension ? [expected.dimension] : [];
}

const comparing: ReadonlySet<string> = new Set(['+', '-', '<', '<=', '>', '>=', '==', '!=']);

/** What the other side of a sum or a comparison measures, where nothing else says what is wanted. */
function besideDimensions(file: CheckedFile, path: readonly Expression[]): readonly Dimension[] {
  const at = path.findLastIndex((one) => one.kind === 'binary' && comparing.has(one.operator));
  const sum = path[at];
  const inner = path.slice(at + 1);
  if (sum?.kind !== 'binary' || inner.length === 0) return [];
  const beside = dimensionOf(file, inner[0] === sum.left ? sum.right : sum.left);
  return beside ? neededDimensions(file, inner, [beside]) : [];
}

/** What would fit right at the cursor. */
export function targetOf(file: CheckedFile, context: CompletionContext, place: ValuePlace): Target {
  const whole = wholeTarget(file, context, place);
  const previous = place.value.at(-1);
  if (!previous) return whole;
  // The word that was begun, else the token before it, leads into the tree of the value.
  const begun = context.word.start < context.offset;
  const path = expressionsAt(file.tree, begun ? context.word.start : previous.range.end);
  const call = path.findLastIndex(({ kind }) => kind === 'call');
  const root = path[call + 1] ?? path[0];
  const recorded = root ? file.expressions.get(root)?.expected : undefined;
  const wanted = whole.dimensions.length > 0 ? whole.dimensions : expectedDimensions(recorded);
  if (wanted.length === 0)
    return { ...whole, dimensions: begun || !place.complete ? besideDimensions(file, path) : [] };

  const inner = path.slice(call + 1);
  if (begun || !place.complete) return { ...whole, dimensions: neededDimensions(file, inner, wanted) };
  // A unit would multiply what ends here, up to the next sign: `1/30.6 |` needs one for 30.6.
  const product = inner.findIndex(
    (expression) =>
      expression.range.end === previous.range.end &&
      (expression.kind !== 'binary' || expression.operator === 'juxtaposition' || expression.operator === '^') &&
      !['range', 'unary', 'uncertain', 'conditional'].includes(expression.kind),
  );
  const factor = inner[product];
  if (!factor) return { ...whole, dimensions: wanted };
  // A unit that stands there already is the one to be replaced.
  const around = inner[product - 1];
  const hasUnit = around?.kind === 'binary' && around.operator === 'juxtaposition' && around.left === factor;
  const needed = neededDimensions(file, inner.slice(0, hasUnit ? product : product + 1), wanted);
  // A bare number of a range is known to be what the other bound is; a unit would still make it so.
  const given = factor.kind === 'number' ? dimensionless : dimensionOf(file, factor);
  return { ...whole, dimensions: given ? needed.map((one) => divideDimensions(one, given)) : [] };
}
