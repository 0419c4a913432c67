/**
 * A flow law under a small oscillation: its rates, linearised about the static stress and the values of its states, those
 * at the start or those that a history has led to. With z the strain of the flow and its states, ż = b σ + g ε + A z.
 */
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { flowRates } from '../time/flow-rates.ts';
import type { Geometry } from './model.ts';

export interface LinearisedFlow {
  readonly element: string;
  /** Position of the element among those of the material. */
  readonly index: number;
  /** b, 1/(Pa s) and its like; the first entry is that of the strain. */
  readonly byStress: Float64Array;
  /** g, 1/s: a law may depend on the whole strain. */
  readonly byStrain: Float64Array;
  /** A, 1/s, row by row. */
  readonly byState: Float64Array;
  /** Strain of the test over that of the model, which differ in geometry. */
  readonly share: number;
  /** Relative rate at which the states leave their values, 1/s; 0 where they are at rest. */
  readonly drift: number;
}

/** Where a history has led the flow laws of a model. */
export interface FlowMoment {
  /** Since the start of the test, s: what `time` means in a law. */
  readonly time: number;
  /** Of the model, elastic strain included. */
  readonly strain: number;
  /** Strain of each flow element and its states, by the name of the element. */
  readonly states: ReadonlyMap<string, Float64Array>;
}

/**
 * @param reached where a history has led; the start values of the states when left out
 * @throws FieldError where the law has no value at the static stress
 */
export function lineariseFlow(
  material: Material,
  element: MaterialElement,
  T: number,
  stress: number,
  geometry: Geometry,
  scale: number,
  reached?: FlowMoment,
): LinearisedFlow | undefined {
  const law = flowRates(material, element, T, geometry);
  if (!law) return undefined;
  const count = law.states.length;
  const width = count + 2;
  const conditions = {
    T,
    clock: reached?.time ?? 0,
    instant: 0,
    strengths: new Float64Array(0),
    times: [],
    weights: [],
    numbers: new Float64Array(law.numberCount),
    failure: undefined,
  };
  const place = { spectrum: 0, state: 0, number: 0, region: 0, width };
  law.setConditions(T, place, conditions);
  const rates = { values: new Float64Array(count), derivatives: new Float64Array(count * width) };
  const modulus = material.elastic?.value(material.modulus, T) ?? Number.NaN;
  const input = {
    conditions,
    time: 0,
    driver: stress,
    response: reached?.strain ?? stress / modulus,
    variables: reached?.states.get(element.name) ?? Float64Array.from(law.states, ({ start }) => start),
    regions: new Int8Array(law.kinkCount).fill(1),
  };
  const failure = law.evaluate(input, place, rates);
  if (failure) throw new FieldError(element.name, '', `${failure.message} (${stress} Pa, ${T} K)`);
  const row = (k: number): Float64Array => rates.derivatives.subarray(k * width, (k + 1) * width);
  const rows = law.states.map((_, k) => row(k));
  const drift = law.states.reduce((largest, { scale: smallest, isLogarithm }, k) => {
    const rate = Math.abs(rates.values[k] ?? 0);
    const size = isLogarithm ? 1 : Math.max(Math.abs(input.variables[k] ?? 0), smallest);
    return k === 0 || rate === 0 ? largest : Math.max(largest, rate / size);
  }, 0);
  return {
    element: element.name,
    index: material.elements.indexOf(element),
    byStress: Float64Array.from(rows, (entries) => entries[0] ?? 0),
    byStrain: Float64Array.from(rows, (entries) => entries[1] ?? 0),
    byState: Float64Array.from(rows.flatMap((entries) => [...entries.subarray(2)])),
    share: 1 / scale,
    drift,
  };
}

/** 1/(Pa s) of a flow that is a mere dashpot: nothing acts on its strain but the stress. */
export function fluidityOf({ byStress, byStrain, byState, share }: LinearisedFlow): number | undefined {
  const [first = 0, ...rest] = byStress;
  const others = [...rest, ...byStrain, byState[0] ?? 0];
  return others.every((value) => value === 0) ? first * share : undefined;
}

/**
 * Strain of the flow per unit of stress and of whole strain at ω (rad/s): the first entries of (iω − A)⁻¹b and of
 * (iω − A)⁻¹g, as Re, Im, Re, Im.
 */
export function flowResponse({ byStress, byStrain, byState, share }: LinearisedFlow, omega: number): Float64Array {
  const count = byStress.length;
  // Columns of each row: the matrix, b, g; real and imaginary parts in turn.
  const width = 2 * (count + 2);
  const rows = Array.from({ length: count }, (_, i) => {
    const entries = new Float64Array(width);
    for (let k = 0; k < count; k++) entries[2 * k] = -(byState[i * count + k] ?? 0);
    entries[2 * i + 1] = omega;
    entries[2 * count] = byStress[i] ?? 0;
    entries[2 * count + 2] = byStrain[i] ?? 0;
    return entries;
  });
  const size = (entries: Float64Array, k: number): number => Math.hypot(entries[2 * k] ?? 0, entries[2 * k + 1] ?? 0);
  // Elimination from the last column up, so that the strain is left alone in the first row.
  for (let column = count - 1; column >= 0; column--) {
    let pivot = column;
    rows.slice(0, column + 1).forEach((entries, i) => {
      if (size(entries, column) > size(rows[pivot] ?? entries, column)) pivot = i;
    });
    const chosen = rows[pivot] ?? new Float64Array(width);
    rows[pivot] = rows[column] ?? chosen;
    rows[column] = chosen;
    const real = chosen[2 * column] ?? 0;
    const imaginary = chosen[2 * column + 1] ?? 0;
    const square = real * real + imaginary * imaginary;
    for (const entries of rows.slice(0, column)) {
      const entryReal = entries[2 * column] ?? 0;
      const entryImaginary = entries[2 * column + 1] ?? 0;
      const factorReal = (entryReal * real + entryImaginary * imaginary) / square;
      const factorImaginary = (entryImaginary * real - entryReal * imaginary) / square;
      for (let k = 0; k < width; k += 2) {
        const otherReal = chosen[k] ?? 0;
        const otherImaginary = chosen[k + 1] ?? 0;
        entries[k] = (entries[k] ?? 0) - (factorReal * otherReal - factorImaginary * otherImaginary);
        entries[k + 1] = (entries[k + 1] ?? 0) - (factorReal * otherImaginary + factorImaginary * otherReal);
      }
    }
  }
  const first = rows[0] ?? new Float64Array(width);
  const [real = 0, imaginary = 0] = first;
  const square = real * real + imaginary * imaginary;
  const quotient = (at: number, times: number): [number, number] => {
    const above = first[at] ?? 0;
    const aside = first[at + 1] ?? 0;
    return [
      (times * (above * real + aside * imaginary)) / square,
      (times * (aside * real - above * imaginary)) / square,
    ];
  };
  return Float64Array.of(...quotient(2 * count, share), ...quotient(2 * count + 2, 1));
}
