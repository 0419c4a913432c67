/** Strains that are small beside the elastic one, to their own size. */
import { interpolator } from './barycentric.ts';
import { Moment } from './moment.ts';
import { prescribedWithin, variablesWithin, type PathStep, type Segment } from './path.ts';
import type { RateModel } from './rate-model.ts';

/** Gauss–Legendre nodes and weights on (0, 1). */
const gaussNodes = [
  0.033765242898423975, 0.16939530676686776, 0.3806904069584015, 0.6193095930415985, 0.8306046932331322,
  0.966234757101576,
];
const gaussWeights = [
  0.08566224618958487, 0.18038078652406947, 0.23395696728634569, 0.23395696728634569, 0.18038078652406947,
  0.08566224618958487,
];
const order = gaussNodes.length;
const rateWeights = interpolator(gaussNodes);

/** Up to this share of the elastic strain a strain counts as small. */
const smallShare = 0.3;
/** Up to this product of length and own rate a strain does not settle within a piece, so that its rate is known better than it. */
const slowness = 0.3;
/**
 * Pieces reach at most from a time to this multiple, in the variable of the integration: rates that are powers of time are
 * interpolated between the nodes to about 1e-7. What is missed all the same is measured and told (`readingErrors`).
 */
const widest = 1.25;
/** Halvings of the very first step. */
const firstHalvings = 4;
/**
 * What a rate misses at the end of a piece, times this and the length of the piece: about the most that its integral
 * misses inside. The error of the polynomial goes like P6 of Legendre, whose integral stays below 0.03 lengths.
 */
const readingShare = 0.05;

/** A piece of a step: the rates of the small strains at its nodes. */
interface Piece {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
  /** Of each strain its value at the start; NaN where the integration's own value counts. */
  readonly values: Float64Array;
  /** Rates at the nodes, 1/s: nodes × strains; of strains that `signs` tells the sign of, the logarithms of |rate|. */
  readonly rates: Float64Array;
  /** ±1 where the logarithm of the rate is interpolated, which grows by powers of e with the stress; 0 elsewhere. */
  readonly signs: Float64Array;
}

/** Replaces the rates of a strain by the logarithms of their sizes where they have one sign; the sign, or 0. */
function takeLogarithms(rates: Float64Array, k: number, count: number): number {
  const sign = Math.sign(rates[k] ?? 0);
  for (let j = 0; j < order; j++) if (!((rates[j * count + k] ?? 0) * sign > 0)) return 0;
  for (let j = 0; j < order; j++) rates[j * count + k] = Math.log(Math.abs(rates[j * count + k] ?? 0));
  return sign;
}

/**
 * The integrator keeps the errors of all strains below a share of the elastic strain: a far smaller one, as that of the
 * viscoplastic flow at the start of a test, may have no digit then. But it hardly depends on itself: its rate is a
 * function of the stress, which is known to all its digits. So it is integrated once more along the finished course.
 */
export class SmallStrains {
  private readonly model: RateModel;
  /** Variables that are states and strains. */
  private readonly indices: readonly number[];
  private readonly pieces: Piece[] = [];
  private readonly moment: Moment;
  private readonly kinks: Float64Array;
  private readonly variables: Float64Array;
  private readonly weights = new Float64Array(order);
  /** Strains at the end of the last piece. */
  private readonly reached: Float64Array;
  /** What each strain would err by for each unit that all other strains err by. */
  private readonly sensitivities: Float64Array;
  /** Of each strain the most that the interpolation of its rate may err by inside of a piece. */
  private readonly readingErrors: Float64Array;
  /** 1 for strains that were too large or too fast somewhere, where the integration's own values count. */
  private readonly areIntegrated: Uint8Array;
  private pieceIndex = 0;

  constructor(model: RateModel) {
    this.model = model;
    this.indices = model.contributions.flatMap((contribution, k) =>
      contribution !== undefined && k >= model.spectra.length ? [k] : [],
    );
    this.moment = new Moment(model);
    this.kinks = new Float64Array(model.regions.length);
    this.variables = new Float64Array(model.contributions.length);
    this.reached = new Float64Array(this.indices.length);
    this.sensitivities = new Float64Array(this.indices.length);
    this.readingErrors = new Float64Array(this.indices.length);
    this.areIntegrated = new Uint8Array(this.indices.length);
  }

  /**
   * Error of a strain of the model, absolute: of its own integral, and what the course it was taken along passes on. The
   * rate of a flow may grow by many powers of e with the stress, and its errors with it.
   * @param index of the variable
   * @param courseError error of the strains of the integration, absolute
   * @returns undefined for variables that are not integrated again, and where the error has no value
   */
  errorOf(index: number, courseError: number): number | undefined {
    const k = this.indices.indexOf(index);
    if (k < 0) return undefined;
    const share = (this.sensitivities[k] ?? 0) + (this.areIntegrated[k] ?? 0);
    const error = share * courseError + (this.readingErrors[k] ?? 0);
    return Number.isFinite(error) ? error : undefined;
  }

  /** Takes the next step of the course. */
  add(step: PathStep): void {
    const end = step.start + step.length;
    let from = step.start;
    while (from < end) {
      const to = from > 0 ? Math.min(end, widest * from) : end / 2 ** firstHalvings;
      // A piece that is too short for numbers is the last one.
      this.addPiece(step, from, to > from && end - to >= 1e-3 * (to - from) ? to : end);
      from = this.pieces.at(-1)?.end ?? end;
    }
  }

  /** Replaces the small strains among the variables of a moment by their own integrals. */
  improve(local: number, variables: Float64Array): void {
    const piece = this.find(local);
    if (!piece) return;
    const u = local ** piece.segment.power;
    this.indices.forEach((index, k) => {
      if (Number.isNaN(piece.values[k])) return;
      variables[index] = (piece.values[k] ?? 0) + this.integral(piece, k, u);
    });
  }

  private addPiece(step: PathStep, start: number, end: number): void {
    const { model, indices, moment, variables } = this;
    const { segment } = step;
    const count = indices.length;
    const width = model.contributions.length + 2;
    const rates = new Float64Array(order * count);
    const isKnown = indices.map(() => true);
    const sensitivities = new Float64Array(count);
    const regions = Int8Array.from(model.regions);
    for (let j = 0; j < order; j++) {
      const failed = !this.rateAt(step, start + (gaussNodes[j] ?? 0) * (end - start));
      const span = moment.dilation * (end - start);
      indices.forEach((index, k) => {
        rates[j * count + k] = moment.rates.values[index] ?? 0;
        const own = moment.rates.derivatives[index * width + 2 + index] ?? 0;
        if (failed || !(Math.abs(own) * span < slowness)) isKnown[k] = false;
        const passedOn = (gaussWeights[j] ?? 0) * span * this.answer(index);
        sensitivities[k] = (sensitivities[k] ?? 0) + passedOn;
      });
    }
    const endKnown = this.rateAt(step, end);
    model.regions.set(regions);
    const last = this.pieces.at(-1);
    const values = Float64Array.from(indices, (index, k) => {
      if (last === undefined) return step.variables[index] ?? 0;
      return this.reached[k] ?? 0;
    });
    const signs = Float64Array.from(indices, (_, k) => (start > 0 ? takeLogarithms(rates, k, count) : 0));
    const piece: Piece = { segment, start, end, values, rates, signs };
    const elastic = Math.abs(moment.conditions.instant * moment.driver);
    indices.forEach((index, k) => {
      const integrated = variables[index] ?? 0;
      if (isKnown[k] && Math.abs(integrated) < smallShare * elastic) {
        this.reached[k] = (values[k] ?? 0) + this.integral(piece, k, end);
        this.sensitivities[k] = (this.sensitivities[k] ?? 0) + (sensitivities[k] ?? 0);
        const missing = endKnown ? Math.abs(this.rateWithin(piece, k, end) - (moment.rates.values[index] ?? 0)) : 0;
        const reading = readingShare * (end - start) * moment.dilation * missing;
        this.readingErrors[k] = Math.max(this.readingErrors[k] ?? 0, reading);
      } else {
        this.areIntegrated[k] = 1;
        values[k] = Number.NaN;
        this.reached[k] = integrated;
      }
    });
    this.pieces.push(piece);
  }

  /** Takes the rates at u, on the sides of all kinks on which the state is there; false where they have no value. */
  private rateAt(step: PathStep, u: number): boolean {
    const { model, moment } = this;
    const { segment } = step;
    this.moveTo(step, u);
    model.kinks(moment.conditions, segment.elapsed + moment.time, moment.driver, this.variables, this.kinks);
    this.kinks.forEach((value, i) => (model.regions[i] = value < 0 ? -1 : 1));
    return moment.rate(segment) === undefined;
  }

  /** How much a rate changes at this moment if all other strains, the elastic one too, err by one unit. */
  private answer(index: number): number {
    const { moment, model } = this;
    const width = model.contributions.length + 2;
    const { derivatives } = moment.rates;
    let sum = Math.abs(derivatives[index * width] ?? 0) / moment.conditions.instant;
    model.contributions.forEach((contribution, j) => {
      if (contribution !== undefined && j !== index) sum += Math.abs(derivatives[index * width + 2 + j] ?? 0);
    });
    return sum;
  }

  private moveTo(step: PathStep, u: number): void {
    const theta = (u - step.start) / step.length;
    const { moment, variables } = this;
    variablesWithin(step, theta, variables);
    moment.place(step.segment, u);
    if (step.segment.control === 'response') moment.prescribed = prescribedWithin(step, theta);
    moment.drive(step.segment, variables);
    moment.variables.set(variables);
  }

  /** ∫ rate dt from the start of a piece to u. The rate is a polynomial there; the dilation of time is taken as it is. */
  private integral(piece: Piece, k: number, u: number): number {
    const { segment, start } = piece;
    const { power } = segment;
    const inverse = 1 / power;
    let sum = 0;
    for (let i = 0; i < order; i++) {
      const at = start + (gaussNodes[i] ?? 0) * (u - start);
      const dilation = power === 1 ? 1 : inverse * at ** (inverse - 1);
      sum += (gaussWeights[i] ?? 0) * this.rateWithin(piece, k, at) * dilation;
    }
    return sum * (u - start);
  }

  /** The rate at u of a piece, 1/s. */
  private rateWithin({ start, end, rates, signs }: Piece, k: number, u: number): number {
    const sign = signs[k] ?? 0;
    const count = this.indices.length;
    rateWeights((u - start) / (end - start), this.weights);
    let rate = 0;
    for (let j = 0; j < order; j++) rate += (this.weights[j] ?? 0) * (rates[j * count + k] ?? 0);
    return sign === 0 ? rate : sign * Math.exp(rate);
  }

  private find(local: number): Piece | undefined {
    const { pieces } = this;
    const [first] = pieces;
    if (!first) return undefined;
    const u = local ** first.segment.power;
    let index = Math.min(this.pieceIndex, pieces.length - 1);
    while (index > 0 && (pieces[index]?.start ?? 0) > u) index--;
    while (index < pieces.length - 1 && (pieces[index]?.end ?? Infinity) < u) index++;
    this.pieceIndex = index;
    return pieces[index];
  }
}
