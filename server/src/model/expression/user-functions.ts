/**
 * Own functions. A body is checked once for each distinct list of argument dimensions, with the arguments as variables;
 * a call then puts its arguments in their places.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { errorInFunction } from '../../diagnostics/expressions/error-in-function.ts';
import { recursiveFunction } from '../../diagnostics/expressions/recursive-function.ts';
import { mostParts, tooLarge } from '../../diagnostics/expressions/too-large.ts';
import { unknownAnnotation } from '../../diagnostics/expressions/unknown-annotation.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import { evaluateFormula } from '../../formula/compile.ts';
import { variable, type Formula } from '../../formula/formula.ts';
import { substitute } from '../../formula/rebuild.ts';
import { simplify } from '../../formula/simplify.ts';
import { inOrder } from '../../formula/walk.ts';
import type { CallExpression, Expression, TextRange } from '../../syntax/tree.ts';
import type { Dimension } from '../../units/dimension.ts';
import { baseUnitsOf } from '../../units/format-dimension.ts';
import { quantities, quantityNames, quantityOfWord } from '../../units/quantities.ts';
import { matchArguments } from './arguments.ts';
import { inKelvin } from './celsius.ts';
import { finite, quantityOf, tell, type Checker } from './checker.ts';
import { expressionText } from './print.ts';
import { nearest } from './suggest.ts';
import { isUnknown, joined, noNames, quantityType, unknown, type Typed } from './typed.ts';
import { isUnitExpression } from './unit-syntax.ts';
import type { Binding, CheckContext, Scope, UserFunction } from './types.ts';

/** Variable that stands for an argument in the formula of a body. */
const argumentVariable = (name: string): string => `argument:${name}`;

const isArgument = (name: string): boolean => name.startsWith('argument:');

/** How a body is checked: made by `check-expression.ts`, which knows all kinds of expressions. */
export type MakeChecker = (scope: Scope, context: CheckContext) => Checker;

interface Body {
  readonly typed: Typed;
  /** What is wrong with the body for these arguments. */
  readonly problems: readonly Diagnostic[];
  /** The functions through which it calls itself, if it does. */
  readonly circle: readonly UserFunction[];
  /** Number of its parts, those of the functions it calls included. */
  readonly size: number;
  /** What calls with these very arguments gave: calling twice with one argument costs nothing. */
  readonly written: { readonly given: readonly (Formula | undefined)[]; readonly formula: Formula }[];
}

/** Bodies that have been checked, by the dimensions of the arguments. Functions are made anew for each check. */
const bodies = new WeakMap<UserFunction, Map<string, Body>>();

/** Functions whose bodies are being checked, outermost first. */
const running: { readonly fn: UserFunction; readonly context: CheckContext; called: TextRange }[] = [];
const reportedCircles = new WeakSet<UserFunction>();

/** Functions that were called too large, by where it was said: the second call in a body is the same mistake. */
const saidTooLarge = new WeakMap<CheckContext, Set<UserFunction>>();

function tellTooLarge(checker: Checker, node: CallExpression, fn: UserFunction): void {
  const said = saidTooLarge.get(checker.context) ?? new Set();
  saidTooLarge.set(checker.context, said);
  if (said.has(fn)) return;
  said.add(fn);
  tell(checker, tooLarge, node.callee.range, { function: fn.name });
}

let makeChecker: MakeChecker | undefined;

/** Called once by `check-expression.ts`, so that bodies are checked with the whole checker. */
export function useChecker(make: MakeChecker): void {
  makeChecker = make;
}

/** Contexts of bodies that are checked for a call, and say nothing about the function itself. */
const onBehalfOfCalls = new WeakSet<CheckContext>();

/** Collects messages and remembers nothing: for bodies that are checked on behalf of a call. */
function collecting(problems: Diagnostic[]): CheckContext {
  const context: CheckContext = {
    report: (diagnostic) => problems.push(diagnostic),
    record: () => undefined,
    use: () => undefined,
  };
  onBehalfOfCalls.add(context);
  return context;
}

/** The scope of a body: the arguments, then what the file declares. */
function bodyScope(fn: UserFunction, types: readonly (Dimension | undefined)[]): Scope {
  const bindings = new Map<string, Binding>();
  fn.parameters.forEach((parameter, i) => {
    const dimension = types[i];
    const symbolId = parameter.symbolId ?? `${fn.name}.${parameter.name}`;
    const name = argumentVariable(parameter.name);
    bindings.set(
      parameter.name,
      dimension
        ? {
            kind: 'value',
            symbolId,
            checked: { type: quantityType(dimension), formula: variable(name), variables: new Set([name]) },
          }
        : { kind: 'broken', symbolId },
    );
  });
  const { scope } = fn;
  return {
    ...scope,
    resolve(path) {
      const own = path.names.length === 1 ? bindings.get(path.names[0]?.text ?? '') : undefined;
      return own ?? scope.resolve(path);
    },
    mayHave: (name) => bindings.has(name) || scope.mayHave?.(name) !== false,
    *visibleNames() {
      for (const [name, binding] of bindings) yield { name, symbolId: binding.symbolId ?? name };
      for (const visible of scope.visibleNames()) if (!bindings.has(visible.name)) yield visible;
    },
  };
}

/** What an annotation says an argument measures; a bad one is reported. */
function annotatedDimension(annotation: Expression, scope: Scope, context: CheckContext): Dimension | undefined {
  if (annotation.kind === 'missing') return undefined;
  const name =
    annotation.kind === 'reference' && annotation.path.names.length === 1 ? annotation.path.names[0] : undefined;
  const quantity = name && quantityOfWord(name.text);
  if (quantity) return quantities[quantity].dimension;
  if (isUnitExpression(annotation) && makeChecker) {
    const { type } = makeChecker(scope, context).check(annotation, { afterNumber: true });
    return type.kind === 'quantity' ? type.dimension : undefined;
  }
  if (name?.text === '') return undefined;
  const text = expressionText(annotation);
  const suggestions = name ? nearest(name.text, quantityNames) : [];
  context.report(report(unknownAnnotation, annotation.range, { text, range: annotation.range, suggestions }));
  return undefined;
}

const silent = collecting([]);

function checkBody(fn: UserFunction, types: readonly (Dimension | undefined)[], context: CheckContext): Typed {
  if (!makeChecker) return unknown;
  running.push({ fn, context, called: fn.body.range });
  try {
    const checker = makeChecker(bodyScope(fn, types), context);
    const typed = checker.check(fn.body);
    if (isUnknown(typed)) return unknown;
    const type = quantityOf(checker, fn.body, typed, `The value of ${fn.name}`);
    return type ? typed : unknown;
  } finally {
    running.pop();
  }
}

/**
 * Checks the declaration of a function: its annotations, and its body as far as the types of the arguments are known.
 * To be called once for each function of the file that is checked, whether it is used or not.
 */
export function checkFunction(fn: UserFunction, context: CheckContext): Typed {
  const types = fn.parameters.map(({ annotation }) => annotation && annotatedDimension(annotation, fn.scope, context));
  return checkBody(fn, types, context);
}

/** Circles of functions found so far, for the bodies that turn out to be part of one. */
let latestCircle: readonly UserFunction[] = [];

/** Reports a circle once, where the declaration of one of its functions is checked for its own sake. */
function tellCircle(context: CheckContext, range: TextRange, circle: readonly UserFunction[]): void {
  if (onBehalfOfCalls.has(context) || circle.some((fn) => reportedCircles.has(fn))) return;
  for (const fn of circle) reportedCircles.add(fn);
  context.report(report(recursiveFunction, range, { circle: circle.map((fn) => fn.name) }));
}

/** Whether a function is called within its own body. */
function isCircle(node: CallExpression, fn: UserFunction): boolean {
  const at = running.findIndex((entry) => entry.fn === fn);
  const outermost = running[at];
  if (!outermost) return false;
  latestCircle = running.slice(at).map((entry) => entry.fn);
  tellCircle(outermost.context, latestCircle.length === 1 ? node.callee.range : outermost.called, latestCircle);
  return true;
}

/** A call, within a declaration, of a function already known to lead back here. */
function tellKnownCircle(checker: Checker, node: CallExpression, circle: readonly UserFunction[]): void {
  const at = circle.findIndex((fn) => fn === running.at(-1)?.fn);
  if (at >= 0) tellCircle(checker.context, node.callee.range, [...circle.slice(at), ...circle.slice(0, at)]);
}

const keyOf = (types: readonly (Dimension | undefined)[]): string =>
  types.map((type) => (type ? baseUnitsOf(type) : '?')).join(';');

function bodyFor(fn: UserFunction, types: readonly (Dimension | undefined)[]): Body {
  const known = bodies.get(fn) ?? new Map<string, Body>();
  bodies.set(fn, known);
  const key = keyOf(types);
  const before = known.get(key);
  if (before) return before;
  const problems: Diagnostic[] = [];
  const typed = checkBody(fn, types, collecting(problems));
  const circle = latestCircle.includes(fn) ? latestCircle : [];
  const body: Body = { circle, typed, problems, size: typed.formula ? inOrder(typed.formula).length : 0, written: [] };
  known.set(key, body);
  return body;
}

const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

/** Tells at the call what is wrong with the body for these arguments, unless its declaration says so already. */
function tellProblem(checker: Checker, node: CallExpression, fn: UserFunction, body: Body): void {
  const problem = body.problems.find(isError);
  if (!problem) return;
  const asDeclared = bodyFor(
    fn,
    fn.parameters.map(({ annotation }) => annotation && annotatedDimension(annotation, fn.scope, silent)),
  );
  if (asDeclared.problems.some(isError)) return;
  const { message, range } = problem;
  tell(checker, errorInFunction, node.range, { function: fn.name, problem: message, place: range });
}

export function checkUserCall(checker: Checker, node: CallExpression, fn: UserFunction): Typed {
  const current = running.at(-1);
  if (current) current.called = node.callee.range;
  if (isCircle(node, fn)) {
    for (const { value } of node.arguments) checker.check(value);
    return unknown;
  }
  const parameters = fn.parameters.map(({ name, annotation }) => ({
    name,
    required: true,
    example: exampleOf(annotation),
  }));
  const matched = matchArguments(checker, node, fn.name, parameters);
  for (const { value } of matched.stray) checker.check(value);

  const given = fn.parameters.map((parameter) => checkArgument(checker, fn, parameter, matched.given));
  if (!matched.complete || given.some((argument) => !argument || isUnknown(argument.typed))) return unknown;
  const types = given.map((argument) => argument?.dimension);
  // Checking the arguments may have entered other functions.
  if (current) current.called = node.callee.range;
  const body = bodyFor(fn, types);
  if (isUnknown(body.typed)) {
    tellKnownCircle(checker, node, body.circle);
    tellProblem(checker, node, fn, body);
    return unknown;
  }
  if (body.size > mostParts) {
    tellTooLarge(checker, node, fn);
    return unknown;
  }
  return putIn(
    checker,
    node,
    fn,
    body,
    given.map((argument) => argument?.typed ?? unknown),
  );
}

const exampleOf = (annotation: Expression | undefined): string => {
  const word = annotation?.kind === 'reference' ? quantityOfWord(annotation.path.names[0]?.text ?? '') : undefined;
  const unit = word && quantities[word].units[0];
  return unit ? `1 ${unit}` : '1';
};

/** An argument of a call, and the dimension that it has in the body. */
function checkArgument(
  checker: Checker,
  fn: UserFunction,
  parameter: UserFunction['parameters'][number],
  matched: ReturnType<typeof matchArguments>['given'],
): { readonly typed: Typed; readonly dimension: Dimension | undefined } | undefined {
  const argument = matched.get(parameter.name);
  if (!argument) return undefined;
  const place = `${parameter.name} of ${fn.name}`;
  if (!parameter.annotation) {
    const typed = checker.check(argument.value);
    const type = quantityOf(checker, argument.value, typed, place);
    return { typed: type ? typed : unknown, dimension: type?.dimension };
  }
  const dimension = annotatedDimension(parameter.annotation, fn.scope, silent);
  if (!dimension) return { typed: unknown, dimension };
  const name = parameter.annotation.kind === 'reference' ? parameter.annotation.path.names[0]?.text : undefined;
  const quantity = name === undefined ? undefined : quantityOfWord(name);
  const typed = checker.checkAs(argument.value, {
    quantities: quantity ? [quantity] : [],
    dimension,
    place,
    ...(quantity ? {} : { unit: expressionText(parameter.annotation) }),
  });
  return { typed, dimension };
}

const sameFormula = (a: Formula | undefined, b: Formula | undefined): boolean =>
  a === b || (a?.kind === 'number' && b?.kind === 'number' && Object.is(a.value, b.value));

/** The formula of a body with its arguments in their places; the same object for the same arguments. */
function writtenOut(body: Body, formulas: ReadonlyMap<string, Formula>, given: readonly Typed[]): Formula | undefined {
  const { formula } = body.typed;
  if (!formula) return undefined;
  const before = body.written.find((entry) => entry.given.every((one, i) => sameFormula(one, given[i]?.formula)));
  if (before) return before.formula;
  const result = simplify(substitute(formula, formulas));
  body.written.push({ given: given.map((argument) => argument.formula), formula: result });
  return result;
}

/** The body's value with the arguments in their places. */
function putIn(checker: Checker, node: CallExpression, fn: UserFunction, whole: Body, given: readonly Typed[]): Typed {
  const body = whole.typed;
  const formulas = new Map<string, Formula>();
  const values: Record<string, number> = Object.fromEntries(body.parameters ?? []);
  const used = fn.parameters.flatMap((parameter, i) => {
    const name = argumentVariable(parameter.name);
    const argument = given[i];
    if (!argument || !body.variables.has(name)) return [];
    if (argument.formula) formulas.set(name, argument.formula);
    if (argument.value !== undefined) values[name] = argument.value;
    return [argument];
  });
  const own = new Set([...body.variables].filter((name) => !isArgument(name)));
  const rest: Typed = { type: body.type, variables: own.size > 0 ? own : noNames, parameters: body.parameters };
  const known = [...body.variables].every((name) => values[name] !== undefined);
  const computed = known && body.formula ? evaluateFormula(body.formula, values) : undefined;
  const { value, bad } = finite(checker, node, computed);
  if (bad) return unknown;
  return {
    type: body.type.kind === 'quantity' ? inKelvin(body.type) : body.type,
    formula: writtenOut(whole, formulas, given),
    value,
    ...joined(rest, ...used),
  };
}
