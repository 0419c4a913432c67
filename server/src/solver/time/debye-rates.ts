import { shapeOfElement } from '../linear/shape-of-element.ts';
import type { Material, MaterialElement } from '../material.ts';
import { clockNumbers, ElementaryClock } from './elementary-clock.ts';
import { exponentialSum } from './exponential-sum.ts';
import type { RateElement } from './rate-element.ts';

/**
 * A relaxation whose strain adds, dε_i/dt = (A w_i σ − ε_i)/(x_i τ): all its modes share the clock of τ(T, σ).
 * @param T a temperature at which the spectrum is asked for its number of modes
 * @param tolerance error of the sum of exponentials
 * @param share see `SpectrumDeclaration`
 */
export function debyeRates(
  material: Material,
  element: MaterialElement,
  T: number,
  tolerance: number,
  share?: number,
): RateElement {
  const clock = new ElementaryClock(material, element);
  const sum = exponentialSum(shapeOfElement(element, T), tolerance);
  const isConstant = element.isConstant('spectrum');
  // In ln τ in units of its width the spectrum is the same at every temperature.
  const width = spread(element, T);
  const logTimes = sum.times.map(Math.log);
  return {
    spectra: [{ contribution: { element: element.name }, sum, share }],
    states: [],
    numberCount: clockNumbers,
    kinkCount: clock.hasKink ? 1 : 0,
    setConditions: (temperature, { spectrum, number }, out) => {
      clock.setConditions(temperature, number, out);
      out.strengths[spectrum] = element.value('strength', temperature);
      out.weights[spectrum] = sum.weights;
      if (isConstant || temperature === T) out.times[spectrum] = sum.times;
      else {
        const ratio = spread(element, temperature) / width;
        out.times[spectrum] = logTimes.map((x) => Math.exp(x * ratio));
      }
    },
    evaluate: ({ conditions, driver, regions }, { spectrum, number, region, width: columns }, out) => {
      const failure = clock.evaluate(conditions, number, driver, regions[region] ?? 1);
      if (failure) return failure;
      const rate = Math.exp(-clock.logTime);
      out.values[spectrum] = rate;
      out.derivatives[spectrum * columns] = -rate * clock.byStress;
      return undefined;
    },
    kinks: ({ conditions, driver }, { number, region }, out) => {
      if (clock.hasKink) out[region] = clock.kink(conditions, number, driver);
    },
  };
}

/** Width of the distribution of ln τ: 1/B or the standard deviation. */
function spread(element: MaterialElement, T: number): number {
  const distribution = element.spectrum(T);
  if (!distribution) return 1;
  return distribution.kind === 'gumbel' ? 1 / distribution.B : distribution.width;
}
