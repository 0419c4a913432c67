/** `expect` and `stated`: what is measured, what it is compared with, on which curves. */
import { equalsWithoutWithin } from '../../diagnostics/declarations/equals-without-within.ts';
import { neverHolds } from '../../diagnostics/declarations/never-holds.ts';
import { noMeasure } from '../../diagnostics/declarations/no-measure.ts';
import { nothingCompared } from '../../diagnostics/declarations/nothing-compared.ts';
import { selectsNoCurve } from '../../diagnostics/declarations/selects-no-curve.ts';
import { unknownSelector } from '../../diagnostics/declarations/unknown-selector.ts';
import { variable, type Formula } from '../../formula/formula.ts';
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import type { ExpectationProblem } from '../../solver/problem.ts';
import type { CurveSelector, Expectation, Expression, StatedValue, TextRange } from '../../syntax/tree.ts';
import { isDimensionless } from '../../units/dimension.ts';
import { coherentUnitOf } from '../../units/format-dimension.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import { quantities } from '../../units/quantities.ts';
import type { DeclaredModel, DeclaredTest, FieldView } from '../declared.ts';
import { canonicalField } from '../declarations/tests.ts';
import { pointType } from '../declarations/curves.ts';
import type { CheckedExpression, ExpectedType } from '../expression/types.ts';
import { checkExpression } from '../expression/check-expression.ts';
import { tell, type FileModel } from '../file-model.ts';
import { nearestNames } from '../names/nearest.ts';
import { hasHole, unwrapped } from '../names/references.ts';
import { layerOf, scopeOf, type Entity } from '../names/scope.ts';
import { noVariables, quiet, valueAt } from '../value.ts';
import { singleName } from '../field-value.ts';
import { measureReader, type CheckedMeasure } from './measures.ts';
import { extentOf, numberOfFormula, numbersOf } from './numbers.ts';
import { seriesLayer, seriesOf, type SeriesOfTest } from './series.ts';

/** What the expectations of one test have in common. */
export interface ExpectationPlace {
  readonly file: FileModel;
  readonly test: DeclaredTest;
  readonly protocol: ProtocolDescriptor;
  readonly models: readonly DeclaredModel[];
}

/** A field of the test in an expectation: its value on the curve that is judged. */
function conditionEntity(field: FieldView): Entity {
  const name = field.entity.name;
  return {
    name,
    symbolId: field.entity.symbolId,
    binding() {
      const type = pointType(field.value());
      const { symbolId } = field.entity;
      if (!type) return { kind: 'broken', symbolId };
      const inHertz = variable(`field:${field.name}`);
      const turn: Formula = { kind: 'number', value: 2 * Math.PI };
      const formula: Formula =
        name === 'omega' ? { kind: 'operation', operator: '*', left: turn, right: inHertz } : inHertz;
      const checked: CheckedExpression = { type, formula, variables: new Set([`field:${field.name}`]) };
      return { kind: 'value', symbolId, checked };
    },
  };
}

/** Whether curves differ in this field: its x and other points are no conditions. */
function isCondition(protocol: ProtocolDescriptor, field: FieldView): boolean {
  if (field.name === protocol.x.name) return false;
  const { descriptor } = field;
  if (!descriptor) return false;
  if (descriptor.shape === 'scalar') return true;
  return (
    descriptor.shape === 'points' &&
    protocol.secondary !== undefined &&
    descriptor.quantities[0] !== protocol.x.quantity
  );
}

const endsInPercent = (expression: Expression): boolean => {
  const inner = unwrapped(expression);
  if (inner.kind !== 'binary' || inner.operator !== 'juxtaposition') return false;
  const name = singleName(inner.right)?.text;
  return name === '%' || name === 'ppm' || name === 'at%';
};

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-300);

const shortened = (members: readonly string[]): readonly string[] =>
  members.length <= 8 ? members : [...members.slice(0, 3), '…', ...members.slice(-2)];

function checkSelector(
  place: ExpectationPlace,
  selector: CurveSelector,
): ExpectationProblem['selectors'][number] | undefined {
  const { file, test, protocol, models } = place;
  const { name, value } = selector;
  const written = name.text;
  if (written === '' || hasHole(value)) return undefined;
  if (written === 'model') {
    const model = singleName(value)?.text;
    const members = models.map((one) => one.name);
    if (model !== undefined && members.includes(model)) {
      const symbol = models.find((one) => one.name === model)?.symbolId;
      if (symbol) file.context.use(value.range, symbol);
      return { name: 'model', value: model };
    }
    if (models.length === test.declaration.models.length) {
      tell(file, selectsNoCurve, value.range, {
        name: 'model',
        found: model ?? 'this',
        members,
        range: value.range,
        replacements: nearestNames(model ?? '', members),
      });
    }
    return undefined;
  }
  const field = test.fields.get(canonicalField(written));
  if (!field && test.declaration.body?.broken === true) return undefined;
  if (!field || !isCondition(protocol, field)) {
    const known = [
      ...[...test.fields.values()].filter((one) => isCondition(protocol, one)).map(({ entity }) => entity.name),
      'model',
    ];
    tell(file, unknownSelector, name.range, {
      name: written,
      place: `\`${test.name}\``,
      range: name.range,
      suggestions: nearestNames(written, known),
      known,
    });
    return undefined;
  }
  file.context.use(name.range, field.entity.symbolId);
  const quantity = field.descriptor?.quantities[0];
  const checked = valueAt(
    value,
    { layers: file.layers, variables: noVariables, context: file.context },
    {
      quantities: field.descriptor?.quantities ?? [],
      place: `${written} of ${test.name}`,
      nameRange: name.range,
      ...(quantity === 'frequency'
        ? { frequency: written === 'omega' ? ('radians' as const) : ('cycles' as const) }
        : {}),
    },
  );
  if (!checked.formula) return undefined;
  const scale = written === 'omega' ? 1 / (2 * Math.PI) : 1;
  const radians = field.entity.name === 'omega' ? 1 / (2 * Math.PI) : 1;
  const members = numbersOf(field.value()).map((member) => member * radians);
  const wanted = checked.value === undefined ? undefined : checked.value * scale;
  if (wanted !== undefined && members.length > 0 && !members.some((member) => near(member, wanted))) {
    const write = (member: number): string => (quantity ? formatQuantity(member, quantity) : String(member));
    tell(file, selectsNoCurve, value.range, {
      name: written,
      found: write(checked.value ?? 0),
      members: shortened(members.map((member) => write(member / scale))),
      range: value.range,
      replacements: members.slice(0, 6).map((member) => write(member / scale)),
    });
    return undefined;
  }
  const formula: Formula =
    scale === 1
      ? checked.formula
      : { kind: 'operation', operator: '*', left: checked.formula, right: { kind: 'number', value: scale } };
  return { name: field.name, value: formula };
}

/** Series that cannot be negative. */
const neverNegative: ReadonlySet<string> = new Set([
  'storage_modulus',
  'loss_modulus',
  'tan_delta',
  'chi',
  'c',
  'tau',
  'stress_ratio',
]);

/** Why a comparison cannot hold whatever the model gives; `undefined` where it may. */
function impossible(
  place: ExpectationPlace,
  measure: CheckedMeasure,
  operator: NonNullable<Expectation['comparison']>['operator'],
  lower: number | undefined,
  upper: number | undefined,
): string | undefined {
  const xField = place.test.fields.get(measure.of.x.name);
  const points = xField?.descriptor?.shape === 'points' ? numbersOf(xField.value()) : [];
  const { low: first, high: last } = extentOf(points) ?? { low: 0, high: 0 };
  const write = (value: number): string => formatQuantity(value, measure.of.x.quantity);
  const covered =
    points.length > 1 ? `the test covers ${measure.of.x.name} from ${write(first)} to ${write(last)}` : '';
  if (measure.interval && covered !== '') {
    const from = numberOfFormula(measure.interval.lower);
    const to = numberOfFormula(measure.interval.upper);
    if (from !== undefined && to !== undefined && (from > last || to < first))
      return `${covered}, and the measure looks at ${write(from)} to ${write(to)}`;
  }
  const isPlace = measure.measure === 'argmax' || measure.measure === 'argmin';
  if (isPlace && covered !== '' && lower !== undefined) {
    const outside =
      operator === 'in'
        ? lower > last || (upper ?? lower) < first
        : operator === '<' || operator === '<='
          ? lower < first
          : operator === '>' || operator === '>='
            ? lower > last
            : false;
    if (outside) return covered;
  }
  const [series = ''] = measure.series.split('.');
  if (!isPlace && measure.measure !== 'slope' && neverNegative.has(series) && lower !== undefined) {
    const negative =
      operator === 'in' ? (upper ?? lower) < 0 : (operator === '<' && lower <= 0) || (operator === '<=' && lower < 0);
    if (negative) return `${series} is never negative`;
  }
  return undefined;
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

/** Checks an expectation or stated value; `undefined` when something is wrong with it. */
export function checkExpectation(
  place: ExpectationPlace,
  statement: Expectation | StatedValue,
): ExpectationProblem | undefined {
  const { test, protocol, models } = place;
  const file = statement.broken === true ? { ...place.file, context: quiet(place.file.context) } : place.file;
  const { measured, comparison } = statement;
  const series = seriesOf(protocol, models);
  const measures: CheckedMeasure[] = [];
  const ordinary = { layers: file.layers, variables: noVariables, context: file.context };
  const conditions = new Map(
    [...test.fields.values()]
      .filter((field) => isCondition(protocol, field))
      .map((field) => {
        const entity = conditionEntity(field);
        return [entity.name, entity];
      }),
  );
  const otherFields = new Map([...test.fields.values()].map(({ entity }) => [entity.name, entity]));
  const bare = { used: false };
  const layers = [layerOf(conditions), layerOf(otherFields), seriesLayer(series, bare), ...file.layers];
  const outer = scopeOf(layers);
  const call = measureReader(
    series,
    protocol.name,
    outer,
    // Elements that cannot be known may have the series.
    models.length === 0 ||
      models.length < test.declaration.models.length ||
      models.some(({ shape }) => shape.broken || !shape.sound),
    (expression, quantity, where, interval) =>
      valueAt(expression, ordinary, {
        quantities: [quantity],
        place: where,
        ...(interval ? { allow: { interval: true } } : {}),
        ...(quantity === 'frequency' ? { frequency: 'cycles' as const } : {}),
      }),
    measures,
  );
  const scope = { ...outer, call };
  const selectors = statement.selectors.map((selector) => checkSelector({ ...place, file }, selector));
  if (hasHole(measured)) return undefined;

  const said = { anything: false };
  const checked = checkExpression(measured, scope, {
    ...file.context,
    report(diagnostic) {
      said.anything = true;
      file.context.report(diagnostic);
    },
  });
  const [firstSeries = 'stress'] = [...series.keys()];
  if (checked.type.kind === 'unknown') {
    // A series that is not measured: `expect stress < 1 GPa`.
    if (bare.used && !said.anything) reportNoMeasure(file, measured, series, firstSeries);
    return undefined;
  }
  const [measure] = measures;
  if (checked.type.kind !== 'quantity' || !measure || !checked.formula) {
    reportNoMeasure(file, measured, series, firstSeries);
    return undefined;
  }
  const { dimension } = checked.type;
  const isPlain = checked.formula.kind === 'variable' && measures.length === 1;
  const text = file.tree.text.slice(measured.range.start, measured.range.end);
  if (!comparison) {
    if (statement.broken !== true) {
      const [unit = ''] = measure.quantity ? quantities[measure.quantity].units : [];
      const value = `1${unit === '' ? '' : ` ${unit}`}`;
      const example = statement.kind === 'expect' ? `expect ${text} < ${value}` : `stated ${text} = ${value}`;
      tell(file, nothingCompared, measured.range, { example });
    }
    return undefined;
  }
  const expectedType: ExpectedType = {
    quantities: isPlain && measure.quantity ? [measure.quantity] : [],
    ...(isPlain && measure.quantity ? {} : { dimension }),
    place: text,
    ...(comparison.operator === 'in' ? { allow: { interval: true } } : {}),
    ...(isPlain && measure.quantity === 'frequency' ? { frequency: 'cycles' as const } : {}),
  };
  let tolerance: ExpectationProblem['tolerance'];
  if (statement.within && !hasHole(statement.within)) {
    const plain = unwrapped(statement.within).kind === 'number' && !isDimensionless(dimension);
    const relative = plain || endsInPercent(statement.within);
    const value = valueAt(statement.within, ordinary, {
      quantities: relative ? ['number'] : isPlain && measure.quantity ? [measure.quantity] : [],
      ...(relative || (isPlain && measure.quantity) ? {} : { dimension }),
      difference: true,
      place: 'the tolerance',
    });
    if (!value.formula) return undefined;
    tolerance = { relative, value: value.formula };
  } else if (
    statement.kind === 'expect' &&
    (comparison.operator === '=' || comparison.operator === '==') &&
    !statement.within
  ) {
    if (!hasHole(comparison.expected)) {
      const [unit = ''] = measure.quantity ? quantities[measure.quantity].units : [];
      const absolute = measure.measure.startsWith('arg') && unit !== '' ? [`5 ${unit}`] : [];
      tell(file, equalsWithoutWithin, comparison.operatorRange, {
        insertAt: comparison.expected.range.end,
        tolerances: [...absolute, '1 %'],
      });
    }
    return undefined;
  }
  const expected = valueAt(
    comparison.expected,
    // What is expected is one number for all curves: fields with one value may stand in it.
    { ...ordinary, layers: [layerOf(otherFields), seriesLayer(series, bare), ...file.layers] },
    expectedType,
  );
  const lowerFormula = comparison.operator === 'in' ? expected.bounds?.lower : expected.formula;
  const upperFormula = comparison.operator === 'in' ? expected.bounds?.upper : undefined;
  if (!lowerFormula || selectors.includes(undefined) || statement.broken === true) return undefined;
  const lower = numberOfFormula(lowerFormula, expected.parameters);
  const upper = upperFormula ? numberOfFormula(upperFormula, expected.parameters) : undefined;
  if (lower !== undefined && upper !== undefined && lower > upper) {
    const write = (value: number): string => formatQuantity(value, measure.quantity ?? coherentUnitOf(dimension));
    tell(file, neverHolds, comparison.expected.range, { reason: `${write(lower)} is above ${write(upper)}` });
    return undefined;
  }
  if (statement.kind === 'expect' && isPlain) {
    const reason = impossible(place, measure, comparison.operator, lower, upper);
    if (reason !== undefined) {
      tell(file, neverHolds, statement.measured.range, { reason });
      return undefined;
    }
  }
  return {
    kind: statement.kind,
    measures: measures.map(({ measure: name, series: of, at, interval }) => ({
      measure: name,
      series: of,
      ...(at ? { at } : {}),
      ...(interval ? { interval } : {}),
    })),
    measured: checked.formula,
    operator: comparison.operator,
    expected: lowerFormula,
    ...(upperFormula ? { upper: upperFormula } : {}),
    ...(tolerance ? { tolerance } : {}),
    selectors: selectors.filter((selector) => selector !== undefined),
    ...(statement.source ? { source: statement.source.value } : {}),
    text: writtenText(file, statement),
  };
}

/** As written, on one line, without its source: `max(stress) = 370 MPa for T = 430 K`. */
function writtenText(file: FileModel, statement: Expectation | StatedValue): string {
  const textOf = ({ start, end }: TextRange): string => file.tree.text.slice(start, end).replace(/\s+/g, ' ').trim();
  const { measured, comparison, within, selectors } = statement;
  return [
    textOf(measured.range),
    ...(comparison ? [comparison.operator, textOf(comparison.expected.range)] : []),
    ...(within ? ['within', textOf(within.range)] : []),
    ...(selectors.length > 0 ? ['for', selectors.map(({ range }) => textOf(range)).join(', ')] : []),
  ].join(' ');
}
