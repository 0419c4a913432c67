import { correlationFactor } from '../linear/hierarchical.ts';
import { kwwShape } from '../linear/kww.ts';
import { FieldError, type Material, type MaterialElement } from '../material.ts';
import { CorrelationRange } from './correlation-range.ts';
import { clockNumbers, ElementaryClock } from './elementary-clock.ts';
import { exponentialSum } from './exponential-sum.ts';
import { formatNumber } from './format.ts';
import type { TemperatureRange } from './relaxation-modes.ts';
import { VariableSpectrum } from './variable-spectrum.ts';
import type { Placement, RateElement, RateInput } from './rate-element.ts';
import type { RateFailure } from './rate-model.ts';

/** Numbers kept of a temperature after those of the clock. */
const chiAt = clockNumbers;
const anelasticAt = clockNumbers + 1;
const viscoplasticAt = clockNumbers + 2;
const growthAt = clockNumbers + 3;
const logScaleAt = clockNumbers + 4;
const numberCount = clockNumbers + 5;

function elementaryClock(material: Material, element: MaterialElement): ElementaryClock {
  const elementary = element.element('elementary');
  if (!elementary) {
    throw new FieldError(element.name, 'elementary', `${element.name} names no elementary relaxation of the model`);
  }
  return new ElementaryClock(material, elementary);
}

/** χ, ln τ_max and their derivatives at one moment. */
class Hierarchy {
  readonly clock: ElementaryClock;
  private readonly material: Material;
  private readonly element: MaterialElement;
  chi = 0;
  /** dχ/dε_an */
  chiByStrain = 0;
  logScale = 0;
  logLongest = 0;
  /** ∂ ln τ_max/∂σ at fixed χ, and ∂ ln τ_max/∂χ */
  longestByStress = 0;
  longestByChi = 0;

  constructor(material: Material, element: MaterialElement) {
    this.material = material;
    this.element = element;
    this.clock = elementaryClock(material, element);
  }

  setConditions(T: number, { number }: Placement, numbers: Float64Array, conditions: RateInput['conditions']): void {
    const { element } = this;
    this.clock.setConditions(T, number, conditions);
    numbers[number + chiAt] = correlationFactor(this.material, element, T);
    numbers[number + anelasticAt] = element.value('A_an', T);
    numbers[number + viscoplasticAt] = element.value('A_vp', T);
    numbers[number + growthAt] = element.value('a2', T);
    numbers[number + logScaleAt] = Math.log(element.value('t0', T));
  }

  /** @param anelastic ε_an; its sign and that of the stress are regions */
  evaluate(input: RateInput, { number, region }: Placement, anelastic: number): RateFailure | undefined {
    const { conditions, driver, regions } = input;
    const { numbers } = conditions;
    const { clock } = this;
    const failure = clock.evaluate(conditions, number, driver, clock.hasKink ? (regions[region] ?? 1) : 1);
    if (failure) return failure;
    const growth = numbers[number + growthAt] ?? 0;
    const sign = growth === 0 ? 1 : (regions[region + (clock.hasKink ? 1 : 0)] ?? 1);
    this.chiByStrain = growth * sign;
    this.chi = (numbers[number + chiAt] ?? 0) + this.chiByStrain * anelastic;
    if (!(this.chi > 0 && this.chi < 1)) {
      return {
        code: 'MG611',
        message: `the correlation factor χ of ${this.element.name} leaves (0, 1): the anelastic strain of ${formatNumber(100 * anelastic)} % makes it ${formatNumber(this.chi)}`,
        element: this.element.name,
        data: { chi: this.chi, strain: anelastic, T: conditions.T },
      };
    }
    this.logScale = numbers[number + logScaleAt] ?? 0;
    const rise = clock.logTime - this.logScale;
    this.logLongest = this.logScale + rise / this.chi;
    this.longestByStress = clock.byStress / this.chi;
    this.longestByChi = -rise / (this.chi * this.chi);
    return undefined;
  }
}

/**
 * The rate form (Hao 2022, rate equations): dε_an/dt = (A_an σ − ε_an)/τ1(t), t since the last jump; dε_vp/dt =
 * A_vp σ/τ_max. For tests that load once.
 * @param share see `StateDeclaration`
 */
export function hierarchicalRates(material: Material, element: MaterialElement, share?: number): RateElement {
  const hierarchy = new Hierarchy(material, element);
  const hasStressKink = hierarchy.clock.hasKink;
  const grows = !(element.isConstant('a2') && element.value('a2', 300) === 0);
  const strainKink = hasStressKink ? 1 : 0;
  const longestKink = strainKink + (grows ? 1 : 0);
  return {
    spectra: [],
    states: [
      { start: 0, scale: 0, contribution: { element: element.name, part: 'an' }, share },
      { start: 0, scale: 0, contribution: { element: element.name, part: 'vp' } },
    ],
    numberCount,
    kinkCount: longestKink + 1,
    setConditions: (T, place, out) => hierarchy.setConditions(T, place, out.numbers, out),
    evaluate: (input, place, out) => {
      const { conditions, driver, time, variables, regions } = input;
      const { state, number, region, width } = place;
      const anelastic = variables[state] ?? 0;
      const failure = hierarchy.evaluate(input, place, anelastic);
      if (failure) return failure;
      const { clock, chi, logScale } = hierarchy;
      const growing = (regions[region + longestKink] ?? 1) > 0;
      // ln τ1 and its derivatives: below τ_max it grows with time, beyond it stays.
      const sinceScale = Math.log(time) - logScale;
      const logTime = growing ? clock.logTime + (1 - chi) * sinceScale : hierarchy.logLongest;
      const byStress = growing ? clock.byStress : hierarchy.longestByStress;
      const byChi = growing ? -sinceScale : hierarchy.longestByChi;
      const strength = conditions.numbers[number + anelasticAt] ?? 0;
      const rate = Math.exp(-logTime);
      const away = strength * driver - anelastic;
      out.values[state] = away * rate;
      out.derivatives[state * width] = rate * (strength - away * byStress);
      out.derivatives[state * width + 2 + state] = -rate * (1 + away * byChi * hierarchy.chiByStrain);

      const flow = (conditions.numbers[number + viscoplasticAt] ?? 0) * Math.exp(-hierarchy.logLongest);
      const row = (state + 1) * width;
      out.values[state + 1] = flow * driver;
      out.derivatives[row] = flow * (1 - driver * hierarchy.longestByStress);
      out.derivatives[row + 2 + state] = -flow * driver * hierarchy.longestByChi * hierarchy.chiByStrain;
      return undefined;
    },
    kinks: ({ conditions, driver, time, variables }, place, out) => {
      const { number, region, state } = place;
      const { numbers } = conditions;
      const { clock } = hierarchy;
      const anelastic = variables[state] ?? 0;
      const growth = numbers[number + growthAt] ?? 0;
      if (hasStressKink) out[region] = clock.kink(conditions, number, driver);
      if (grows) out[region + strainKink] = growth * anelastic;
      // The integrator asks for kinks after it has evaluated the rates there, so the stress is below σ1.
      const failed = clock.evaluate(conditions, number, driver, Math.sign(driver) || 1);
      const chi = (numbers[number + chiAt] ?? 0) + growth * Math.abs(anelastic);
      const logScale = numbers[number + logScaleAt] ?? 0;
      out[region + longestKink] = failed
        ? 1
        : logScale + (clock.logTime - logScale) / chi - Math.log(Math.max(time, Number.MIN_VALUE));
    },
  };
}

/** ln of the width of the density of times, (1 − χ)/χ: it changes evenly with it, also where χ comes near 1. */
const logWidth = (chi: number): number => Math.log((1 - chi) / chi);
const chiOf = (width: number): number => 1 / (1 + Math.exp(width));

/**
 * For any other history: the stretched exponential of eq. 25a as a retardation spectrum, dε_i/dt = (A_an w_i σ −
 * ε_i)/(x_i τ_an), with the weights of χ(T) and τ_an at the present T, σ and χ.
 * @param range temperatures that the test goes through
 */
export function hierarchicalSpectrumRates(
  material: Material,
  element: MaterialElement,
  range: TemperatureRange,
  tolerance: number,
): RateElement {
  const hierarchy = new Hierarchy(material, element);
  const hasStressKink = hierarchy.clock.hasKink;
  const grows = !(element.isConstant('a2') && element.value('a2', range.start) === 0);
  const strainKink = hasStressKink ? 1 : 0;
  const correlation = new CorrelationRange(material, element, range);
  const { lowest, highest } = correlation;
  const spectrum =
    lowest === highest
      ? exponentialSum(kwwShape(lowest), tolerance)
      : new VariableSpectrum(logWidth(highest), logWidth(lowest), (width) => kwwShape(chiOf(width)), tolerance);
  return {
    spectra: [{ contribution: { element: element.name, part: 'an' }, sum: spectrum }],
    states: [{ start: 0, scale: 0, contribution: { element: element.name, part: 'vp' } }],
    numberCount,
    kinkCount: strainKink + (grows ? 1 : 0),
    setConditions: (T, place, out) => {
      hierarchy.setConditions(T, place, out.numbers, out);
      const chi = out.numbers[place.number + chiAt] ?? lowest;
      correlation.check(chi, T);
      out.strengths[place.spectrum] = out.numbers[place.number + anelasticAt] ?? 0;
      out.times[place.spectrum] = spectrum.times;
      out.weights[place.spectrum] =
        spectrum instanceof VariableSpectrum ? spectrum.weightsAt(logWidth(chi)) : spectrum.weights;
    },
    evaluate: (input, place, out) => {
      const { conditions, driver, variables } = input;
      const { spectrum: variable, state, number, width } = place;
      const failure = hierarchy.evaluate(input, place, variables[variable] ?? 0);
      if (failure) return failure;
      const { chi } = hierarchy;
      // ln τ_an = ln χ/χ + ln τ_max
      const rate = Math.exp(-(Math.log(chi) / chi + hierarchy.logLongest));
      const byChi = (1 - Math.log(chi)) / (chi * chi) + hierarchy.longestByChi;
      out.values[variable] = rate;
      out.derivatives[variable * width] = -rate * hierarchy.longestByStress;
      out.derivatives[variable * width + 2 + variable] = -rate * byChi * hierarchy.chiByStrain;

      const flow = (conditions.numbers[number + viscoplasticAt] ?? 0) * Math.exp(-hierarchy.logLongest);
      const row = state * width;
      out.values[state] = flow * driver;
      out.derivatives[row] = flow * (1 - driver * hierarchy.longestByStress);
      out.derivatives[row + 2 + variable] = -flow * driver * hierarchy.longestByChi * hierarchy.chiByStrain;
      return undefined;
    },
    kinks: ({ conditions, driver, variables }, { number, region, spectrum: variable }, out) => {
      if (hasStressKink) out[region] = hierarchy.clock.kink(conditions, number, driver);
      if (grows) out[region + strainKink] = (conditions.numbers[number + growthAt] ?? 0) * (variables[variable] ?? 0);
    },
  };
}
