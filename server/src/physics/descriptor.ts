/**
 * One descriptor per law, spectrum, element kind, whole-model kind and protocol. Checker, completion, hover, signature
 * help, reference pages, TextMate keywords and solver all read it: adding a kind touches one file, its test and a sample.
 */
import type { Formula } from '../formula/formula.ts';
import type { QuantityName } from '../units/quantities.ts';

/** Which paper and equation a thing is from. */
export interface Source {
  /** Short name: `Hao 2022`, `Qiao 2019`, `Wang 2019`, `Tian 2018`; or an author and year of another work. */
  readonly paper: string;
  /** `eq. 25b`, `Table 1`. */
  readonly where?: string;
}

/** SI bounds; an absent side is unbounded. `exclusive` sides are themselves outside. */
export interface Bounds {
  readonly lower?: number;
  readonly upper?: number;
  readonly exclusiveLower?: boolean;
  readonly exclusiveUpper?: boolean;
  /** Only whole numbers are inside. */
  readonly whole?: true;
}

/** What may stand as the value of a field or argument. */
export type FieldShape =
  /** One number (a list makes a family where the protocol allows one). */
  | { readonly shape: 'scalar' }
  /**
   * A scalar, list or range: exactly those points. With `scalarIsEnd` a scalar is where the test ends and the solver
   * chooses the points (`strain` of `tension`): the runner then gets it as a condition and no points. Where each point
   * `makesCurves`, it is not a point of a curve but a curve of its own (`T` of `master_curve`).
   */
  | { readonly shape: 'points'; readonly scalarIsEnd?: true; readonly makesCurves?: true }
  /** A number, or a law of temperature (and stress): `tau`. */
  | { readonly shape: 'law' }
  /** A call of a spectrum: `gumbel(B: 0.35)`. */
  | { readonly shape: 'spectrum' }
  /** The name of an element of the same model: `elementary`. */
  | { readonly shape: 'element'; readonly elementKinds?: readonly string[] }
  /** One of a few words: `measure`, `waveform`, `response`. */
  | { readonly shape: 'word'; readonly words: readonly { readonly word: string; readonly sentence: string }[] }
  /** A list of numbers (`prony`). */
  | { readonly shape: 'list' };

export type FieldDescriptor = FieldShape & {
  readonly name: string;
  /**
   * Accepted quantities, the usual one first. Two where the dimension chooses the form: `strength` is a compliance or a
   * stress; `U` a molar energy or an energy (an energy per event is turned into one per mole before the solver sees it,
   * so evaluators always get J/mol); a Gaussian `width` a number or an energy.
   * Empty for shapes that hold no number.
   */
  readonly quantities: readonly QuantityName[];
  readonly required: boolean;
  /**
   * Fields of which exactly one must be given, this one included (which is then not `required` by itself): E and G of
   * `elastic`, stress and strain of `cyclic`.
   */
  readonly exactlyOneOf?: readonly string[];
  /** It means something only where another field of its block is one of these words: `load_time` of a trapezoid. */
  readonly onlyWith?: { readonly field: string; readonly words: readonly string[] };
  /** In SI; what the field is when left out. For a word: the word. */
  readonly default?: number | string;
  /** Said instead of a default that is no number: "no stress effect". */
  readonly defaultSentence?: string;
  /** Outside is an error. */
  readonly physical?: Bounds;
  /** Outside is a warning that names the source. */
  readonly literature?: { readonly bounds: Bounds; readonly source: Source };
  /** A value a user may start from, as written in the language: `33 GPa`. Used by completion snippets. */
  readonly example: string;
  /** One sentence for hover, completion and the reference. */
  readonly sentence: string;
  /** The symbol of the papers, in TeX: `\\tau_0`. */
  readonly symbol?: string;
};

interface DescriptorBase {
  readonly name: string;
  /** One sentence, no final list: what it is and when to use it. */
  readonly sentence: string;
  /** Its equations in TeX, one a line. */
  readonly equations: readonly string[];
  readonly source: Source;
  readonly fields: readonly FieldDescriptor[];
}

/**
 * A law of temperature for a time (or viscosity): `arrhenius`, `vft`, `fragile`, `double_well`.
 * `fields` are its arguments in positional order; `T` is appended where it is called as a plain function.
 */
export interface LawDescriptor extends DescriptorBase {
  readonly family: 'law';
  /** The law as a formula of its arguments (SI; energies in J/mol) and of temperature: value and derivatives follow. */
  readonly formula: (fields: Readonly<Record<string, Formula>>, temperature: Formula) => Formula;
  /** Name of the argument that is the time at infinite temperature: a stress effect scales ln(τ/prefactor). */
  readonly prefactor: string;
}

/** A distribution of ln τ about a term's τ. Its quadrature is the solver's business (`physics/spectra`). */
export interface SpectrumDescriptor extends DescriptorBase {
  readonly family: 'spectrum';
}

/** How a model's elements add: strains of compliances, or stresses of moduli. */
export type Form = 'compliance' | 'modulus';

/** A kind of `relaxation` or `flow` element. */
export interface ElementKindDescriptor extends DescriptorBase {
  readonly family: 'element';
  readonly word: 'elastic' | 'relaxation' | 'flow';
  /** The forms it can take; where both, the dimension of `strength` chooses. */
  readonly forms: readonly Form[];
  /** Names of the parts whose strain is a series of its own: `an`, `vp` for hierarchical (`strain.NAME.an`). */
  readonly parts: readonly string[];
  /** Whether its block declares states and their rates: `state x = …`, `rate x = …`. */
  readonly hasStates?: true;
}

/** A whole-model kind: `model X of A : three_parameter { … }`. */
export interface ModelKindDescriptor extends DescriptorBase {
  readonly family: 'model';
  /** Protocols that it can be put through; every one where this is absent. */
  readonly protocols?: readonly string[];
  /** Whether it is written for Young's or for shear geometry. */
  readonly geometry: 'tensile' | 'shear';
}

/** A series that a protocol gives. `perElement` series are named `NAME.ELEMENT[.PART]`. */
export interface SeriesDescriptor {
  readonly name: string;
  readonly quantity: QuantityName;
  readonly sentence: string;
  readonly perElement?: boolean;
  /** Symbol on axes, plain Unicode: `E′`, `tan δ`, `σ`. */
  readonly symbol: string;
  /** Which axis suits it. */
  readonly scale: 'linear' | 'log';
  /** Series that only some models have (`chi` of hierarchical ones). */
  readonly optional?: boolean;
  /** Whether no model can make it negative. */
  readonly neverNegative?: true;
  /** How far two curves are apart: it goes to and fro, and its peaks mean nothing. */
  readonly isError?: true;
}

export interface ProtocolDescriptor extends DescriptorBase {
  readonly family: 'protocol';
  /** The x of its curves: field (or quantity) name, unit kind, and scale of the axis. */
  readonly x: {
    readonly name: string;
    readonly quantity: QuantityName;
    readonly symbol: string;
    readonly scale: 'linear' | 'log';
  };
  readonly series: readonly SeriesDescriptor[];
  /** A second curve over another x: dissipated_energy over cycle. */
  readonly secondary?: { readonly x: ProtocolDescriptor['x']; readonly series: readonly SeriesDescriptor[] };
  /** Whether it probes shear (G, needs nu for a model written in E) or Young's geometry. `model` follows the model's modulus. */
  readonly geometry: 'tensile' | 'shear' | 'model';
  /** True when the field list is followed by program steps. */
  readonly steps?: boolean;
}

export type Descriptor =
  LawDescriptor | SpectrumDescriptor | ElementKindDescriptor | ModelKindDescriptor | ProtocolDescriptor;
