import type { Material } from '../../material.ts';
import { youngOverShear } from '../../poisson-ratio.ts';

/**
 * How a law of shear, γ̇(τ), stands in a model: τ = stressShare σ, and the strain of the model gains rateShare γ̇. In
 * tension the von Mises stress and its conjugate rate are taken, τ = σ/√3 and ε̇ = γ̇/√3. The strain of the model is that
 * of its own geometry, which a test of the other one multiplies by 2(1 + ν) or divides by it.
 */
export interface ShearLaw {
  readonly stressShare: number;
  readonly rateShare: number;
}

export function shearLaw(material: Material, T: number, geometry: 'tensile' | 'shear'): ShearLaw {
  const toTest = strainFactor(material, T, geometry);
  const share = geometry === 'shear' ? 1 : 1 / Math.sqrt(3);
  return { stressShare: share, rateShare: share / toTest };
}

/** Strain of a test over strain of the model at the same stress: 2(1 + ν) from tension to shear, its inverse back. */
export function strainFactor(material: Material, T: number, geometry: 'tensile' | 'shear'): number {
  if ((material.modulus === 'E') === (geometry === 'tensile')) return 1;
  const ratio = youngOverShear(material, T, 'elastic', geometry);
  return geometry === 'shear' ? ratio : 1 / ratio;
}
