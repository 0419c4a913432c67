/** Tests and curves for the solver. */
import { number, type Formula } from '../../formula/formula.ts';
import type { CurveProblem, TestField, TestProblem } from '../../solver/problem.ts';
import { coherentUnitOf } from '../../units/format-dimension.ts';
import type { CheckedTest } from '../checks/test.ts';
import type { DeclaredCurve, DeclaredTest, FieldView } from '../declared.ts';
import { pointType } from '../declarations/curves.ts';
import { countedBy } from '../names/frequency.ts';

/** rad/s to Hz. */
const perTurn: Formula = number(1 / (2 * Math.PI));

function inHertz(formula: Formula): Formula {
  if (formula.kind === 'number') return number(formula.value / (2 * Math.PI));
  return { kind: 'operation', operator: '*', left: formula, right: perTurn };
}

function fieldProblem(field: FieldView): TestField | undefined {
  const checked = field.value();
  const { descriptor } = field;
  if (!descriptor) return undefined;
  if (descriptor.shape === 'word')
    return checked.choice === undefined ? undefined : { type: 'word', word: checked.choice };
  const convert = countedBy(field.entity.name) === 'radians' ? inHertz : (formula: Formula): Formula => formula;
  const { formula, items, type } = checked;
  if (type.kind === 'quantity') return formula ? { type: 'scalar', value: convert(formula) } : undefined;
  if (!items || items.length === 0) return undefined;
  const values = items.map(convert);
  return descriptor.shape === 'points' ? { type: 'points', values } : { type: 'family', values };
}

/** The test for the solver; `undefined` when its header, a field or a step has an error. */
export function testProblem(
  test: DeclaredTest,
  checked: CheckedTest,
  usable: ReadonlySet<string>,
): TestProblem | undefined {
  const { protocol } = checked;
  const models = checked.models.map(({ name }) => name).filter((name) => usable.has(name));
  if (
    !protocol ||
    !test.declaration.body ||
    models.length === 0 ||
    checked.models.length < test.declaration.models.length
  )
    return undefined;
  const fields: { name: string; value: TestField }[] = [];
  for (const field of test.fields.values()) {
    const value = fieldProblem(field);
    if (!value) return undefined;
    fields.push({ name: field.name, value });
  }
  const steps = checked.steps.filter((step) => step !== undefined);
  if (steps.length < checked.steps.length) return undefined;
  return {
    name: test.name,
    protocol: protocol.name,
    models: [...new Set(models)],
    fields,
    steps,
    expectations: checked.expectations.flatMap((expectation, index) =>
      expectation ? [{ ...expectation, index }] : [],
    ),
  };
}

/** The curve for the solver, without the series that have errors; `undefined` when none is left. */
export function curveProblem(curve: DeclaredCurve): CurveProblem | undefined {
  const over = curve.over?.checked();
  const type = over && pointType(over);
  const values = over?.items ?? (over?.formula ? [over.formula] : undefined);
  if (!type || !values || values.length === 0 || curve.variable === undefined || curve.variable === '')
    return undefined;
  const series: CurveProblem['series'][number][] = [];
  for (const one of curve.series.values()) {
    const { type: seriesType, formula } = one.cell.checked();
    if (seriesType.kind !== 'quantity' || !formula) continue;
    series.push({ name: one.name, unit: coherentUnitOf(seriesType.dimension, seriesType.frequency), formula });
  }
  if (series.length === 0) return undefined;
  return {
    name: curve.name,
    x: { name: curve.variable, unit: coherentUnitOf(type.dimension, type.frequency), values },
    series,
  };
}
