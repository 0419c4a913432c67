/** `for frequency = 1 Hz, model = aged`: which curves of a test's family an expectation is about. */
import { selectsNoCurve } from '../../diagnostics/declarations/selects-no-curve.ts';
import { unknownSelector } from '../../diagnostics/declarations/unknown-selector.ts';
import { variable, type Formula } from '../../formula/formula.ts';
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import type { ExpectationProblem } from '../../solver/problem.ts';
import type { CurveSelector } from '../../syntax/tree.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { DeclaredModel, DeclaredTest, FieldView } from '../declared.ts';
import { pointType } from '../declarations/curves.ts';
import type { CheckedExpression } from '../expression/types.ts';
import { tell, type FileModel } from '../file-model.ts';
import { canonicalField, countedBy, perCycle } from '../names/frequency.ts';
import { nearestNames } from '../names/nearest.ts';
import { hasHole } from '../names/references.ts';
import type { Entity } from '../names/scope.ts';
import { noVariables, valueAt } from '../value.ts';
import { singleName } from '../field-value.ts';
import { numbersOf } from './numbers.ts';

/** What the expectations of one test have in common. */
export interface ExpectationPlace {
  readonly file: FileModel;
  readonly test: DeclaredTest;
  readonly protocol: ProtocolDescriptor;
  readonly models: readonly DeclaredModel[];
}

/** A field of the test in an expectation: its value on the curve that is judged. */
export function conditionEntity(field: FieldView): Entity {
  const name = field.entity.name;
  return {
    name,
    symbolId: field.entity.symbolId,
    binding() {
      const type = pointType(field.value());
      const { symbolId } = field.entity;
      if (!type) return { kind: 'broken', symbolId };
      const inHertz = variable(`field:${field.name}`);
      const turn: Formula = { kind: 'number', value: perCycle(name) };
      const formula: Formula =
        countedBy(name) === 'radians' ? { kind: 'operation', operator: '*', left: turn, right: inHertz } : inHertz;
      const checked: CheckedExpression = { type, formula, variables: new Set([`field:${field.name}`]) };
      return { kind: 'value', symbolId, checked };
    },
  };
}

/** Whether curves differ in this field: its x and other points are no conditions. */
export function isCondition(protocol: ProtocolDescriptor, field: FieldView): boolean {
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

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-300);

const shortened = (members: readonly string[]): readonly string[] =>
  members.length <= 8 ? members : [...members.slice(0, 3), '…', ...members.slice(-2)];

/** Checks one `NAME = VALUE` after `for`; `undefined` when something is wrong with it, which has been reported. */
export function checkSelector(
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
      ...(quantity === 'frequency' ? { frequency: countedBy(written) } : {}),
    },
  );
  if (!checked.formula) return undefined;
  const scale = 1 / perCycle(written);
  const members = numbersOf(field.value()).map((member) => member / perCycle(field.entity.name));
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
