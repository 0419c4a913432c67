/** Creep and recovery of single elements in closed form (Hao 2022 eq. 25a and its recovery), per unit of held stress. */
import { hierarchicalTimes } from '../linear/hierarchical.ts';
import { shapeOfElement } from '../linear/shape-of-element.ts';
import { kwwShape } from '../linear/kww.ts';
import type { RelaxationShape } from '../linear/shape.ts';
import { meanOver, rampResponse } from '../linear/superposition.ts';
import { relaxedIntegral } from '../linear/time-functions.ts';
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
  /** Relative error under load. */
  readonly error: number;
  /** Error of the recovery, 1/Pa: it is a difference of two values that may be far larger. */
  readonly recoveryError: number;
}

/** Strain that a spectrum of modes gains under the load, and loses after it with the time at zero stress. */
function retarded(shape: RelaxationShape, tau: number, restTau: number, load: CreepLoad): (time: number) => number {
  const { ramp, hold } = load;
  if (tau === Infinity) return () => 0;
  const loaded = (time: number): number =>
    rampResponse(
      (t) => shape.relaxed(t / tau),
      (t) => relaxedIntegral(shape, t, tau),
      time,
      ramp,
    );
  return (time) => {
    if (time <= hold) return loaded(time);
    // Every mode has gained 1 − exp(−h/x τ) and now decays: the difference of two relaxations, or of what has relaxed,
    // whichever is small.
    const after = (time - hold) / restTau;
    if (ramp > 0) {
      // Each part of the ramp has gained as if it were a step of its own.
      const [from, to] = [after + (hold - ramp) / tau, after + hold / tau];
      return after < 1
        ? meanOver(
            (t) => shape.relaxed(t),
            (t) => shape.relaxedIntegral(t),
            from,
            to,
          ) - shape.relaxed(after)
        : shape.relaxation(after) -
            meanOver(
              (t) => shape.relaxation(t),
              (t) => shape.integral(t),
              from,
              to,
            );
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
  return [
    {
      name: `strain.${element.name}`,
      compliance: (time) => strength * strain(time),
      error: shape.error,
      recoveryError: strength * shape.error,
    },
  ];
}

export function newtonianCreep(element: MaterialElement, { T, ramp, hold }: CreepLoad): CreepPart[] {
  const fluidity = 1 / element.value('viscosity', T);
  return [
    {
      name: `strain.${element.name}`,
      compliance: (time) => fluidity * loadTime(Math.min(time, hold), ramp),
      error: 1e-15,
      recoveryError: 0,
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
    rampResponse(
      // By the logarithm: τ_an may be beyond the range of numbers.
      (t) => (t <= 0 ? 0 : -Math.expm1(-Math.exp(chi * (Math.log(t) - logAnelastic)))),
      (t) => relaxedIntegral(shape, t, tau),
      time,
      ramp,
    );
  const atUnloading = anelastic(hold);
  const recovered = (time: number): number => {
    const logRatio = Math.log(time) - rest.logMaximum;
    return logRatio <= 0 ? Math.exp(chi * logRatio) / chi : 1 / chi + Math.expm1(logRatio);
  };
  const strength = element.value('A_an', T);
  const flow = element.value('A_vp', T) * Math.exp(-logMaximum);
  // A frozen element has no strain at all, which is exact.
  const exponents = logMaximum === Infinity ? 0 : Math.abs(logMaximum) + Math.abs(logAnelastic);
  const rounding = 4 * Number.EPSILON * (1 + exponents);
  return [
    {
      name: `strain.${element.name}.an`,
      compliance: (time) =>
        strength * (time <= hold ? anelastic(time) : atUnloading * Math.exp(-recovered(time - hold))),
      error: rounding,
      recoveryError: 0,
    },
    {
      name: `strain.${element.name}.vp`,
      compliance: (time) => flow * loadTime(Math.min(time, hold), ramp),
      error: rounding,
      recoveryError: 0,
    },
  ];
}
