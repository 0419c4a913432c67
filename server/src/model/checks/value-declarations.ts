/** `param`, `let` and `fn`: names, bounds, and values that are asked for even when nothing uses them. */
import { boundsReversed } from '../../diagnostics/declarations/bounds-reversed.ts';
import { declaredTwice } from '../../diagnostics/names/declared-twice.ts';
import { unknownName } from '../../diagnostics/expressions/unknown-name.ts';
import { unknownUnit } from '../../diagnostics/units/unknown-unit.ts';
import { unusedParameter } from '../../diagnostics/physical/unused-parameter.ts';
import { valueOutsideBounds } from '../../diagnostics/declarations/value-outside-bounds.ts';
import { coherentUnitOf } from '../../units/format-dimension.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { DeclaredFunction, DeclaredLet, DeclaredParameter } from '../declared.ts';
import { checkFunction } from '../expression/user-functions.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { unwrapped } from '../names/references.ts';
import { quiet } from '../value.ts';
import { numberOfFormula } from './numbers.ts';
import { checkName } from './taken-names.ts';

/** Bounds in SI; absent where there are none, or they are wrong. */
export interface ParameterBounds {
  readonly lower: number;
  readonly upper: number;
}

export function checkParameter(file: FileModel, parameter: DeclaredParameter): ParameterBounds | undefined {
  const { declaration, name } = parameter;
  checkName(file, declaration.name, 'param');
  const checked = parameter.cell.checked();
  if (!declaration.bounds || declaration.broken === true || checked.type.kind !== 'quantity') return undefined;
  const { dimension } = checked.type;
  const { bounds } = checked;
  if (!bounds) return undefined;
  const lower = numberOfFormula(bounds.lower, checked.parameters);
  const upper = numberOfFormula(bounds.upper, checked.parameters);
  if (lower === undefined || upper === undefined) return undefined;
  const write = (value: number): string => formatQuantity(value, coherentUnitOf(dimension));
  if (lower >= upper) {
    const range = unwrapped(declaration.bounds);
    const { text } = file.tree;
    const written =
      range.kind === 'range' && lower > upper
        ? {
            swapped: `${text.slice(range.upper.range.start, range.upper.range.end)} .. ${text.slice(range.lower.range.start, range.lower.range.end)}`,
          }
        : {};
    tell(file, boundsReversed, declaration.bounds.range, {
      lower: write(lower),
      upper: write(upper),
      range: declaration.bounds.range,
      ...written,
    });
    return undefined;
  }
  if (checked.value !== undefined && (checked.value < lower || checked.value > upper)) {
    tell(file, valueOutsideBounds, declaration.value.range, {
      name,
      value: write(checked.value),
      lower: write(lower),
      upper: write(upper),
    });
  }
  return { lower, upper };
}

export function checkLet(file: FileModel, declared: DeclaredLet): void {
  checkName(file, declared.declaration.name, 'let');
  declared.cell.checked();
}

export function checkFunctionDeclaration(file: FileModel, declared: DeclaredFunction): void {
  const { declaration } = declared;
  checkName(file, declaration.name, 'fn');
  const seen = new Map<string, (typeof declaration.parameters)[number]>();
  for (const parameter of declaration.parameters) {
    checkName(file, parameter.name, 'argument');
    const first = seen.get(parameter.name.text);
    if (first) {
      tell(file, declaredTwice, parameter.name.range, {
        name: parameter.name.text,
        what: 'argument',
        first: first.name.range,
      });
    } else seen.set(parameter.name.text, parameter);
  }
  checkFunction(declared.function, declaration.broken === true ? quiet(file.context) : file.context);
}

/** Names in the text that stand for nothing: one of them may be a param that is misspelt where it is used. */
function unknownNames(file: FileModel): readonly string[] {
  return file.findings
    .diagnostics()
    .filter(({ code }) => code === unknownName.code || code === unknownUnit.code)
    .map(({ range }) => file.tree.text.slice(range.start, range.end));
}

/** Params that nothing in this file, or in what it imports, uses. */
export function checkUnused(file: FileModel): void {
  if (file.tree.issues.length > 0) return;
  let unknown: readonly string[] | undefined;
  for (const declared of file.declarations) {
    const { kind, name, nameRange, symbolId } = declared;
    // Of two of one name, the second has its message already.
    if (kind !== 'param' || file.names.get(name) !== declared || file.findings.isUsed(symbolId)) continue;
    unknown ??= unknownNames(file);
    const misspelt = unknown.some((written) => nearestNames(written, [name]).length > 0);
    if (!misspelt && !file.findings.takenNames.has(name)) tell(file, unusedParameter, nameRange, { name });
  }
}
