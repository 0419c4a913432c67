/** What an expectation measures: measures of series of its test, alone (`max(stress)`) or in an expression. */
import { noMeasure } from '../../diagnostics/declarations/no-measure.ts';
import type { Formula } from '../../formula/formula.ts';
import type { Expectation, Expression, StatedValue } from '../../syntax/tree.ts';
import type { Dimension } from '../../units/dimension.ts';
import { checkExpression } from '../expression/check-expression.ts';
import { tell, type FileModel } from '../file-model.ts';
import { hasHole, unwrapped } from '../names/references.ts';
import { layerOf, scopeOf, type Layer } from '../names/scope.ts';
import { noVariables, valueAt } from '../value.ts';
import { measureNames, measureReader, type CheckedMeasure } from './measures.ts';
import { conditionEntity, isCondition, type ExpectationPlace } from './selectors.ts';
import { seriesLayer, seriesOf, type SeriesOfTest } from './series.ts';

/** The left side of an expectation, checked. */
export interface CheckedMeasured {
  /** Of the variables `measure:0`, `measure:1`, … and of the conditions of a curve. */
  readonly formula: Formula;
  readonly dimension: Dimension;
  /** In the order of their variables. */
  readonly measures: readonly CheckedMeasure[];
  readonly firstMeasure: CheckedMeasure;
  /** Whether it is one measure and nothing else, so that its quantity is known by name. */
  readonly isPlain: boolean;
  /** Where the names of the compared value are looked up: what is expected is one number for all curves. */
  readonly layersOfExpected: readonly Layer[];
}

function reportNoMeasure(
  file: FileModel,
  measured: Expression,
  series: ReadonlyMap<string, SeriesOfTest>,
  firstSeries: string,
): void {
  const named = unwrapped(measured);
  const written = named.kind === 'reference' ? named.path.names.map(({ text }) => text).join('.') : '';
  tell(file, noMeasure, measured.range, { example: `max(${series.has(written) ? written : firstSeries})` });
}

/** Checks the measured side; `undefined` when something is wrong with it, which has been reported. */
export function checkMeasured(
  place: ExpectationPlace,
  { measured }: Expectation | StatedValue,
): CheckedMeasured | undefined {
  const { file, test, protocol, models } = place;
  if (hasHole(measured)) return undefined;
  const series = seriesOf(protocol, models);
  const measures: CheckedMeasure[] = [];
  const fields = [...test.fields.values()];
  const conditions = new Map(
    fields
      .filter((field) => isCondition(protocol, field))
      .map((field) => {
        const entity = conditionEntity(field);
        return [entity.name, entity];
      }),
  );
  const bare = { used: false };
  const layersOfExpected = [
    layerOf(new Map(fields.map(({ entity }) => [entity.name, entity]))),
    seriesLayer(series, bare),
    ...file.layers,
  ];
  const outer = scopeOf([layerOf(conditions), ...layersOfExpected]);
  const call = measureReader(
    series,
    protocol.name,
    outer,
    // Elements that cannot be known may have the series.
    models.length === 0 ||
      models.length < test.declaration.models.length ||
      models.some(({ shape }) => shape.broken || !shape.sound),
    (expression, quantity, where, interval) =>
      valueAt(
        expression,
        { layers: file.layers, variables: noVariables, context: file.context },
        {
          quantities: [quantity],
          place: where,
          ...(interval ? { allow: { interval: true } } : {}),
          ...(quantity === 'frequency' ? { frequency: 'cycles' as const } : {}),
        },
      ),
    measures,
  );
  const said = { anything: false };
  const checked = checkExpression(
    measured,
    { ...outer, call, callable: measureNames },
    {
      ...file.context,
      report(diagnostic) {
        said.anything = true;
        file.context.report(diagnostic);
      },
    },
  );
  const [firstSeries = 'stress'] = [...series.keys()];
  if (checked.type.kind === 'unknown') {
    // A series that is not measured: `expect stress < 1 GPa`.
    if (bare.used && !said.anything) reportNoMeasure(file, measured, series, firstSeries);
    return undefined;
  }
  const [firstMeasure] = measures;
  if (checked.type.kind !== 'quantity' || !firstMeasure || !checked.formula) {
    reportNoMeasure(file, measured, series, firstSeries);
    return undefined;
  }
  return {
    formula: checked.formula,
    dimension: checked.type.dimension,
    measures,
    firstMeasure,
    isPlain: checked.formula.kind === 'variable' && measures.length === 1,
    layersOfExpected,
  };
}
