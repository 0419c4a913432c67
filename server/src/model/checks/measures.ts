/** `max(stress)`, `value(strain, 330 s)`: measures of series, as the checker reads them in `expect` and `stated`. */
import { measureArguments } from '../../diagnostics/declarations/measure-arguments.ts';
import { unknownSeries } from '../../diagnostics/declarations/unknown-series.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import { variable } from '../../formula/formula.ts';
import type { Measure, MeasureName } from '../../solver/problem.ts';
import type { CallExpression, Path } from '../../syntax/tree.ts';
import { divideDimensions, type Dimension } from '../../units/dimension.ts';
import { quantities, type QuantityName } from '../../units/quantities.ts';
import type { CheckContext, CheckedExpression, Scope } from '../expression/types.ts';
import { unknownValue } from '../names/circles.ts';
import { nearestNames } from '../names/nearest.ts';
import { unwrapped } from '../names/references.ts';
import { noteElements, type SeriesOfTest } from './series.ts';

export const measureNames = [
  'max',
  'min',
  'argmax',
  'argmin',
  'first',
  'last',
  'slope',
  'value',
] as const satisfies readonly MeasureName[];

const isMeasure = (name: string): name is MeasureName => measureNames.some((measure) => measure === name);

/** A measure with what the checker knows beyond the problem's. */
export interface CheckedMeasure extends Measure {
  readonly of: SeriesOfTest;
  readonly dimension: Dimension;
  /** The named quantity of the result, where it has one. */
  readonly quantity?: QuantityName;
}

const textOf = (path: Path): string => path.names.map(({ text }) => text).join('.');

/**
 * What `Scope.call` of an expectation answers: a measure becomes a variable `measure:N`, and is put into `found`.
 * `max` and `min` of other things than a series stay the functions that they are elsewhere.
 */
export function measureReader(
  series: ReadonlyMap<string, SeriesOfTest>,
  protocol: string,
  outer: Scope,
  incomplete: boolean,
  evaluate: (
    expression: CallExpression['arguments'][number]['value'],
    quantity: QuantityName,
    place: string,
    interval: boolean,
  ) => CheckedExpression,
  found: CheckedMeasure[],
): (call: CallExpression, context: CheckContext) => CheckedExpression | undefined {
  return (call, context) => {
    const [name, ...more] = call.callee.names;
    if (!name || more.length > 0 || !isMeasure(name.text)) return undefined;
    const measure = name.text;
    const [first, second, third] = call.arguments;
    const target = first && !first.name ? unwrapped(first.value) : undefined;
    const example = [...series.keys()][0] ?? 'stress';
    const usage = measure === 'value' ? `value(${example}, X)` : `${measure}(${example})`;
    // With one argument, or an interval after it, `max` and `min` can only mean the measures.
    const isFunction =
      (measure === 'max' || measure === 'min') && second !== undefined && unwrapped(second.value).kind !== 'range';
    if (target?.kind !== 'reference') {
      if (target?.kind === 'missing') return unknownValue;
      if (isFunction) return undefined;
      context.report(
        report(measureArguments, first?.range ?? name.range, { measure, problem: 'takes a series first', usage }),
      );
      return unknownValue;
    }
    const written = textOf(target.path);
    const of = series.get(written);
    if (!of) {
      if (isFunction && outer.resolve(target.path)?.kind === 'value') return undefined;
      if (incomplete && target.path.names.length > 1) return unknownValue;
      if (target.path.names.every(({ text }) => text !== '')) {
        const known = [...series.keys()];
        const suggestions = nearestNames(written, known);
        context.report(
          report(unknownSeries, target.range, {
            series: written,
            place: `\`${protocol}\``,
            range: target.range,
            suggestions,
            known: known.length > 8 ? known.filter((one) => !one.includes('.')) : known,
          }),
        );
      }
      return unknownValue;
    }
    noteElements((range, symbolId) => context.use(range, symbolId), target.path, of);
    const wrong = (range: CallExpression['range'], problem: string, how: string): CheckedExpression => {
      context.report(report(measureArguments, range, { measure, problem, usage: how }));
      return unknownValue;
    };
    const unit = quantities[of.x.quantity].units[0] ?? '';
    const x = `1${unit === '' ? '' : ` ${unit}`}`;
    if (third) return wrong(third.range, 'takes at most two arguments', usage);
    if (measure === 'value' && !second) {
      return wrong(name.range, `needs the ${of.x.name} to take the series at`, `value(${written}, ${x})`);
    }
    const valueDimension = quantities[of.quantity].dimension;
    const xDimension = quantities[of.x.quantity].dimension;
    const isPlace = measure === 'argmax' || measure === 'argmin';
    const dimension = isPlace
      ? xDimension
      : measure === 'slope'
        ? divideDimensions(valueDimension, xDimension)
        : valueDimension;
    const quantity = isPlace
      ? of.x.quantity
      : measure === 'slope' && of.x.quantity !== 'number'
        ? undefined
        : of.quantity;
    let at: Measure['at'];
    let interval: Measure['interval'];
    if (second) {
      const place = `${of.x.name} of ${measure}`;
      const wantsInterval = measure !== 'value';
      const checked = evaluate(second.value, of.x.quantity, place, wantsInterval);
      if (checked.type.kind === 'unknown') return unknownValue;
      if (wantsInterval) {
        if (!checked.bounds) {
          return wrong(
            second.range,
            `takes an interval of ${of.x.name}`,
            `${measure}(${written}, ${x} .. 2${unit === '' ? '' : ` ${unit}`})`,
          );
        }
        interval = checked.bounds;
      } else {
        if (!checked.formula) return wrong(second.range, `takes one ${of.x.name}`, `value(${written}, ${x})`);
        at = checked.formula;
      }
    }
    const index = found.length;
    found.push({
      measure,
      series: written,
      of,
      dimension,
      ...(quantity ? { quantity } : {}),
      ...(at ? { at } : {}),
      ...(interval ? { interval } : {}),
    });
    const variableName = `measure:${index}`;
    return {
      type: { kind: 'quantity', dimension },
      formula: variable(variableName),
      variables: new Set([variableName]),
      ...(quantity ? { quantity } : {}),
    };
  };
}
