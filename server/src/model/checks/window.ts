/** Whether a test's times or frequencies meet any relaxation time of its models at its temperatures. */
import { unusualFrequency } from '../../diagnostics/physical/unusual-frequency.ts';
import { windowMisses } from '../../diagnostics/physical/window-misses.ts';
import { freeVariables } from '../../formula/walk.ts';
import { formatQuantity } from '../../units/format-quantity.ts';
import type { DeclaredModel, DeclaredTest, ElementView, FieldView } from '../declared.ts';
import { formulaOf } from '../law-formula.ts';
import { perCycle } from '../names/frequency.ts';
import { stressEntity } from '../names/physical-variables.ts';
import { tell, type FileModel } from '../file-model.ts';
import { valueAtTemperature } from './at-temperature.ts';
import { extentOf, numbersOf } from './numbers.ts';

/** Peaks of spectra and stretched relaxations reach this far beyond their time on either side. */
const reach = 1e3;
/** From internal friction to Brillouin scattering, Hz. */
const usualFrequencies = { lower: 1e-7, upper: 1e13 };

/** Whether a relaxation time asks for the stress: under a load it is another one than at rest. */
function asksForStress(tau: FieldView): boolean {
  const formula = formulaOf(tau.value());
  return formula !== undefined && freeVariables(formula).has(stressEntity.name);
}

/**
 * Shortest and longest times of an element at a temperature, s; of a hierarchical one up to τ_max (Hao 2022, eq. 10).
 * `undefined` where they are not known before the test is run.
 */
function timesOf(
  model: DeclaredModel,
  element: ElementView,
  T: number,
  isLoaded: boolean,
): readonly number[] | undefined {
  const numbers = (field: FieldView | undefined): number | undefined => field && valueAtTemperature(field, T);
  const tau = element.fields.get('tau');
  if (tau) {
    if (tau.descriptor?.shape === 'list') return numbersOf(tau.value());
    if (isLoaded && asksForStress(tau)) return undefined;
    const time = numbers(tau);
    return time === undefined || !Number.isFinite(time) ? undefined : [time];
  }
  const elementary = element.fields.get('elementary')?.value().choice;
  if (elementary === undefined) return undefined;
  const base = numbers(model.elements.get(elementary)?.fields.get('tau'));
  const scaling = numbers(element.fields.get('t0'));
  const start = numbers(element.fields.get('chi_g'));
  if (base === undefined || scaling === undefined || start === undefined) return undefined;
  const glassTransition = model.shape.alloy?.fields.get('T_g')?.value().value ?? Infinity;
  const growth = numbers(element.fields.get('a1')) ?? 0;
  const chi = start + growth * Math.max(T - glassTransition, 0);
  return chi > 0 && chi < 1 ? [base, scaling * (base / scaling) ** (1 / chi)] : undefined;
}

export function checkWindow(file: FileModel, test: DeclaredTest, models: readonly DeclaredModel[]): void {
  const frequency = test.fields.get('frequency');
  const frequencies = frequency
    ? numbersOf(frequency.value()).map((value) => value / perCycle(frequency.entity.name))
    : [];
  const strange = frequencies.find(
    (value) => value > 0 && (value < usualFrequencies.lower || value > usualFrequencies.upper),
  );
  if (frequency && strange !== undefined) {
    tell(file, unusualFrequency, frequency.expression.range, {
      frequency: formatQuantity(strange, 'frequency'),
      range: `${formatQuantity(usualFrequencies.lower, 'frequency')} to ${formatQuantity(usualFrequencies.upper, 'frequency')}`,
    });
    return;
  }
  const timeField = test.fields.get('time');
  const times = timeField ? numbersOf(timeField.value()).filter((value) => value > 0) : [];
  const field = times.length > 0 ? timeField : frequency;
  const window = extentOf(
    times.length > 0 ? times : frequencies.filter((value) => value > 0).map((value) => 1 / (2 * Math.PI * value)),
  );
  const temperatures = extentOf([
    ...(test.fields.get('T')
      ? numbersOf(test.fields.get('T')?.value() ?? { type: { kind: 'unknown' }, variables: new Set() })
      : []),
  ]);
  if (!field || !window || !temperatures || temperatures.low <= 0) return;
  const inTime = times.length > 0;
  const isLoaded = inTime || test.fields.get('static_stress') !== undefined;
  for (const model of models) {
    const found: number[] = [];
    let known = true;
    for (const element of model.elements.values()) {
      if (element.shape.word === 'elastic') continue;
      for (const T of new Set([temperatures.low, temperatures.high])) {
        const here = timesOf(model, element, T, isLoaded);
        if (here) found.push(...here);
        else known = false;
      }
    }
    const span = extentOf(found);
    if (!known || !span) continue;
    if (span.high * reach >= window.low && span.low <= window.high * reach) continue;
    const write = (value: number): string => (Number.isFinite(value) ? formatQuantity(value, 'time', 2) : 'infinite');
    tell(file, windowMisses, field.expression.range, {
      window: inTime
        ? window.low === window.high
          ? write(window.low)
          : `${write(window.low)} to ${write(window.high)}`
        : `times (1/ω) of ${write(window.low)}${window.low === window.high ? '' : ` to ${write(window.high)}`}`,
      times: span.low === span.high ? write(span.low) : `${write(span.low)} to ${write(span.high)}`,
      model: model.name,
    });
    return;
  }
}
