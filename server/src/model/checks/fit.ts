/** `fit` and `compare`: their names and bounds are checked; running them comes later. */
import { missingField } from '../../diagnostics/declarations/missing-field.ts';
import { notToVary } from '../../diagnostics/declarations/not-to-vary.ts';
import { runsLater } from '../../diagnostics/information/runs-later.ts';
import { unknownField } from '../../diagnostics/declarations/unknown-field.ts';
import type { CompareDeclaration, Expression, FitDeclaration, TextRange } from '../../syntax/tree.ts';
import type { DeclaredModel, DeclaredOther } from '../declared.ts';
import { plainFields } from '../declarations/fields.ts';
import { resolveHeader } from '../declarations/resolve.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { hasHole, unwrapped } from '../names/references.ts';
import { scopeOf, type Entity, type Layer } from '../names/scope.ts';
import { physicalVariables } from '../names/physical-variables.ts';
import { valueAt } from '../value.ts';
import { checkStatements, insertion } from './blocks.ts';

const itemsOf = (expression: Expression): readonly Expression[] => {
  const inner = unwrapped(expression);
  return inner.kind === 'list' ? inner.items : [inner];
};

/** Where a declaration says its name, or its first word when it has none. */
function nameOrWord(declared: DeclaredOther, { kind, range }: FitDeclaration | CompareDeclaration): TextRange {
  return declared.name === '' ? { start: range.start, end: range.start + kind.length } : declared.nameRange;
}

/** What a fit of these models may name without their name: their elements and fields. */
function modelLayer(models: readonly DeclaredModel[]): Layer {
  return {
    find(name) {
      for (const model of models) {
        const found: Entity | undefined = model.entity.member?.(name);
        if (found) return found;
      }
      return undefined;
    },
    *entities() {
      for (const model of models) yield* model.entity.members?.() ?? [];
    },
  };
}

/** One item of `vary`: a param, or a path to a number of a model, with bounds or without. */
function checkVaried(file: FileModel, item: Expression, layers: readonly Layer[]): void {
  if (hasHole(item)) return;
  const target = unwrapped(item.kind === 'bounded' ? item.value : item);
  const surroundings = { layers, variables: physicalVariables.law.variables, context: file.context };
  const checked = valueAt(target, surroundings);
  if (checked.type.kind === 'unknown') return;
  if (target.kind !== 'reference' || checked.type.kind !== 'quantity') {
    const found = target.kind === 'reference' ? `\`${target.path.names.map(({ text }) => text).join('.')}\`` : 'This';
    tell(file, notToVary, target.range, { found });
    return;
  }
  const binding = scopeOf(layers).resolve(target.path);
  if (binding?.kind === 'value' && file.findings.symbols.get(binding.symbolId)?.kind === 'let') {
    tell(file, notToVary, target.range, {
      found: `\`${target.path.names.map(({ text }) => text).join('.')}\` is a let and`,
    });
    return;
  }
  if (item.kind === 'bounded') {
    valueAt(item.bounds, surroundings, {
      quantities: checked.quantity ? [checked.quantity] : [],
      ...(checked.quantity ? {} : { dimension: checked.type.dimension }),
      place: `the bounds of ${target.path.names.map(({ text }) => text).join('.')}`,
      allow: { interval: true },
    });
  }
}

export function checkFit(file: FileModel, declared: DeclaredOther, declaration: FitDeclaration): void {
  const { body } = declaration;
  tell(file, runsLater, nameOrWord(declared, declaration), { what: 'fit' });
  const models = declaration.models.flatMap((path) => resolveHeader(file, path, 'model') ?? []);
  checkStatements(
    file,
    body,
    (statement) => statement.kind === 'field' && statement.role === 'value' && statement.path.names.length === 1,
    'a fit',
    '`to = [DATA]` and `vary = [PARAM, …]`',
  );
  const fields = plainFields(file, body);
  const known = ['to', 'vary'];
  const misspelt = new Set<string>();
  for (const [name, statement] of fields) {
    if (known.includes(name)) continue;
    const suggestions = nearestNames(name, known);
    for (const suggestion of suggestions) misspelt.add(suggestion);
    const { range } = statement.path;
    tell(file, unknownField, range, { field: name, place: 'A fit', range, suggestions, known });
  }
  const missing = [
    { name: 'to', text: 'to = [DATA]' },
    { name: 'vary', text: 'vary = [PARAM]' },
  ].filter(({ name }) => !fields.has(name) && !misspelt.has(name));
  if (missing.length > 0 && body && !body.broken) {
    tell(file, missingField, declared.nameRange, {
      place: `The fit \`${declared.name}\``,
      missing,
      ...insertion(
        file,
        body,
        missing.map(({ text }) => text),
      ),
    });
  }
  const to = fields.get('to');
  if (to) {
    for (const item of itemsOf(to.value)) {
      if (item.kind === 'reference') resolveHeader(file, item.path, 'data');
    }
  }
  const vary = fields.get('vary');
  const layers = [modelLayer(models), ...file.layers];
  if (vary) for (const item of itemsOf(vary.value)) checkVaried(file, item, layers);
}

export function checkCompare(file: FileModel, declared: DeclaredOther, declaration: CompareDeclaration): void {
  tell(file, runsLater, nameOrWord(declared, declaration), { what: 'comparison' });
  for (const path of declaration.models) resolveHeader(file, path, 'model');
  for (const path of declaration.tests) resolveHeader(file, path, 'test');
  checkStatements(file, declaration.body, (statement) => statement.kind === 'field', 'a comparison', 'fields');
}
