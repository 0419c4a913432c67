/** Overrides that reach into a value: `beta.tau.U = 90 kJ/mol` changes one argument of the law that `tau` was given. */
import { noArgumentToOverride } from '../diagnostics/declarations/no-argument-to-override.ts';
import { laws, spectra } from '../physics/registry.ts';
import type { Argument, CallExpression, Expression, Field, ModelDeclaration, Name, TextRange } from '../syntax/tree.ts';
import { declarationOf } from './declarations/resolve.ts';
import { noteUse, tell, type FileModel } from './file-model.ts';
import { nearestNames } from './names/nearest.ts';
import { hasHole } from './names/references.ts';
import type { FieldSource } from './variants.ts';

/** Names of the arguments of a law, spectrum or own function, in positional order. */
function argumentNames(file: FileModel, callee: string): readonly string[] {
  const declared = declarationOf(file, callee);
  if (declared?.kind === 'fn') return declared.function.parameters.map(({ name }) => name);
  return (laws.get(callee) ?? spectra.get(callee))?.fields.map(({ name }) => name) ?? [];
}

type Outcome =
  | { readonly expression: Expression }
  | { readonly fault: 'no call' }
  | { readonly fault: 'no argument'; readonly callee: string; readonly known: readonly string[]; readonly at: Name };

function replaceIn(file: FileModel, expression: Expression, names: readonly Name[], value: Expression): Outcome {
  const [name, ...rest] = names;
  if (!name) return { expression: value };
  if (expression.kind === 'parenthesised') return replaceIn(file, expression.inner, names, value);
  if (expression.kind !== 'call') return { fault: 'no call' };
  const callee = expression.callee.names.map(({ text }) => text).join('.');
  const known = argumentNames(file, callee);
  const at = expression.arguments.findIndex((argument, index) =>
    argument.name ? argument.name.text === name.text : known[index] === name.text,
  );
  const before = expression.arguments[at];
  if (!before && (!known.includes(name.text) || rest.length > 0)) {
    return { fault: 'no argument', callee, known, at: name };
  }
  const inner = before ? replaceIn(file, before.value, rest, value) : { expression: value };
  if ('fault' in inner) return inner;
  const changed: Argument = { name, value: inner.expression, range: inner.expression.range };
  const call: CallExpression = {
    ...expression,
    arguments: before
      ? expression.arguments.map((argument, index) => (index === at ? changed : argument))
      : [...expression.arguments, changed],
  };
  // A named argument may not stand before a positional one: those behind it get their names.
  const named = call.arguments.map((argument, index): Argument => {
    const positional = known[index];
    if (argument.name || positional === undefined) return argument;
    return { ...argument, name: { text: positional, range: argument.range } };
  });
  return { expression: { ...call, arguments: named } };
}

/** Replaces an argument in the value of a field; `depth` names of the path lead to the field. */
export function overrideArgument(
  file: FileModel,
  fields: Map<string, FieldSource>,
  statement: Field,
  names: readonly Name[],
  depth: number,
  writtenIn: ModelDeclaration,
): void {
  const field = names[depth - 1];
  const rest = names.slice(depth);
  const before = field ? fields.get(field.text) : undefined;
  const [argument] = rest;
  if (!field || !argument || rest.some(({ text }) => text === '')) return;
  const place = `\`${names
    .slice(0, depth)
    .map(({ text }) => text)
    .join('.')}\``;
  if (!before) {
    tell(file, noArgumentToOverride, argument.range, {
      argument: argument.text,
      place,
      value: 'not given a value yet',
      range: argument.range,
      suggestions: [],
      known: [],
    });
    return;
  }
  noteUse(file, field.range, before.symbolId, 'override');
  if (hasHole(before.expression)) return;
  const replaced = replaceIn(file, before.expression, rest, statement.value);
  if ('expression' in replaced) {
    const files = before.files.includes(file) ? before.files : [file, ...before.files];
    fields.set(field.text, { ...before, expression: replaced.expression, statement, writtenIn, files });
    return;
  }
  const at = replaced.fault === 'no argument' ? replaced.at : argument;
  const sameFile = before.files[0] === file && before.expression.range.end > 0;
  tell(file, noArgumentToOverride, at.range, {
    argument: at.text,
    place,
    value: replaced.fault === 'no argument' ? `\`${replaced.callee}\`` : 'one value, not a law',
    range: at.range,
    suggestions: replaced.fault === 'no argument' ? nearestNames(at.text, replaced.known) : [],
    known: replaced.fault === 'no argument' ? replaced.known : [],
    ...(sameFile ? { source: before.expression.range } : {}),
  });
}

const nowhere: TextRange = { start: -1, end: -1 };

/** An expression of another file: its ranges mean nothing here, so it gets none. */
export function relocated(expression: Expression): Expression {
  if (expression.range.end < 0) return expression;
  const name = (original: Name): Name => ({ text: original.text, range: nowhere });
  const path = (names: readonly Name[]): { names: Name[]; range: TextRange } => ({
    names: names.map(name),
    range: nowhere,
  });
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'missing':
      return { ...expression, range: nowhere };
    case 'reference':
      return { ...expression, path: path(expression.path.names), range: nowhere };
    case 'unary':
      return { ...expression, operand: relocated(expression.operand), range: nowhere };
    case 'binary':
      return {
        ...expression,
        operatorRange: nowhere,
        left: relocated(expression.left),
        right: relocated(expression.right),
        range: nowhere,
      };
    case 'parenthesised':
      return { ...expression, inner: relocated(expression.inner), range: nowhere };
    case 'call':
      return {
        ...expression,
        callee: path(expression.callee.names),
        arguments: expression.arguments.map((argument) => ({
          ...(argument.name ? { name: name(argument.name) } : {}),
          value: relocated(argument.value),
          range: nowhere,
        })),
        argumentsRange: nowhere,
        range: nowhere,
      };
    case 'conditional':
      return {
        ...expression,
        condition: relocated(expression.condition),
        consequent: relocated(expression.consequent),
        alternative: relocated(expression.alternative),
        range: nowhere,
      };
    case 'list':
      return { ...expression, items: expression.items.map(relocated), range: nowhere };
    case 'range':
      return {
        ...expression,
        lower: relocated(expression.lower),
        upper: relocated(expression.upper),
        ...(expression.spacing
          ? { spacing: { ...expression.spacing, wordRange: nowhere, value: relocated(expression.spacing.value) } }
          : {}),
        range: nowhere,
      };
    case 'uncertain':
      return { ...expression, value: relocated(expression.value), error: relocated(expression.error), range: nowhere };
    case 'bounded':
    case 'column':
    case 'composition':
      return { kind: 'missing', range: nowhere };
  }
}
