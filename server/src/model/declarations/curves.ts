/** Curves: any law of one variable; each series sees those before it. */
import type { CurveDeclaration, Field, Over } from '../../syntax/tree.ts';
import { unknownName } from '../../diagnostics/expressions/unknown-name.ts';
import { declaredTwice } from '../../diagnostics/names/declared-twice.ts';
import { unknownUnit } from '../../diagnostics/units/unknown-unit.ts';
import { variable } from '../../formula/formula.ts';
import type { CurveSeries, DeclaredCurve } from '../declared.ts';
import type { Binding, CheckContext, QuantityType } from '../expression/types.ts';
import { tell, type FileModel } from '../file-model.ts';
import { unknownValue, type CellValue, type ValueCell } from '../names/circles.ts';
import { layerOf, type Entity, type Layer } from '../names/scope.ts';
import { noVariables, statementValue, valueAt } from '../value.ts';
import { declare, headOf, thingEntity, valueEntity } from './declare.ts';

/** The type of one point of what stands behind `over`. */
export function pointType(checked: CellValue): QuantityType | undefined {
  const { type } = checked;
  if (type.kind === 'quantity') return type;
  return type.kind === 'list' || type.kind === 'range' ? type.item : undefined;
}

/** The layers that a series sees: the series before it and the variable, then the file. */
export function curveLayers(file: FileModel, before: ReadonlyMap<string, Entity>, over?: Entity): readonly Layer[] {
  const own = new Map(before);
  if (over) own.set(over.name, over);
  return [layerOf(own), ...file.layers];
}

export function declareCurve(file: FileModel, declaration: CurveDeclaration): DeclaredCurve {
  const { name, nameRange, symbolId } = headOf(file, declaration.name, declaration.range);
  declare(file, {
    id: symbolId,
    name,
    kind: 'curve',
    nameRange,
    range: declaration.range,
    documentation: declaration.documentation,
  });
  const statements = declaration.body?.statements ?? [];
  const over = statements.find((statement): statement is Over => statement.kind === 'over');
  let overCell: ValueCell | undefined;
  let overEntity: Entity | undefined;
  if (over) {
    const overName = over.name?.text ?? '';
    const cell = file.circles.cell(
      { label: `${name}.${overName}`, nameRange: over.name?.range ?? over.range, here: file.own },
      () =>
        statementValue(over, { layers: file.layers, variables: noVariables, context: file.context }, (at) =>
          valueAt(over.value, at, { quantities: [], place: `over ${overName}`, allow: { list: true, points: true } }),
        ),
    );
    overCell = cell;
    const id = `${symbolId}.${overName}`;
    overEntity = {
      name: overName,
      symbolId: id,
      binding(): Binding {
        const type = pointType(cell.checked());
        if (!type) return { kind: 'broken', symbolId: id };
        return {
          kind: 'value',
          symbolId: id,
          checked: { type: { ...type, scale: undefined }, formula: variable(overName), variables: new Set([overName]) },
        };
      },
    };
    if (over.name) {
      declare(file, {
        id,
        name: overName,
        kind: 'variable',
        nameRange: over.name.range,
        range: over.range,
        container: symbolId,
        cell,
        documentation: over.documentation,
      });
    }
  }
  // Where `over` could not be read, an unknown name may be its variable.
  const variableIsUnknown = over === undefined && declaration.body?.broken === true;
  const context = variableIsUnknown ? withoutUnknownNames(file.context) : file.context;
  const series = new Map<string, CurveSeries>();
  const before = new Map<string, Entity>();
  for (const statement of statements) {
    if (statement.kind !== 'field' || statement.role !== 'value' || statement.path.names.length !== 1) continue;
    const [seriesName] = statement.path.names;
    if (!seriesName || seriesName.text === '') continue;
    const first =
      series.get(seriesName.text)?.statement.path.range ??
      (overEntity?.name === seriesName.text ? over?.name?.range : undefined);
    if (first) {
      tell(file, declaredTwice, seriesName.range, { name: seriesName.text, what: 'series', first });
      continue;
    }
    const one = declareSeries(file, symbolId, name, context, statement, seriesName.text, new Map(before), overEntity);
    series.set(seriesName.text, one);
    before.set(seriesName.text, one.entity);
  }
  const members = new Map<string, Entity>([...before]);
  return {
    kind: 'curve',
    declaration,
    file,
    name,
    nameRange,
    symbolId,
    ...(overCell ? { over: overCell } : {}),
    ...(over?.name ? { variable: over.name.text } : {}),
    ...(overEntity ? { overEntity } : {}),
    series,
    entity: thingEntity(name, symbolId, 'curve', {
      find: (member) => members.get(member),
      all: () => members.values(),
    }),
  };
}

const withoutUnknownNames = (context: CheckContext): CheckContext => ({
  ...context,
  report: (diagnostic) => {
    if (diagnostic.code !== unknownName.code && diagnostic.code !== unknownUnit.code) context.report(diagnostic);
  },
});

function declareSeries(
  file: FileModel,
  container: string,
  curve: string,
  context: CheckContext,
  statement: Field,
  name: string,
  before: ReadonlyMap<string, Entity>,
  over: Entity | undefined,
): CurveSeries {
  const cell = file.circles.cell({ label: `${curve}.${name}`, nameRange: statement.path.range, here: file.own }, () => {
    const place = {
      layers: curveLayers(file, before, over),
      variables: new Set(over ? [over.name] : []),
      context,
    };
    const checked = statementValue(statement, place, (at) => valueAt(statement.value, at));
    // The curve's own variable is broken: whatever depends on it was reported there.
    return checked.formula || checked.type.kind === 'quantity' ? checked : { ...unknownValue, type: checked.type };
  });
  const id = `${container}.${name}`;
  declare(file, {
    id,
    name,
    kind: 'series',
    nameRange: statement.path.range,
    range: statement.range,
    container,
    cell,
    documentation: statement.documentation,
  });
  return { name, statement, cell, entity: valueEntity(name, id, cell) };
}
