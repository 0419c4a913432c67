import type { ExponentialSum } from './exponential-sum.ts';
import type { Placement, RateElement } from './rate-element.ts';
import { fieldFailure } from './rate-model.ts';
import type { Conditions, Contribution, LawName, RateFailure, RateModel, Rates } from './rate-model.ts';

/** Elements put together to one model of rates: their variables one after another, spectra first. */
export class AssembledModel implements RateModel {
  readonly stressIs: 'driver' | 'response';
  readonly spectra: readonly number[];
  readonly strides: readonly number[];
  readonly states: readonly number[];
  readonly responseWeights: Float64Array;
  readonly scales: Float64Array;
  readonly contributions: readonly (Contribution | undefined)[];
  readonly laws: readonly LawName[];
  readonly spectrumErrors: Float64Array;
  readonly regions: Int8Array;

  readonly background: ((clock: number) => number) | undefined;

  private readonly elements: readonly { readonly element: RateElement; readonly place: Placement }[];
  private readonly instant: (T: number) => number;
  private readonly numberCount: number;
  private readonly variableCount: number;
  /** One input for all evaluations: nothing is allocated while integrating. */
  private readonly input: { -readonly [K in keyof RateInputOf]: RateInputOf[K] };

  /**
   * @param instant response to the driver at once, at T: 1/E or M_u
   * @param sign whether internal variables add to the response (strains) or take away from it (stresses)
   * @param background see `RateModel`
   */
  constructor(
    elements: readonly RateElement[],
    instant: (T: number) => number,
    sign: 1 | -1,
    background?: (clock: number) => number,
  ) {
    this.background = background;
    this.instant = instant;
    this.stressIs = sign === 1 ? 'driver' : 'response';
    const spectra = elements.flatMap((element) => element.spectra);
    const states = elements.flatMap((element) => element.states);
    const count = spectra.length + states.length;
    this.variableCount = count;
    this.spectra = spectra.map(({ sum }) => sum.times.length);
    this.strides = spectra.map(({ sum }) => derivativeStride(sum));
    this.states = states.map(({ start }) => start);
    this.contributions = [...spectra, ...states].map(({ contribution }) => contribution);
    this.responseWeights = Float64Array.from(this.contributions, (contribution) => (contribution ? sign : 0));
    this.scales = Float64Array.from([
      ...spectra.map(({ share = Infinity }) => share),
      ...states.map(({ scale, contribution, share = Infinity }) => (contribution ? share : scale)),
    ]);
    this.spectrumErrors = Float64Array.from(spectra, ({ sum }) => sum.error);
    this.laws = [...elements.flatMap(spectrumLaws), ...elements.flatMap(stateLaws)];
    let spectrum = 0;
    let state = spectra.length;
    let number = 0;
    let region = 0;
    this.elements = elements.map((element) => {
      const place: Placement = { spectrum, state, number, region, width: count + 2 };
      spectrum += element.spectra.length;
      state += element.states.length;
      number += element.numberCount;
      region += element.kinkCount;
      return { element, place };
    });
    this.numberCount = number;
    this.regions = new Int8Array(region).fill(1);
    this.input = {
      conditions: this.makeConditions(),
      time: 0,
      driver: 0,
      response: 0,
      variables: new Float64Array(count),
      regions: this.regions,
    };
  }

  makeConditions(): Conditions {
    return {
      T: Number.NaN,
      clock: 0,
      instant: 0,
      strengths: new Float64Array(this.spectra.length),
      times: [],
      weights: [],
      numbers: new Float64Array(this.numberCount),
      failure: undefined,
    };
  }

  setConditions(T: number, out: Conditions): void {
    if (out.T === T) return;
    out.T = T;
    out.failure = undefined;
    try {
      out.instant = this.instant(T);
      for (const { element, place } of this.elements) element.setConditions(T, place, out);
    } catch (error) {
      out.failure = { ...fieldFailure(error, { T }), isOfTemperature: true };
    }
  }

  evaluate(
    conditions: Conditions,
    time: number,
    driver: number,
    response: number,
    variables: Float64Array,
    out: Rates,
  ): RateFailure | undefined {
    if (conditions.failure) return conditions.failure;
    const { input } = this;
    input.conditions = conditions;
    input.time = time;
    input.driver = driver;
    input.response = response;
    input.variables = variables;
    for (const { element, place } of this.elements) {
      const failure = element.evaluate(input, place, out);
      if (failure) return failure;
    }
    for (let k = 0; k < this.variableCount; k++) {
      if (!Number.isFinite(out.values[k])) {
        return {
          code: 'MG612',
          message: `a rate of ${this.contributions[k]?.element ?? 'the model'} overflows`,
          ...(this.contributions[k] ? { element: this.contributions[k]?.element ?? '' } : {}),
          data: { T: conditions.T },
        };
      }
    }
    return undefined;
  }

  kinks(conditions: Conditions, time: number, driver: number, variables: Float64Array, out: Float64Array): void {
    for (const { element, place } of this.elements) {
      if (element.kinkCount > 0) element.kinks({ conditions, time, driver, variables }, place, out);
    }
  }
}

const spectrumLaws = ({ spectra }: RateElement): LawName[] =>
  spectra.map(({ contribution: { element, part } }) => ({
    element,
    // The times of a hierarchical element are built on those of another.
    law: part === undefined ? `tau of ${element}` : `the time of ${element}`,
    variable: `the strain of ${element}`,
  }));

/** States without a strain follow the strain of their element. */
function stateLaws({ states }: RateElement): LawName[] {
  const element = states.find(({ contribution }) => contribution)?.contribution?.element ?? '';
  return states.map(({ name, contribution }) =>
    contribution
      ? { element, law: `the strain rate of ${element}`, variable: `the strain of ${element}` }
      : {
          element,
          law: `the rate of ${name ?? 'a state'} in ${element}`,
          variable: `${name ?? 'a state'} of ${element}`,
        },
  );
}

type RateInputOf = Parameters<RateElement['evaluate']>[0];

/** A grid this coarse in ln τ still gives a spectrum to some per cent. */
const coarseStep = 3;

/** How many neighbouring modes of an even grid one may stand for. */
function derivativeStride({ times }: ExponentialSum): number {
  if (times.length < 24) return 1;
  const step = Math.log((times[times.length - 1] ?? 1) / (times[0] ?? 1)) / (times.length - 1);
  return step > 0 && Number.isFinite(step) ? Math.max(1, Math.floor(coarseStep / step)) : 1;
}
