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
/** Pieces reach at most from a time to this multiple, in the variable of the integration. */
const widest = 2;
/** Halvings of the very first step. */
const firstHalvings = 4;

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
  }

  /** Takes the next step of the course. */
  add(step: PathStep): void {
    const end = step.start + step.length;
    let from = step.start;
    while (from < end) {
      const to = from > 0 ? Math.min(end, widest * from) : end / 2 ** firstHalvings;
      this.addPiece(step, from, end - to < 1e-3 * (to - from) ? end : to);
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
    const regions = Int8Array.from(model.regions);
    for (let j = 0; j < order; j++) {
      const u = start + (gaussNodes[j] ?? 0) * (end - start);
      this.moveTo(step, u);
      model.kinks(moment.conditions, segment.elapsed + moment.time, moment.driver, variables, this.kinks);
      this.kinks.forEach((value, i) => (model.regions[i] = value < 0 ? -1 : 1));
      const failed = moment.rate(segment) !== undefined;
      const span = moment.dilation * (end - start);
      indices.forEach((index, k) => {
        rates[j * count + k] = moment.rates.values[index] ?? 0;
        const own = moment.rates.derivatives[index * width + 2 + index] ?? 0;
        if (failed || !(Math.abs(own) * span < slowness)) isKnown[k] = false;
      });
    }
    model.regions.set(regions);
    const last = this.pieces.at(-1);
    const values = Float64Array.from(indices, (index, k) => {
      if (last === undefined) return step.variables[index] ?? 0;
      return this.reached[k] ?? 0;
    });
    const signs = Float64Array.from(indices, (_, k) => (start > 0 ? takeLogarithms(rates, k, count) : 0));
    const piece: Piece = { segment, start, end, values, rates, signs };
    this.moveTo(step, end);
    const elastic = Math.abs(moment.conditions.instant * moment.driver);
    indices.forEach((index, k) => {
      const integrated = variables[index] ?? 0;
      if (isKnown[k] && Math.abs(integrated) < smallShare * elastic) {
        this.reached[k] = (values[k] ?? 0) + this.integral(piece, k, end);
      } else {
        values[k] = Number.NaN;
        this.reached[k] = integrated;
      }
    });
    this.pieces.push(piece);
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
    const { segment, start, end, rates } = piece;
    const sign = piece.signs[k] ?? 0;
    const count = this.indices.length;
    const { power } = segment;
    const inverse = 1 / power;
    let sum = 0;
    for (let i = 0; i < order; i++) {
      const at = start + (gaussNodes[i] ?? 0) * (u - start);
      rateWeights((at - start) / (end - start), this.weights);
      let rate = 0;
      for (let j = 0; j < order; j++) rate += (this.weights[j] ?? 0) * (rates[j * count + k] ?? 0);
      if (sign !== 0) rate = sign * Math.exp(rate);
      sum += (gaussWeights[i] ?? 0) * rate * (power === 1 ? 1 : inverse * at ** (inverse - 1));
    }
    return sum * (u - start);
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
