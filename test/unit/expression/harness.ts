/** A small world for checking single expressions: declarations above it, and the temperature `T`. */
import type { Diagnostic } from '../../../server/src/diagnostics/diagnostic.ts';
import { variable } from '../../../server/src/formula/formula.ts';
import { checkExpression } from '../../../server/src/model/expression/check-expression.ts';
import type {
  Binding,
  CheckContext,
  CheckedExpression,
  ExpectedType,
  Scope,
  UserFunction,
} from '../../../server/src/model/expression/types.ts';
import { checkFunction } from '../../../server/src/model/expression/user-functions.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import type { Expression } from '../../../server/src/syntax/tree.ts';
import { dimension } from '../../../server/src/units/dimension.ts';

export interface Checked {
  readonly text: string;
  readonly expression: Expression;
  readonly checked: CheckedExpression;
  readonly diagnostics: readonly Diagnostic[];
  readonly uses: readonly string[];
  readonly records: ReadonlyMap<Expression, CheckedExpression>;
}

const temperature: Binding = {
  kind: 'value',
  symbolId: 'T',
  checked: {
    type: { kind: 'quantity', dimension: dimension({ kelvin: 1 }) },
    formula: variable('T'),
    variables: new Set(['T']),
  },
};

/**
 * Checks the value of the last `let` of a text; the declarations before it are in scope, and so is the temperature.
 * Messages are those of the last declaration and, where it is a `fn`, of its body.
 */
export function checkText(text: string, expected?: ExpectedType): Checked {
  const tree = parse(text);
  const bindings = new Map<string, Binding>([['T', temperature]]);
  const diagnostics: Diagnostic[] = [];
  const uses: string[] = [];
  const records = new Map<Expression, CheckedExpression>();
  const scope: Scope = {
    resolve: (path) => bindings.get(path.names.map((name) => name.text).join('.')),
    *visibleNames() {
      for (const name of bindings.keys()) if (!name.includes('.')) yield { name, symbolId: name };
    },
    *members(path) {
      const stem = `${path.names.map((name) => name.text).join('.')}.`;
      for (const name of bindings.keys()) {
        if (name.startsWith(stem)) yield { name: name.slice(stem.length), symbolId: name };
      }
    },
  };
  const context: CheckContext = {
    report: (diagnostic) => diagnostics.push(diagnostic),
    record: (node, result) => records.set(node, result),
    use: (_range, symbolId) => uses.push(symbolId),
  };
  let result: Checked | undefined;
  const declarations = tree.declarations.filter(
    (declaration) => declaration.kind === 'let' || declaration.kind === 'param' || declaration.kind === 'fn',
  );
  for (const declaration of declarations) {
    const isLast = declaration === declarations.at(-1);
    const name = declaration.name?.text ?? '';
    if (declaration.kind === 'fn') {
      const fn: UserFunction = {
        name,
        parameters: declaration.parameters.map((parameter) => ({
          name: parameter.name.text,
          range: parameter.range,
          ...(parameter.annotation ? { annotation: parameter.annotation } : {}),
        })),
        body: declaration.value,
        scope,
      };
      bindings.set(name, { kind: 'function', symbolId: name, function: fn });
      const checked = checkFunction(fn, context);
      if (isLast) result = { text, expression: declaration.value, checked, diagnostics, uses, records };
      continue;
    }
    const checked = checkExpression(declaration.value, scope, context, isLast ? expected : undefined);
    bindings.set(name, bindingOf(name, declaration.kind, checked));
    if (isLast) result = { text, expression: declaration.value, checked, diagnostics, uses, records };
  }
  if (!result) throw new Error(`no declaration in: ${text}`);
  return result;
}

function bindingOf(name: string, kind: 'let' | 'param', checked: CheckedExpression): Binding {
  if (checked.type.kind === 'unknown') return { kind: 'broken', symbolId: name };
  if (kind === 'let') return { kind: 'value', symbolId: name, checked };
  const id = `param:${name}`;
  return {
    kind: 'value',
    symbolId: name,
    checked: {
      type: checked.type,
      formula: variable(id),
      ...(checked.value === undefined ? {} : { value: checked.value }),
      variables: new Set([id]),
    },
  };
}

/** The same for one expression. */
export const checkOne = (expression: string, expected?: ExpectedType): Checked =>
  checkText(`let result = ${expression}`, expected);
