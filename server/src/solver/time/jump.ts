import { formatNumber, formatValue } from './format.ts';
import type { Moment } from './moment.ts';
import { makeRates, type RateFailure, type RateModel } from './rate-model.ts';

/** How far beside the present state laws are looked at, as a share of what is varied. */
const besides = [1e-9, 1e-7, 1e-5] as const;
/** Change of a rate, as a share of it, that is looked into. */
const noticeable = 1e-3;
/** Share of its change that a rate still makes over the last two numbers that can be told apart, where it jumps. */
const abrupt = 0.5;
const halvings = 80;

/** What a rate may jump with: driver, response, or a variable by its number. */
type Varied = 'driver' | 'response' | number;

/** A rate that jumps at the present state. */
interface Jump {
  readonly varied: Varied;
  /** Value at which it jumps, SI. */
  readonly at: number;
  /** The variable whose rate it is. */
  readonly of: number;
}

/** Finds rates that jump close to a state of a model. */
class JumpSearch {
  private readonly model: RateModel;
  private readonly moment: Moment;
  private readonly time: number;
  private readonly rates;
  private readonly variables: Float64Array;

  constructor(model: RateModel, moment: Moment, time: number) {
    this.model = model;
    this.moment = moment;
    this.time = time;
    this.variables = new Float64Array(moment.variables);
    this.rates = makeRates(moment.variables.length);
  }

  find(): Jump | undefined {
    const { driver, response, variables } = this.moment;
    const places: readonly (readonly [Varied, number])[] = [
      ['driver', driver],
      ['response', response],
      ...[...variables].map((value, k) => [k, value] as const),
    ];
    for (const beside of besides)
      for (const [varied, value] of places) {
        const distance = beside * Math.abs(value);
        const found = distance > 0 && this.between(varied, value - distance, value + distance);
        if (found) return found;
      }
    return undefined;
  }

  /** The first rate that jumps between two values, and where. */
  private between(varied: Varied, lower: number, upper: number): Jump | undefined {
    const [below, above] = [this.ratesAt(varied, lower), this.ratesAt(varied, upper)];
    if (!below || !above) return undefined;
    for (let of = 0; of < below.length; of++) {
      const [from, to] = [below[of] ?? 0, above[of] ?? 0];
      const change = Math.abs(to - from);
      if (!(change > noticeable * Math.max(Math.abs(from), Math.abs(to)))) continue;
      // Towards the larger part of the change: in the end it is all in one place, or it is no jump.
      let [low, high] = [lower, upper];
      let [atLow, atHigh] = [from, to];
      for (let k = 0; k < halvings; k++) {
        const middle = (low + high) / 2;
        if (middle <= low || middle >= high) break;
        const value = this.ratesAt(varied, middle)?.[of] ?? Number.NaN;
        if (Math.abs(value - atLow) >= Math.abs(atHigh - value)) [high, atHigh] = [middle, value];
        else [low, atLow] = [middle, value];
      }
      if (Math.abs(atHigh - atLow) > abrupt * change) return { varied, at: high, of };
    }
    return undefined;
  }

  /** All rates with one quantity changed; undefined where there are none. */
  private ratesAt(varied: Varied, value: number): Float64Array | undefined {
    const { model, moment, time, rates, variables } = this;
    variables.set(moment.variables);
    if (typeof varied === 'number') variables[varied] = value;
    const driver = varied === 'driver' ? value : moment.driver;
    const response = varied === 'response' ? value : moment.response;
    const failure = model.evaluate(moment.conditions, time, driver, response, variables, rates);
    return failure ? undefined : Float64Array.from(rates.values);
  }
}

/** The quantity that is held at the jump, and its value. */
function held({ stressIs, laws }: RateModel, { varied, at }: Jump): { readonly name: string; readonly value: string } {
  if (typeof varied === 'number') return { name: laws[varied]?.variable ?? 'a state', value: formatNumber(at) };
  return varied === stressIs
    ? { name: 'the stress', value: formatValue(at, 'Pa') }
    : { name: 'the strain', value: `${formatNumber(100 * at)} %` };
}

/**
 * Why no step can go on, where a law jumps at the present state: on either side of the jump it drives the model back to
 * it, which is then held there.
 * @param time since the last jump of the test, s
 */
export function jumpFailure(model: RateModel, moment: Moment, time: number): RateFailure | undefined {
  const jump = new JumpSearch(model, moment, time).find();
  if (!jump) return undefined;
  const { name, value } = held(model, jump);
  const law = model.laws[jump.of];
  return {
    code: 'MG613',
    message: `${name} is held at ${value}: ${law?.law ?? 'a law'} jumps there, and drives ${name} back from both sides, so that no step can follow; let the law change gradually, over 1 % of this value for example (tanh instead of if)`,
    ...(law ? { element: law.element } : {}),
    data: { at: jump.at, T: moment.conditions.T },
  };
}
