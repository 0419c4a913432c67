/** Creep and recovery of single elements in closed form (Hao 2022 eq. 25a and its recovery), per unit of held stress. */
import { hierarchicalTimes } from '../linear/hierarchical.ts';
import { shapeOfElement } from '../linear/shape-of-element.ts';
import { kwwShape } from '../linear/kww.ts';
import type { RelaxationShape } from '../linear/shape.ts';
import { elementTime } from '../linear/stress-effect.ts';
import type { Material, MaterialElement } from '../material.ts';

/** A stress that rises linearly during `ramp`, stays until `hold`, and is then taken away at once. */
export interface CreepLoad {
  readonly T: number;
  readonly stress: number;
  readonly ramp: number;
  readonly hold: number;
}

/** Strain of one part of an element over the held stress, at any time since the first loading. */
export interface CreepPart {
  readonly name: string;
  readonly compliance: (time: number) => number;
  readonly error: number;
}

/** Nodes and weights of Gauss–Legendre quadrature on −1 … 1. */
const gauss = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
] as const;

/**
 * The mean over the ramp of f(time since the stress was applied): from the integral of f, or, where the ramp is so short
 * beside the time that the difference of integrals would lose digits, by quadrature.
 */
function rampMean(f: (t: number) => number, integral: (t: number) => number, ramp: number, time: number): number {
  if (ramp === 0) return f(time);
  if (time > 10 * ramp) {
    const middle = time - ramp / 2;
    return gauss.reduce(
      (sum, [node, weight]) => sum + (weight / 2) * (f(middle - (node * ramp) / 2) + f(middle + (node * ramp) / 2)),
      0,
    );
  }
  return (integral(time) - (time > ramp ? integral(time - ramp) : 0)) / ramp;
}

/** ∫0^t (1 − φ(u/τ)) du */
const relaxedIntegral = (shape: RelaxationShape, t: number, tau: number): number =>
  tau === Infinity ? 0 : t - tau * shape.integral(t / tau);

/** Strain that a spectrum of modes gains under the load, and loses after it with the time at zero stress. */
function retarded(shape: RelaxationShape, tau: number, restTau: number, load: CreepLoad): (time: number) => number {
  const { ramp, hold } = load;
  if (tau === Infinity) return () => 0;
  const loaded = (time: number): number =>
    rampMean(
      (t) => shape.relaxed(t / tau),
      (t) => relaxedIntegral(shape, t, tau),
      ramp,
      time,
    );
  return (time) => {
    if (time <= hold) return loaded(time);
    // Every mode has gained 1 − exp(−h/x τ) and now decays: the difference of two relaxations, or of what has relaxed,
    // whichever is small.
    const after = (time - hold) / restTau;
    if (ramp > 0) {
      const later = rampMean(
        (t) => shape.relaxation(after + t / tau),
        (t) => tau * (shape.integral(after + t / tau) - shape.integral(after)),
        ramp,
        hold,
      );
      return shape.relaxation(after) - later;
    }
    return after < 1
      ? shape.relaxed(after + hold / tau) - shape.relaxed(after)
      : shape.relaxation(after) - shape.relaxation(after + hold / tau);
  };
}

export function debyeCreep(material: Material, element: MaterialElement, load: CreepLoad): CreepPart[] {
  const { T, stress } = load;
  const shape = shapeOfElement(element, T);
  const strength = element.value('strength', T);
  const strain = retarded(shape, elementTime(material, element, T, stress), elementTime(material, element, T, 0), load);
  return [{ name: `strain.${element.name}`, compliance: (time) => strength * strain(time), error: shape.error }];
}

export function newtonianCreep(element: MaterialElement, { T, ramp, hold }: CreepLoad): CreepPart[] {
  const fluidity = 1 / element.value('viscosity', T);
  return [
    {
      name: `strain.${element.name}`,
      compliance: (time) => fluidity * loadTime(Math.min(time, hold), ramp),
      error: 1e-15,
    },
  ];
}

/** ∫0^t of the stress over the held stress. */
const loadTime = (time: number, ramp: number): number => (time < ramp ? time ** 2 / (2 * ramp) : time - ramp / 2);

/**
 * Anelastic and viscoplastic strain: eq. 25a at all times under the stress, with χ(T) and τ_β at that stress; a ramp by
 * superposition. After unloading the rate form at zero stress, dε_an/dt = −ε_an/τ1(t), t since unloading, whose integral
 * of 1/τ1 is (t/τ_max)^χ/χ up to τ_max and grows linearly beyond; the viscoplastic strain stays.
 */
export function hierarchicalCreep(material: Material, element: MaterialElement, load: CreepLoad): CreepPart[] {
  const { T, stress, ramp, hold } = load;
  const { chi, logAnelastic, logMaximum } = hierarchicalTimes(material, element, T, stress);
  const rest = hierarchicalTimes(material, element, T, 0);
  const shape = kwwShape(chi);
  const tau = Math.exp(logAnelastic);
  const anelastic = (time: number): number =>
    rampMean(
      // By the logarithm: τ_an may be beyond the range of numbers.
      (t) => (t <= 0 ? 0 : -Math.expm1(-Math.exp(chi * (Math.log(t) - logAnelastic)))),
      (t) => relaxedIntegral(shape, t, tau),
      ramp,
      time,
    );
  const atUnloading = anelastic(hold);
  const recovered = (time: number): number => {
    const logRatio = Math.log(time) - rest.logMaximum;
    return logRatio <= 0 ? Math.exp(chi * logRatio) / chi : 1 / chi + Math.expm1(logRatio);
  };
  const strength = element.value('A_an', T);
  const flow = element.value('A_vp', T) * Math.exp(-logMaximum);
  return [
    {
      name: `strain.${element.name}.an`,
      compliance: (time) =>
        strength * (time <= hold ? anelastic(time) : atUnloading * Math.exp(-recovered(time - hold))),
      error: 1e-14,
    },
    {
      name: `strain.${element.name}.vp`,
      compliance: (time) => flow * loadTime(Math.min(time, hold), ramp),
      error: 1e-14,
    },
  ];
}
