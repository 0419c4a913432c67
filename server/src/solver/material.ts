/**
 * A model made ready to compute: formulas compiled, laws bound, parameters fixed. Protocol runners see materials only.
 */
import type { ModelProblem } from './problem.ts';

/** A field that has no usable value: the message says what was found and where, in SI. */
export class FieldError extends Error {
  /** The element, or the protocol; empty where the test itself is meant. */
  readonly element: string;
  readonly field: string;

  constructor(element: string, field: string, message: string) {
    super(message);
    this.name = 'FieldError';
    this.element = element;
    this.field = field;
  }
}

/** An element (or the whole-model kind itself, as one element named after its kind). */
export interface MaterialElement {
  readonly name: string;
  readonly word: 'elastic' | 'relaxation' | 'flow' | 'model';
  readonly kind: string;
  has(field: string): boolean;
  /** Whether the field has the same value at every temperature and stress. */
  isConstant(field: string): boolean;
  /** A scalar field at temperature (K) and stress (Pa), SI; defaults of the descriptor filled in. Throws `FieldError`. */
  value(field: string, T: number, stress?: number): number;
  choice(field: string): string;
  list(field: string, T: number): readonly number[];
  /** Relaxation time (s) of a `law` field at T and stress; `Infinity` where the term is frozen (T ≤ T0 of a VFT law). */
  time(field: string, T: number, stress?: number): number;
  /** ∂τ/∂σ (s/Pa) of a `law` field at T and stress, exact; 0 where the law does not ask for the stress. */
  timeByStress(field: string, T: number, stress: number): number;
  /** The time at infinite temperature of the law (τ0), where it has one: a stress effect scales ln(τ/τ0). */
  prefactor(field: string, T: number): number | undefined;
  /** The distribution of ln τ, if the element declares one, at temperature T. */
  spectrum(T: number): Distribution | undefined;
  /** The element named by a field such as `elementary`. */
  element(field: string): MaterialElement | undefined;
}

/** Weight over x = ln(τ_i/τ), of unit integral. */
export type Distribution =
  | { readonly kind: 'gumbel'; readonly B: number }
  /** Standard deviation in ln τ (an energy width is divided by R T first). */
  | { readonly kind: 'gaussian'; readonly width: number };

export interface Material {
  readonly name: string;
  readonly problem: ModelProblem;
  /** SI values by formula variable name, `param:NAME`: for formulas that are compiled where they are used. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly modulus: 'E' | 'G';
  readonly form: 'compliance' | 'modulus';
  readonly elastic: MaterialElement | undefined;
  /** Relaxation and flow elements in file order; of a whole-model kind, that kind as the only one. */
  readonly elements: readonly MaterialElement[];
  /** A number of the alloy at T, SI: `T_g`, `T_x`, `nu` … ; the model's own `nu` first. */
  alloy(field: string, T: number): number | undefined;
  /** Unrelaxed modulus (Pa) in the geometry asked for; `undefined` where `nu` would be needed and is not known. */
  unrelaxedModulus(T: number, geometry: 'tensile' | 'shear'): number | undefined;
}
