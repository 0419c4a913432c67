import type { Segment } from './path.ts';
import { makeRates, type Conditions, type RateFailure, type RateModel, type Rates } from './rate-model.ts';

/** A moment of an integration, start or node of a step: conditions, driver, response and rates there. */
export class Moment {
  readonly conditions: Conditions;
  readonly rates: Rates;
  readonly variables: Float64Array;
  /** Since the start of the segment, s. */
  time = 0;
  /** The prescribed value. */
  prescribed = 0;
  /** dt/du of the integration variable u = time^power. */
  dilation = 1;
  driver = 0;
  response = 0;

  private readonly model: RateModel;
  private readonly count: number;

  constructor(model: RateModel) {
    this.model = model;
    this.count = model.responseWeights.length;
    this.conditions = model.makeConditions();
    this.rates = makeRates(this.count);
    this.variables = new Float64Array(this.count);
  }

  /** Sets time, temperature and what depends on it. */
  place(segment: Segment, u: number): void {
    const { power } = segment;
    // At the very start the dilation and the rates of the hierarchical model are powers of zero that cancel.
    const time = power === 1 ? u : Math.max(u, 1e-250 ** power) ** (1 / power);
    this.time = time;
    this.dilation = power === 1 ? 1 : time ** (1 - power) / power;
    this.prescribed = segment.value(time);
    this.conditions.clock = segment.clock + time;
    this.model.setConditions(segment.temperature(time), this.conditions);
  }

  /** Sets driver and response from what is prescribed and from the variables. */
  drive(segment: Segment, variables: Float64Array, offset = 0): void {
    const { responseWeights, background } = this.model;
    let inner = background ? background(this.conditions.clock) : 0;
    for (let k = 0; k < this.count; k++) inner += (responseWeights[k] ?? 0) * (variables[offset + k] ?? 0);
    const value = this.prescribed;
    if (segment.control === 'driver') {
      this.driver = value;
      this.response = this.conditions.instant * value + inner;
    } else {
      this.response = value;
      this.driver = (value - inner) / this.conditions.instant;
    }
  }

  /** Rates for the present variables. */
  rate(segment: Segment): RateFailure | undefined {
    return this.model.evaluate(
      this.conditions,
      segment.elapsed + this.time,
      this.driver,
      this.response,
      this.variables,
      this.rates,
    );
  }

  /** Goes to u with the variables there; `prescribed` where a response is prescribed. */
  moveTo(segment: Segment, u: number, variables: Float64Array, prescribed: number): RateFailure | undefined {
    this.place(segment, u);
    if (segment.control === 'response') this.prescribed = prescribed;
    this.drive(segment, variables);
    this.variables.set(variables);
    return this.rate(segment);
  }

  /** ∂(rate of the row)/∂(variable of the column), through driver and response as well. */
  totalDerivative(segment: Segment, row: number, column: number): number {
    const width = this.count + 2;
    const { derivatives } = this.rates;
    const kappa = this.model.responseWeights[column] ?? 0;
    const direct = derivatives[row * width + 2 + column] ?? 0;
    if (kappa === 0) return direct;
    return segment.control === 'driver'
      ? direct + (derivatives[row * width + 1] ?? 0) * kappa
      : direct - ((derivatives[row * width] ?? 0) * kappa) / this.conditions.instant;
  }

  /** ∂(driver)/∂(variable of the column). */
  driverDerivative(segment: Segment, column: number): number {
    if (segment.control === 'driver') return 0;
    return -(this.model.responseWeights[column] ?? 0) / this.conditions.instant;
  }
}
