import type { Material, MaterialElement } from '../material.ts';
import { clockNumbers, ElementaryClock } from './elementary-clock.ts';
import type { RateElement } from './rate-element.ts';
import { relaxationModes, type TemperatureRange } from './relaxation-modes.ts';

/**
 * A relaxation whose modes share the clock of τ(T, σ): dε_i/dt = (A w_i σ − ε_i)/(x_i τ) where strains add,
 * dq_i/dt = (ΔM w_i ε − q_i)/(x_i τ) where stresses add. In both the time is that at the stress σ of the test.
 * @param stressIs which of driver and response the stress is
 * @param tolerance error of the sum of exponentials, as a share of the strength
 * @param share see `SpectrumDeclaration`
 * @throws FieldError
 */
export function relaxationRates(
  material: Material,
  element: MaterialElement,
  range: TemperatureRange,
  tolerance: number,
  stressIs: 'driver' | 'response',
  share?: number,
): RateElement {
  const clock = new ElementaryClock(material, element);
  const modes = relaxationModes(element, range, tolerance);
  const stressColumn = stressIs === 'driver' ? 0 : 1;
  return {
    spectra: [{ contribution: { element: element.name }, sum: modes.sum, share }],
    states: [],
    numberCount: clockNumbers,
    kinkCount: clock.hasKink ? 1 : 0,
    setConditions: (T, { spectrum, number }, out) => {
      clock.setConditions(T, number, out);
      out.strengths[spectrum] = element.value('strength', T);
      out.times[spectrum] = modes.timesAt(T);
      out.weights[spectrum] = modes.weightsAt(T);
    },
    evaluate: ({ conditions, driver, response, regions }, { spectrum, number, region, width }, out) => {
      const stress = stressIs === 'driver' ? driver : response;
      const failure = clock.evaluate(conditions, number, stress, regions[region] ?? 1);
      if (failure) return failure;
      const rate = Math.exp(-clock.logTime);
      out.values[spectrum] = rate;
      out.derivatives[spectrum * width + stressColumn] = -rate * clock.byStress;
      return undefined;
    },
    kinks: ({ conditions, driver }, { number, region }, out) => {
      // Barriers that σ1 lowers are those of hierarchical models, whose strains add: the driver is the stress.
      if (clock.hasKink) out[region] = clock.kink(conditions, number, driver);
    },
  };
}
