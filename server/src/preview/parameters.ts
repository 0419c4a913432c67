/** Parameters as sliders: the unit each is written in, and the edits that write new values into the file. */
import type { CheckedFile } from '../model/checked.ts';
import { expressionsWithin, expressionsAt } from '../features/nodes.ts';
import { customaryUnits } from '../features/documentation/values.ts';
import { quantityOf, type WrittenQuantity } from '../features/written-quantity.ts';
import type { TextEdit } from '../diagnostics/diagnostic.ts';
import type { ParameterDeclaration } from '../syntax/tree.ts';
import { isUnitExpression } from '../features/written-quantity.ts';
import { fromSI, unity } from '../units/factor.ts';
import { formatNumber, withUnit } from '../units/format-quantity.ts';
import { parseUnit, type UnitExpression } from '../units/parse-unit.ts';

/** Digits of a value that a slider writes. */
const digits = 6;

export interface WrittenParameter {
  readonly declaration: ParameterDeclaration;
  readonly name: string;
  readonly unit: UnitExpression;
  /** The number that stands for the whole value, if the value is one number with a unit. */
  readonly number?: WrittenQuantity;
}

const plain: UnitExpression = { text: '', dimension: { exponents: [] }, size: unity };

/** The `param` declarations of a file with the unit that each is written in. */
export function writtenParameters(file: CheckedFile): readonly WrittenParameter[] {
  return file.tree.declarations.flatMap((declaration): WrittenParameter[] => {
    if (declaration.kind !== 'param' || !declaration.name) return [];
    const { value, name } = declaration;
    const numbers = [...expressionsWithin(value)].filter(
      (expression) => expression.kind === 'number' && !isUnitExpression(expression),
    );
    const written = numbers.flatMap(
      (number) => quantityOf(file.tree, expressionsAt(file.tree, number.range.start)) ?? [],
    );
    const [first] = written;
    const type = file.expressions.get(value)?.checked.type;
    const usual = type?.kind === 'quantity' ? parseUnit(customaryUnits(type.dimension)[0] ?? '') : undefined;
    const whole =
      first && value.range.start <= first.range.start && value.range.end === first.range.end && written.length === 1;
    const unit = first && (whole || first.unit.text !== '') ? first.unit : (usual ?? plain);
    return [{ declaration, name: name.text, unit, ...(whole ? { number: first } : {}) }];
  });
}

/** Edits that give parameters new values (SI), each in the unit that it is written in. */
export function parameterEdits(file: CheckedFile, values: Readonly<Record<string, number>>): readonly TextEdit[] {
  return writtenParameters(file).flatMap(({ declaration, name, unit, number }): TextEdit[] => {
    const value = values[name];
    if (value === undefined || !Number.isFinite(value)) return [];
    const text = formatNumber(fromSI(value - (unit.zero ?? 0), unit.size), digits);
    if (number && declaration.value.range.start === number.range.start)
      return [{ range: number.numberRange, newText: text }];
    // A sign or a formula stands before the unit: the whole value is replaced.
    return [{ range: declaration.value.range, newText: withUnit(text, unit.text) }];
  });
}
