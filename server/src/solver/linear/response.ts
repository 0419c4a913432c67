/** Responses of a linear model to a frequency: complex modulus and compliance. */
import type { ScaledTransform } from '../numerics/talbot.ts';
import type { LinearModel, LinearTerm } from './model.ts';

/** A compliance J* = real − i imaginary, 1/Pa, that other elements add. */
export interface ComplexCompliance {
  readonly real: number;
  readonly imaginary: number;
}

export interface DynamicModulus {
  /** M′, Pa */
  storage: number;
  /** M″, Pa */
  loss: number;
  /** M″/M′ */
  tangent: number;
}

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

/**
 * M* = M′ + iM″ at angular frequency ω (rad/s), J* M* = 1. `added` is a compliance in series; `only` keeps one element
 * and the elastic one and leaves the others out.
 */
export function dynamicModulus(
  model: LinearModel,
  omega: number,
  result: DynamicModulus,
  added?: ComplexCompliance,
  only?: string,
): void {
  const logOmega = Math.log(omega);
  // From the relaxed modulus upwards, with 1 − χ: a liquid's storage modulus keeps its digits where it is small.
  let storage = model.relaxed;
  let loss = 0;
  for (const term of model.modulusTerms) {
    if (only !== undefined && term.element !== only) {
      storage += term.strength;
      continue;
    }
    respond(term, logOmega, scratch);
    storage += term.strength * (scratch[2] ?? 0);
    loss += term.strength * (scratch[1] ?? 0);
  }
  let real = added?.real ?? 0;
  let imaginary = added?.imaginary ?? 0;
  for (const term of model.complianceTerms) {
    if (only !== undefined && term.element !== only) continue;
    respond(term, logOmega, scratch);
    real += term.strength * (scratch[0] ?? 0);
    imaginary += term.strength * (scratch[1] ?? 0);
  }
  for (const { element, fluidity } of model.fluidities) {
    if (only === undefined || element === only) imaginary += fluidity / omega;
  }
  if (real !== 0 || imaginary !== 0) {
    // Strains add: J* = 1/M* + …, and back; divided twice, so that no square overflows.
    const size = Math.hypot(storage, loss);
    real += storage / size / size;
    imaginary += loss / size / size;
    const magnitude = Math.hypot(real, imaginary);
    storage = real / magnitude / magnitude;
    loss = imaginary / magnitude / magnitude;
    result.tangent = imaginary / real;
  } else {
    result.tangent = loss / storage;
  }
  result.storage = storage;
  result.loss = loss;
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
  const size = Math.hypot(real, imaginary);
  out[0] = real / size / size;
  out[1] = -imaginary / size / size;
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
