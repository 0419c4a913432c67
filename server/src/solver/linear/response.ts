/** Responses of a linear model to a frequency: complex modulus and compliance. */
import type { ScaledTransform } from '../numerics/talbot.ts';
import { flowResponse } from './linearised-flow.ts';
import type { LinearModel, LinearTerm } from './model.ts';

const scratch = new Float64Array(3);

/** u = ln ωτ; a term that never relaxes is far to the right of its peak. */
function respond(term: LinearTerm, logOmega: number, out: Float64Array): void {
  if (term.logTime === Infinity) {
    out[0] = 0;
    out[1] = 0;
    out[2] = 1;
  } else {
    term.shape.response(logOmega + term.logTime, out);
  }
}

/** 1/(real² + imaginary²), also where the squares over- or underflow. */
function inverseSquare(real: number, imaginary: number): number {
  const square = real * real + imaginary * imaginary;
  if (square > 1e-290 && square < 1e290) return 1 / square;
  const size = Math.hypot(real, imaginary);
  return 1 / size / size;
}

/**
 * Evaluates M* = M′ + iM″ of models with the same elements; it owns its scratch space, so that a sweep allocates nothing.
 */
export class DynamicEvaluator {
  /** M′ and M″ (Pa), and M″/M′. */
  storage = 0;
  loss = 0;
  tangent = 0;
  /** M″ (Pa) of each element alone with the elastic one, by its position in the material. */
  readonly contributions: Float64Array;
  /** Of each element: what it takes from M′ and adds to M″, and what it adds to J′ and J″. */
  private readonly takenModulus: Float64Array;
  private readonly lossModulus: Float64Array;
  private readonly storageCompliance: Float64Array;
  private readonly lossCompliance: Float64Array;
  /** rad/s, and its logarithm: a sweep over temperature keeps them. */
  private omega = 1;
  private logOmega = 0;

  constructor(elementCount: number) {
    this.contributions = new Float64Array(elementCount);
    this.takenModulus = new Float64Array(elementCount);
    this.lossModulus = new Float64Array(elementCount);
    this.storageCompliance = new Float64Array(elementCount);
    this.lossCompliance = new Float64Array(elementCount);
  }

  /** At angular frequency ω, rad/s. */
  evaluate(model: LinearModel, omega: number): void {
    if (omega !== this.omega) {
      this.omega = omega;
      this.logOmega = Math.log(omega);
    }
    const { logOmega, takenModulus, lossModulus, storageCompliance, lossCompliance } = this;
    const count = takenModulus.length;
    for (let index = 0; index < count; index++) {
      takenModulus[index] = 0;
      lossModulus[index] = 0;
      storageCompliance[index] = 0;
      lossCompliance[index] = 0;
    }

    // From the relaxed modulus upwards, with 1 − χ: a liquid's storage modulus keeps its digits where it is small.
    let storage = model.relaxed;
    let loss = 0;
    for (const term of model.modulusTerms) {
      respond(term, logOmega, scratch);
      const imaginary = term.strength * (scratch[1] ?? 0);
      storage += term.strength * (scratch[2] ?? 0);
      loss += imaginary;
      takenModulus[term.index] = (takenModulus[term.index] ?? 0) + term.strength * (scratch[0] ?? 0);
      lossModulus[term.index] = (lossModulus[term.index] ?? 0) + imaginary;
    }
    for (const term of model.complianceTerms) {
      respond(term, logOmega, scratch);
      const { index, strength } = term;
      storageCompliance[index] = (storageCompliance[index] ?? 0) + strength * (scratch[0] ?? 0);
      lossCompliance[index] = (lossCompliance[index] ?? 0) + strength * (scratch[1] ?? 0);
    }
    for (const { index, strength, exponent, cosine, sine, logTime } of model.powerLaws) {
      const size = strength * Math.exp(-exponent * (logOmega + logTime));
      storageCompliance[index] = (storageCompliance[index] ?? 0) + size * cosine;
      lossCompliance[index] = (lossCompliance[index] ?? 0) + size * sine;
    }
    for (const { index, fluidity } of model.fluidities) {
      lossCompliance[index] = (lossCompliance[index] ?? 0) + fluidity / omega;
    }
    let real = 0;
    let imaginary = 0;
    for (let index = 0; index < count; index++) {
      real += storageCompliance[index] ?? 0;
      imaginary += lossCompliance[index] ?? 0;
    }

    if (model.flows.length > 0) {
      this.evaluateWithFlows(model, omega, storage, loss, real, imaginary);
      return;
    }
    this.setModulus(storage, loss, real, imaginary);
    for (let index = 0; index < count; index++) {
      this.contributions[index] = this.lossAlone(model.unrelaxed, index);
    }
  }

  /** M* of 1/(M′ + iM″) + J′ − iJ″: strains add. */
  private setModulus(storage: number, loss: number, storageCompliance: number, lossCompliance: number): void {
    let real = storageCompliance;
    let imaginary = lossCompliance;
    if (real === 0 && imaginary === 0) {
      real = storage;
      imaginary = loss;
    } else {
      // J* = 1/M* + …, and back.
      const modulusScale = inverseSquare(storage, loss);
      real += storage * modulusScale;
      imaginary += loss * modulusScale;
      const complianceScale = inverseSquare(real, imaginary);
      real *= complianceScale;
      imaginary *= complianceScale;
    }
    this.storage = real;
    this.loss = imaginary;
    this.tangent = imaginary / real;
  }

  /** As `setModulus`, with flows: what they add to the strain, and how they answer to all of it, ε = J σ + Q ε. */
  private setModulusWithFlow(
    storage: number,
    loss: number,
    storageCompliance: number,
    lossCompliance: number,
    flow: Float64Array,
  ): void {
    this.setModulus(storage, loss, storageCompliance + (flow[0] ?? 0), lossCompliance - (flow[1] ?? 0));
    const { storage: real, loss: imaginary } = this;
    const rest = 1 - (flow[2] ?? 0);
    const aside = flow[3] ?? 0;
    this.storage = real * rest + imaginary * aside;
    this.loss = imaginary * rest - real * aside;
    this.tangent = this.loss / this.storage;
  }

  private evaluateWithFlows(
    model: LinearModel,
    omega: number,
    storage: number,
    loss: number,
    real: number,
    imaginary: number,
  ): void {
    const { unrelaxed, flows } = model;
    const all = new Float64Array(4);
    const alone = new Map<number, Float64Array>();
    for (const flow of flows) {
      const response = flowResponse(flow, omega);
      response.forEach((value, k) => (all[k] = (all[k] ?? 0) + value));
      alone.set(flow.index, response);
    }
    for (let index = 0; index < this.contributions.length; index++) {
      const flow = alone.get(index);
      if (flow) {
        this.setModulusWithFlow(unrelaxed, 0, 0, 0, flow);
        this.contributions[index] = this.loss;
      } else {
        this.contributions[index] = this.lossAlone(unrelaxed, index);
      }
    }
    this.setModulusWithFlow(storage, loss, real, imaginary, all);
  }

  /** Loss modulus of one element with the elastic one only. */
  private lossAlone(unrelaxed: number, index: number): number {
    const storage = unrelaxed - (this.takenModulus[index] ?? 0);
    const loss = this.lossModulus[index] ?? 0;
    const real = this.storageCompliance[index] ?? 0;
    const imaginary = this.lossCompliance[index] ?? 0;
    if (real === 0 && imaginary === 0) return loss;
    const modulusScale = inverseSquare(storage, loss);
    const totalReal = real + storage * modulusScale;
    const totalImaginary = imaginary + loss * modulusScale;
    return totalImaginary * inverseSquare(totalReal, totalImaginary);
  }
}

const complexScratch = new Float64Array(4);

/** Re and Im of M*(s) of the terms whose stresses add, at s = exp(l + ia). */
function modulusPart(model: LinearModel, l: number, a: number, out: Float64Array): void {
  let real = model.relaxed;
  let imaginary = 0;
  for (const term of model.modulusTerms) {
    if (term.logTime === Infinity) {
      real += term.strength;
      continue;
    }
    term.shape.susceptibility(l + term.logTime, a, complexScratch);
    real += term.strength * (complexScratch[2] ?? 0);
    imaginary += term.strength * (complexScratch[3] ?? 0);
  }
  out[0] = real;
  out[1] = imaginary;
}

function invert(out: Float64Array): void {
  const real = out[0] ?? 0;
  const imaginary = out[1] ?? 0;
  const scale = inverseSquare(real, imaginary);
  out[0] = real * scale;
  out[1] = -imaginary * scale;
}

/** The operational compliance J*(s) = s J̃(s) of a linear model. */
export function operationalCompliance(model: LinearModel): ScaledTransform {
  return (l, a, out) => {
    modulusPart(model, l, a, out);
    invert(out);
    let real = out[0] ?? 0;
    let imaginary = out[1] ?? 0;
    for (const term of model.complianceTerms) {
      if (term.logTime === Infinity) continue;
      term.shape.susceptibility(l + term.logTime, a, complexScratch);
      real += term.strength * (complexScratch[0] ?? 0);
      imaginary += term.strength * (complexScratch[1] ?? 0);
    }
    for (const { fluidity } of model.fluidities) {
      const inverse = fluidity * Math.exp(-l);
      real += inverse * Math.cos(a);
      imaginary -= inverse * Math.sin(a);
    }
    out[0] = real;
    out[1] = imaginary;
  };
}

/** The operational modulus M*(s) = s M̃(s) = 1/J*(s). */
export function operationalModulus(model: LinearModel): ScaledTransform {
  if (model.complianceTerms.length === 0 && model.fluidities.length === 0) {
    return (l, a, out) => modulusPart(model, l, a, out);
  }
  const compliance = operationalCompliance(model);
  return (l, a, out) => {
    compliance(l, a, out);
    invert(out);
  };
}
