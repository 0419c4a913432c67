/** A test's temperatures against its models: above T_x, below T0, far below T_g under stress, χ outside 0 … 1. */
import { aboveCrystallisation } from '../../diagnostics/physical/above-crystallisation.ts';
import { correlationOutside } from '../../diagnostics/physical/correlation-outside.ts';
import { flowLocalises } from '../../diagnostics/physical/flow-localises.ts';
import { frozen } from '../../diagnostics/physical/frozen.ts';
import { report } from '../../diagnostics/diagnostic.ts';
import type { ProgramStepProblem } from '../../solver/problem.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { formatNumber, formatQuantity } from '../../units/format-quantity.ts';
import type { DeclaredModel, DeclaredTest } from '../declared.ts';
import { tell, type FileModel } from '../file-model.ts';
import { valueAtTemperature } from './at-temperature.ts';
import { numbersOf } from './numbers.ts';

/** Homogeneous flow is expected above this fraction of T_g (Spaepen's deformation map). */
const homogeneousFraction = 0.8;
/** Elastic strain above which a stress is high: metallic glasses yield near 2 %. */
const highElasticStrain = 0.01;
const highStrain = 0.02;

const temperature = (value: number): string => formatQuantity(value, 'temperature');

interface Extent {
  readonly lowest: number;
  readonly highest: number;
  readonly range: TextRange;
}

/** The temperatures that a test goes through. */
function temperaturesOf(test: DeclaredTest, steps: readonly (ProgramStepProblem | undefined)[]): Extent | undefined {
  const field = test.fields.get('T');
  const values = field ? [...numbersOf(field.value())] : [];
  let current = values[0];
  for (const step of steps) {
    if (step?.action !== 'heat' && step?.action !== 'cool') continue;
    if (step.to) current = step.to.kind === 'number' ? step.to.value : undefined;
    else if (step.by?.kind !== 'number') current = undefined;
    else if (current !== undefined) current += step.action === 'heat' ? step.by.value : -step.by.value;
    if (current !== undefined) values.push(current);
  }
  if (values.length === 0) return undefined;
  let lowest = Infinity;
  let highest = -Infinity;
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { lowest, highest, range: field?.expression.range ?? test.nameRange };
}

function alloyTemperature(model: DeclaredModel, name: string): number | undefined {
  return model.shape.alloy?.fields.get(name)?.value().value;
}

function checkFrozen(file: FileModel, models: readonly DeclaredModel[], extent: Extent): void {
  for (const model of models) {
    for (const element of model.elements.values()) {
      for (const field of element.fields.values()) {
        if (field.descriptor?.shape !== 'law') continue;
        const value = valueAtTemperature(field, extent.lowest);
        // A time that is beyond numbers at any temperature is another mistake.
        if (value !== Infinity || valueAtTemperature(field, 10 * extent.lowest) === Infinity) continue;
        const limit = field.value().call?.arguments['T0'];
        tell(file, frozen, extent.range, {
          element: element.name,
          model: model.name,
          temperature: temperature(extent.lowest),
          ...(limit?.kind === 'number' ? { limit: temperature(limit.value) } : {}),
        });
      }
    }
  }
}

function checkLocalisation(
  file: FileModel,
  test: DeclaredTest,
  models: readonly DeclaredModel[],
  extent: Extent,
): void {
  for (const model of models) {
    const glassTransition = alloyTemperature(model, 'T_g');
    if (glassTransition === undefined || extent.lowest >= homogeneousFraction * glassTransition) continue;
    const elastic = model.elements.get('elastic');
    const modulusField = elastic?.fields.get('E') ?? elastic?.fields.get('G');
    const modulus = modulusField ? valueAtTemperature(modulusField, extent.lowest) : undefined;
    const stress = test.fields.get('stress');
    const strain = test.fields.get('strain');
    const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    let load: string | undefined;
    if (stress && modulus !== undefined) {
      const value = largest(numbersOf(stress.value()));
      if (value > highElasticStrain * modulus) load = formatQuantity(value, 'stress');
    } else if (strain) {
      const value = largest(numbersOf(strain.value()));
      if (value >= highStrain) load = `a strain of ${formatNumber(value * 100)} %`;
    }
    if (load === undefined) continue;
    tell(file, flowLocalises, extent.range, {
      temperature: temperature(extent.lowest),
      ratio: formatNumber(extent.lowest / glassTransition, 2),
      load,
      model: model.name,
    });
    return;
  }
}

/** χ of hierarchical elements, χ_g + a1 (T − T_g) above T_g (Hao 2022, eq. 22), at the highest temperature. */
function checkCorrelation(file: FileModel, models: readonly DeclaredModel[], extent: Extent): void {
  for (const model of models) {
    for (const element of model.elements.values()) {
      const start = element.fields.get('chi_g')?.value().value;
      const growth = element.fields.get('a1')?.value().value ?? 0;
      const glassTransition = element.fields.get('T_g')?.value().value ?? alloyTemperature(model, 'T_g');
      if (start === undefined || glassTransition === undefined || growth <= 0) continue;
      const value = start + growth * Math.max(extent.highest - glassTransition, 0);
      if (value < 1 || start >= 1) continue;
      const told = report(correlationOutside, extent.range, {
        element: element.name,
        model: model.name,
        temperature: temperature(extent.highest),
        value: formatNumber(value, 3),
        limit: temperature(glassTransition + (1 - start) / growth),
      });
      // The mistake is in the element, whatever test meets it.
      file.context.report({ ...told, onceFor: `${model.symbolId}.${element.name}` });
      return;
    }
  }
}

export function checkTemperatures(
  file: FileModel,
  test: DeclaredTest,
  models: readonly DeclaredModel[],
  steps: readonly (ProgramStepProblem | undefined)[],
): void {
  const extent = temperaturesOf(test, steps);
  if (!extent || extent.lowest <= 0) return;
  for (const model of models) {
    const limit = alloyTemperature(model, 'T_x');
    if (limit === undefined || extent.highest <= limit) continue;
    tell(file, aboveCrystallisation, extent.range, {
      temperature: temperature(extent.highest),
      limit: temperature(limit),
      alloy: model.shape.alloy?.name ?? '',
    });
    break;
  }
  checkFrozen(file, models, extent);
  checkLocalisation(file, test, models, extent);
  checkCorrelation(file, models, extent);
}
