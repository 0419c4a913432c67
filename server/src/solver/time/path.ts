import { interpolate, stages } from './collocation.ts';

/** How a stretch of a test is driven; time counts from its start. */
export interface Segment {
  readonly duration: number;
  /**
   * The drive goes on unchanged after the duration: the last step may go beyond it, so that how long one looks does not
   * change what one sees.
   */
  readonly openEnded: boolean;
  /** Length of the first step that is tried, s. */
  readonly firstStep: number;
  /** What is prescribed: the driver of the model or its response. */
  readonly control: 'driver' | 'response';
  readonly value: (time: number) => number;
  /** Its derivative by time. */
  readonly slope: (time: number) => number;
  readonly temperature: (time: number) => number;
  /**
   * The integration runs in time^power: less than 1 where rates grow like a power of 1/time at the start (the
   * hierarchical model's t^(χ − 1)).
   */
  readonly power: number;
  /** Time since the start of the test at the start of the segment, s. */
  readonly clock: number;
  /** Time since the last jump at the start of the segment. */
  readonly elapsed: number;
}

/** One accepted step: the variables at its start and nodes, so that any moment inside can be read off. */
export interface PathStep {
  readonly segment: Segment;
  /** In time^power, from the start of the segment. */
  readonly start: number;
  readonly length: number;
  /** Values at start and nodes: (s + 1) × variables, row-major. */
  readonly variables: Float64Array;
  /** The prescribed value at start and nodes, integrated as the variables are: see `Integrator`. */
  readonly prescribed: Float64Array;
}

/** Room for one step, used again and again. */
export class StepRoom implements PathStep {
  segment: Segment = atRest;
  start = 0;
  length = 0;
  readonly variables: Float64Array;
  readonly prescribed = new Float64Array(stages + 1);

  constructor(variableCount: number) {
    this.variables = new Float64Array((stages + 1) * variableCount);
  }
}

/** A segment in which nothing happens. */
const atRest: Segment = {
  duration: 0,
  openEnded: false,
  firstStep: 0,
  control: 'driver',
  value: () => 0,
  slope: () => 0,
  temperature: () => Number.NaN,
  power: 1,
  clock: 0,
  elapsed: 0,
};

/** The variables at the fraction θ of a step. */
export function variablesWithin(step: PathStep, theta: number, out: Float64Array): void {
  const weights = interpolationScratch;
  interpolate(theta, weights);
  const count = out.length;
  for (let k = 0; k < count; k++) {
    let sum = 0;
    for (let j = 0; j <= stages; j++) sum += (weights[j] ?? 0) * (step.variables[j * count + k] ?? 0);
    out[k] = sum;
  }
}

/** The prescribed value at the fraction θ of a step, with the same error as the variables there. */
export function prescribedWithin(step: PathStep, theta: number): number {
  interpolate(theta, interpolationScratch);
  let sum = 0;
  for (let j = 0; j <= stages; j++) sum += (interpolationScratch[j] ?? 0) * (step.prescribed[j] ?? 0);
  return sum;
}

const interpolationScratch = new Float64Array(stages + 1);

/** Time in the segment at the fraction θ of a step. */
export function timeWithin(step: PathStep, theta: number): number {
  const u = step.start + theta * step.length;
  return step.segment.power === 1 ? u : u ** (1 / step.segment.power);
}

/** The fraction of a step at which the time in the segment is reached. */
export function fractionAt(step: PathStep, time: number): number {
  const u = step.segment.power === 1 ? time : time ** step.segment.power;
  return (u - step.start) / step.length;
}
