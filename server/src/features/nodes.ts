/** Walks over the syntax tree: what lies at an offset, and what a node is made of. */
import { partsOf } from '../model/names/references.ts';
import type { Block, BlockStatement, Declaration, Expression, Path, SourceFile, TextRange } from '../syntax/tree.ts';

export type Statement = Declaration | BlockStatement;

/** Whether an offset is inside a range or touches one of its ends. */
export const touches = (range: TextRange, offset: number): boolean => range.start <= offset && offset <= range.end;

export const contains = (outer: TextRange, inner: TextRange): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const sameRange = (a: TextRange, b: TextRange): boolean => a.start === b.start && a.end === b.end;

export function bodyOf(statement: Statement): Block | undefined {
  return 'body' in statement ? statement.body : undefined;
}

/** The names that a statement's header refers to other declarations by. */
export function headerPaths(statement: Statement): readonly Path[] {
  switch (statement.kind) {
    case 'model':
      return [statement.of, statement.extends].filter((path) => path !== undefined);
    case 'test':
    case 'fit':
      return statement.models;
    case 'compare':
      return [...statement.models, ...statement.tests];
    case 'data':
      return statement.test ? [statement.test] : [];
    case 'field':
      return [statement.path];
    default:
      return [];
  }
}

/** The expressions that stand directly in a statement, not those of its body. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'param':
      return statement.bounds ? [statement.value, statement.bounds] : [statement.value];
    case 'let':
    case 'field':
    case 'over':
      return [statement.value];
    case 'fn': {
      const annotations = statement.parameters.map((parameter) => parameter.annotation);
      return [...annotations.filter((annotation) => annotation !== undefined), statement.value];
    }
    case 'expect':
    case 'stated':
      return [
        statement.measured,
        ...(statement.comparison ? [statement.comparison.expected] : []),
        ...(statement.within ? [statement.within] : []),
        ...statement.selectors.map((selector) => selector.value),
      ];
    case 'step':
      return [...(statement.value ? [statement.value] : []), ...statement.clauses.map((clause) => clause.value)];
    default:
      return [];
  }
}

/** Every statement of the file, outer ones before what they contain. */
export function* statementsOf(tree: SourceFile): Generator<Statement> {
  for (const declaration of tree.declarations) yield* withInner(declaration);
}

function* withInner(statement: Statement): Generator<Statement> {
  yield statement;
  for (const inner of bodyOf(statement)?.statements ?? []) yield* withInner(inner);
}

/** An expression and everything in it, outer ones first. */
export function* expressionsWithin(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* expressionsWithin(part);
}

/** The statements around an offset, the outermost first. */
export function statementsAt(tree: SourceFile, offset: number): readonly Statement[] {
  const found: Statement[] = [];
  let candidates: readonly Statement[] = tree.declarations;
  for (;;) {
    const around = candidates.find((statement) => touches(statement.range, offset));
    if (!around) return found;
    found.push(around);
    candidates = bodyOf(around)?.statements ?? [];
  }
}

/** The expressions around an offset, the outermost first. Of two that touch, the one that begins there is taken. */
export function expressionsAt(tree: SourceFile, offset: number): readonly Expression[] {
  const statement = statementsAt(tree, offset).at(-1);
  const found: Expression[] = [];
  let candidates = statement ? expressionsOf(statement) : [];
  for (;;) {
    const touching = candidates.filter((expression) => touches(expression.range, offset));
    const around = touching.at(-1);
    if (!around) return found;
    found.push(around);
    candidates = partsOf(around);
  }
}
