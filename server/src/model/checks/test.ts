/** Tests: models, protocol, fields, steps, expectations; what the model's kind allows; how much is asked for. */
import { kindNotForProtocol } from '../../diagnostics/declarations/kind-not-for-protocol.ts';
import { missingToken } from '../../diagnostics/syntax/missing-token.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import { missingField } from '../../diagnostics/declarations/missing-field.ts';
import { needsPoissonRatio } from '../../diagnostics/declarations/needs-poisson-ratio.ts';
import { tooManyPoints } from '../../diagnostics/declarations/too-many-points.ts';
import type { ProtocolDescriptor } from '../../physics/descriptor.ts';
import { isPoissonRatio, poissonRatio } from '../../physics/poisson-ratio.ts';
import type { Block, ProgramStep } from '../../syntax/tree.ts';
import type { ExpectationProblem, ProgramStepProblem } from '../../solver/problem.ts';
import type { DeclaredModel, DeclaredTest } from '../declared.ts';
import { resolveHeader } from '../declarations/resolve.ts';
import { tell, type FileModel } from '../file-model.ts';
import { protocolOf } from '../kinds.ts';
import { checkFields, checkStatements, insertion, type ChosenWord } from './blocks.ts';
import { checkExpectation } from './expectation.ts';
import { checkDirections, checkStep } from './program-steps.ts';
import { curveLimit, cycleLimit, pointLimit } from './limits.ts';
import { numbersOf } from './numbers.ts';
import { checkRange } from './ranges.ts';
import { checkTemperatures } from './temperatures.ts';
import { checkWindow } from './window.ts';

/** A test whose parts are checked; absent parts were wrong. */
export interface CheckedTest {
  readonly models: readonly DeclaredModel[];
  readonly protocol?: ProtocolDescriptor;
  readonly steps: readonly (ProgramStepProblem | undefined)[];
  readonly expectations: readonly (ExpectationProblem | undefined)[];
}

/** Which modulus a model is written in. */
export function modulusOf(model: DeclaredModel): 'E' | 'G' {
  const { kind } = model.shape;
  if (kind) return kind.geometry === 'shear' ? 'G' : 'E';
  const elastic = model.elements.get('elastic')?.fields;
  return elastic?.has('G') === true && !elastic.has('E') ? 'G' : 'E';
}

/** Whether Poisson's ratio is known: of the model, its elastic element, or its alloy. */
const hasPoissonRatio = ({ fields, elements, shape }: DeclaredModel): boolean =>
  [fields, elements.get('elastic')?.fields, shape.alloy?.fields].some((given) => {
    const descriptor = given?.get(poissonRatio.name)?.descriptor;
    return descriptor !== undefined && isPoissonRatio(descriptor);
  });

function checkAgainstModel(
  file: FileModel,
  test: DeclaredTest,
  protocol: ProtocolDescriptor,
  model: DeclaredModel,
): void {
  const index = test.declaration.models.findIndex(({ names }) => names[0]?.text === model.name);
  const range = test.declaration.protocol?.range ?? test.nameRange;
  const at = test.declaration.models[index]?.range ?? range;
  const { kind, alloy } = model.shape;
  if (kind?.protocols && !kind.protocols.includes(protocol.name)) {
    tell(file, kindNotForProtocol, at, {
      model: model.name,
      kind: kind.name,
      protocol: protocol.name,
      possible: kind.protocols,
    });
    return;
  }
  const modulus = modulusOf(model);
  const wanted = protocol.geometry === 'model' ? modulus : protocol.geometry === 'shear' ? 'G' : 'E';
  if (wanted === modulus || hasPoissonRatio(model) || !model.shape.sound) return;
  const body = alloy?.declaration.body;
  const here = alloy?.file === file ? insertion(file, body, ['nu = 0.36']) : undefined;
  tell(file, needsPoissonRatio, at, {
    model: model.name,
    modulus: modulus === 'E' ? 'Young’s modulus E' : 'shear modulus G',
    protocol: `\`${protocol.name}\``,
    other: wanted === 'E' ? 'Young’s modulus' : 'the shear modulus',
    ...(alloy ? { alloy: alloy.name } : {}),
    ...here,
  });
}

/** The words that fields of a test were given: `waveform` → `triangle`. */
function wordsChosen(test: DeclaredTest): ReadonlyMap<string, ChosenWord> {
  const chosen = new Map<string, ChosenWord>();
  for (const field of test.fields.values()) {
    if (field.descriptor?.shape !== 'word') continue;
    chosen.set(field.name, { word: field.value().choice, range: field.expression.range });
  }
  return chosen;
}

/** The families of a test multiply; each curve has all the points. */
function checkSize(file: FileModel, test: DeclaredTest, models: number): void {
  let curves = Math.max(models, 1);
  let points = 1;
  for (const field of test.fields.values()) {
    const count = Math.max(field.value().items?.length ?? 1, 1);
    const { descriptor } = field;
    if (descriptor?.shape === 'points' && descriptor.makesCurves !== true) points *= count;
    else curves *= count;
  }
  if (curves * points > pointLimit) {
    tell(file, tooManyPoints, test.nameRange, { of: 'points', curves, points, limit: pointLimit });
  } else if (curves > curveLimit) {
    tell(file, tooManyPoints, test.nameRange, { of: 'curves', found: curves, limit: curveLimit });
  } else {
    const cycles = test.fields.get('cycles');
    const members = cycles ? numbersOf(cycles.value()) : [];
    const all = members.reduce((sum, count) => sum + count, 0) * (curves / Math.max(members.length, 1));
    if (all <= cycleLimit || curves === 1) return;
    tell(file, tooManyPoints, cycles?.statement.range ?? test.nameRange, {
      of: 'cycles',
      found: all,
      limit: cycleLimit,
    });
  }
}

/** Steps that are fields of the protocol, written without `=`. */
function fieldsWithoutSign(body: Block | undefined, protocol: ProtocolDescriptor): readonly ProgramStep[] {
  return (body?.statements ?? []).filter(
    (statement): statement is ProgramStep =>
      statement.kind === 'step' && protocol.fields.some(({ name }) => name === statement.action.text),
  );
}

export function checkTest(file: FileModel, test: DeclaredTest): CheckedTest {
  const { declaration } = test;
  const { body } = declaration;
  const models = declaration.models.flatMap((path) => resolveHeader(file, path, 'model') ?? []);
  const protocol = protocolOf(file, test.declaration.protocol);
  for (const field of test.fields.values()) field.value();
  if (!protocol) return { models, steps: [], expectations: [] };

  // `strain 6 %` reads as a step; where there are none, its sign is missing.
  const withoutSign = protocol.steps === true ? [] : fieldsWithoutSign(body, protocol);
  for (const { action } of withoutSign) {
    const range = { start: action.range.end, end: action.range.end };
    const data = { expected: '=', after: action.text };
    file.context.report(report(missingToken, range, { code: 'missing-token', range, data }));
  }
  checkStatements(
    file,
    body,
    (statement) =>
      withoutSign.some((step) => step === statement) ||
      statement.kind === 'expect' ||
      statement.kind === 'stated' ||
      (statement.kind === 'step' && protocol.steps === true) ||
      (statement.kind === 'field' && statement.role === 'value' && statement.path.names.length === 1),
    `a test of ${protocol.name}`,
    protocol.steps === true ? 'steps, fields, `expect` and `stated`' : 'fields, `expect` and `stated`',
  );
  const hasFrequency = protocol.fields.some(({ name }) => name === 'frequency');
  checkFields(file, {
    place: `\`${protocol.name}\``,
    placeRange: declaration.protocol?.range ?? test.nameRange,
    descriptors: protocol.fields,
    given: [...test.fields.values()].map((field) => ({
      name: hasFrequency ? field.name : field.entity.name,
      nameRange: field.statement.path.range,
      broken: field.statement.broken,
    })),
    present: new Set(withoutSign.map(({ action }) => action.text)),
    block: body,
    choices: wordsChosen(test),
    complete: body !== undefined && !body.broken,
  });
  for (const field of test.fields.values()) {
    if (!field.descriptor) continue;
    checkRange(
      file.context,
      field.descriptor,
      `${field.entity.name} of ${protocol.name}`,
      field.value(),
      field.expression.range,
    );
  }
  checkSize(file, test, models.length);
  for (const model of models) checkAgainstModel(file, test, protocol, model);

  const place = { file, test, protocol, models };
  const expectations: (ExpectationProblem | undefined)[] = [];
  const readSteps: (readonly [ProgramStep, ProgramStepProblem | undefined])[] = [];
  for (const statement of body?.statements ?? []) {
    if (statement.kind === 'expect' || statement.kind === 'stated') {
      expectations.push(checkExpectation(place, statement));
    } else if (statement.kind === 'step' && protocol.steps === true)
      readSteps.push([statement, checkStep(file, statement, file.layers)]);
  }
  const start = test.fields.get('T');
  const usualStart = protocol.fields.find(({ name }) => name === 'T')?.default;
  const known = start ? start.value().value : usualStart;
  const steps = checkDirections(file, typeof known === 'number' ? known : undefined, readSteps);
  if (protocol.steps === true && steps.length === 0 && body && !body.broken) {
    tell(file, missingField, declaration.protocol?.range ?? test.nameRange, {
      place: `\`${protocol.name}\``,
      missing: [{ name: 'steps', text: 'heat to 430 K at 10 K/min' }],
      ...insertion(file, body, ['heat to 430 K at 10 K/min']),
    });
  }
  checkTemperatures(file, test, models, steps);
  checkWindow(file, test, models);
  return { models, protocol, steps, expectations };
}
