/** `param`, `let` and `fn`. */
import { notOneNumber } from '../../diagnostics/declarations/not-one-number.ts';
import { variable } from '../../formula/formula.ts';
import type { FunctionDeclaration, LetDeclaration, ParameterDeclaration } from '../../syntax/tree.ts';
import type { DeclaredFunction, DeclaredLet, DeclaredParameter } from '../declared.ts';
import type { Binding, CheckedExpression, Scope, Type } from '../expression/types.ts';
import { tell, type FileModel } from '../file-model.ts';
import { hasHole } from '../names/references.ts';
import { unknownValue, type CellValue } from '../names/circles.ts';
import type { Entity } from '../names/scope.ts';
import { noVariables, statementValue, valueAt } from '../value.ts';
import { declare, headOf, valueEntity } from './declare.ts';

/** What stands where one number is expected, in words. */
export function wordsOfType(type: Type): string {
  switch (type.kind) {
    case 'list':
      return 'a list';
    case 'range':
      return 'a range';
    case 'condition':
      return 'a condition';
    case 'text':
      return 'a text';
    case 'function':
      return 'the name of a function';
    case 'law':
      return 'a law';
    case 'spectrum':
      return 'a spectrum';
    case 'element':
      return 'the name of an element';
    case 'quantity':
      return 'a number';
    case 'unknown':
      return 'something unknown';
  }
}

export function declareParameter(
  file: FileModel,
  declaration: ParameterDeclaration,
  problemName: (name: string) => string,
): DeclaredParameter {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  const cell = file.circles.cell({ label: name, nameRange, here: file.own }, (): CellValue => {
    const place = { layers: file.layers, variables: noVariables, context: file.context };
    const checked = statementValue(declaration, place, (at) => valueAt(declaration.value, at));
    const { type } = checked;
    if (type.kind === 'unknown') return checked;
    if (type.kind === 'quantity') {
      if (!declaration.bounds || hasHole(declaration.bounds)) return checked;
      // Bounds that measure something else leave open which of the two is meant: nothing follows from the value then.
      const bounds = valueAt(declaration.bounds, place, {
        quantities: [],
        dimension: type.dimension,
        place: `a bound of ${name}`,
        allow: { interval: true },
      });
      return bounds.bounds ? { ...checked, bounds: bounds.bounds } : unknownValue;
    }
    tell(file, notOneNumber, declaration.value.range, { place: `A param`, found: wordsOfType(checked.type) });
    return unknownValue;
  });
  const unique = problemName(name);
  const entity: Entity = {
    name,
    symbolId,
    binding(): Binding {
      const declared = cell.checked();
      if (declared.type.kind !== 'quantity') return { kind: 'broken', symbolId };
      const checked: CheckedExpression = {
        ...declared,
        bounds: undefined,
        formula: variable(`param:${unique}`),
        variables: new Set([`param:${unique}`]),
        ...(declared.value === undefined ? {} : { parameters: new Map([[`param:${unique}`, declared.value]]) }),
      };
      return { kind: 'value', symbolId, checked };
    },
  };
  declare(file, {
    id: symbolId,
    name,
    kind: 'param',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    cell,
  });
  return { kind: 'param', declaration, file, name, nameRange, symbolId, entity, problemName: unique, cell };
}

export function declareLet(file: FileModel, declaration: LetDeclaration): DeclaredLet {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  const cell = file.circles.cell({ label: name, nameRange, here: file.own }, () =>
    statementValue(declaration, { layers: file.layers, variables: noVariables, context: file.context }, (at) =>
      valueAt(declaration.value, at),
    ),
  );
  declare(file, {
    id: symbolId,
    name,
    kind: 'let',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    cell,
  });
  const entity = valueEntity(name, symbolId, cell);
  return { kind: 'let', declaration, file, name, nameRange, symbolId, entity, cell };
}

export function declareFunction(file: FileModel, declaration: FunctionDeclaration): DeclaredFunction {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  // A value that depends on itself through the body of this function names it in the circle.
  const step = { label: name, nameRange, here: file.own };
  const scope: Scope = {
    resolve: (path) => file.circles.through(step, () => file.scope.resolve(path)),
    mayHave: (name) => file.scope.mayHave?.(name) !== false,
    visibleNames: () => file.scope.visibleNames(),
    members: (path) => file.scope.members?.(path) ?? [],
  };
  const fn = {
    name,
    parameters: declaration.parameters.map((parameter) => ({
      name: parameter.name.text,
      ...(parameter.annotation ? { annotation: parameter.annotation } : {}),
      range: parameter.range,
      symbolId: `${symbolId}.${parameter.name.text}`,
    })),
    body: declaration.value,
    scope,
  };
  declare(file, {
    id: symbolId,
    name,
    kind: 'fn',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
    detail: `${name}(${declaration.parameters.map((parameter) => parameter.name.text).join(', ')})`,
  });
  for (const parameter of declaration.parameters) {
    declare(file, {
      id: `${symbolId}.${parameter.name.text}`,
      name: parameter.name.text,
      kind: 'argument',
      nameRange: parameter.name.range,
      range: parameter.range,
      container: symbolId,
    });
  }
  const entity: Entity = { name, symbolId, binding: () => ({ kind: 'function', symbolId, function: fn }) };
  return { kind: 'fn', declaration, file, name, nameRange, symbolId, entity, function: fn };
}
