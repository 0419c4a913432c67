import { compileFormula } from '../formula/compile.ts';
import { variable, type Formula } from '../formula/formula.ts';
import { freeVariables } from '../formula/walk.ts';
import { gasConstant } from '../physics/constants.ts';
import type { Bounds, FieldDescriptor } from '../physics/descriptor.ts';
import { isPoissonRatio, poissonRatio } from '../physics/poisson-ratio.ts';
import { elementKinds, laws, modelKinds } from '../physics/registry.ts';
import { FieldError, type Distribution, type Material, type MaterialElement } from './material.ts';
import type { FieldValue, FieldValues, ModelProblem } from './problem.ts';
import type { SolverIssue } from './result.ts';
import { refuseWide } from './spread.ts';
import { formatNumber, formatValue } from './time/format.ts';
import { coherentUnitOf } from './unit-of-field.ts';

/** Variables of a field besides the parameters. */
const fieldVariables = ['T', 'stress', 'strain', 'time'] as const;

type Evaluate = (T: number, stress: number) => number;

interface Compiled {
  readonly evaluate: Evaluate;
  /** Its derivative by the stress; absent where it does not depend on it. */
  readonly byStress?: Evaluate;
  readonly constant: boolean;
}

/** Compiles a formula of T and stress with the parameters fixed. */
function compile(formula: Formula, parameters: Readonly<Record<string, number>>): Compiled {
  const compiled = compileFormula(formula, [...fieldVariables, ...Object.keys(parameters)], ['stress']);
  // Strain and time are not known to a field of an element: a formula that uses them has no value there.
  const values = Float64Array.from([0, 0, Number.NaN, Number.NaN, ...Object.values(parameters)]);
  const free = freeVariables(formula);
  if (!fieldVariables.some((name) => free.has(name))) {
    const fixed = compiled.evaluate(values);
    return { constant: true, evaluate: () => fixed };
  }
  const gradient = new Float64Array(1);
  return {
    constant: false,
    evaluate: (T, stress) => {
      values[0] = T;
      values[1] = stress;
      return compiled.evaluate(values);
    },
    ...(free.has('stress') && {
      byStress: (T: number, stress: number) => {
        values[0] = T;
        values[1] = stress;
        compiled.differentiate(values, gradient);
        return gradient[0] ?? Number.NaN;
      },
    }),
  };
}

/** The formula of a law, its arguments being given as formulas. */
function lawFormula(law: string, fields: Readonly<Record<string, Formula>>): Formula | undefined {
  return laws.get(law)?.formula(fields, variable('T'));
}

const outside = (value: number, { lower, upper, exclusiveLower, exclusiveUpper }: Bounds): boolean =>
  (lower !== undefined && (exclusiveLower ? value <= lower : value < lower)) ||
  (upper !== undefined && (exclusiveUpper ? value >= upper : value > upper));

function boundsSentence({ lower, upper, exclusiveLower, exclusiveUpper }: Bounds, unit: string): string {
  const parts: string[] = [];
  if (lower !== undefined) parts.push(`${exclusiveLower ? 'above' : 'at least'} ${formatValue(lower, unit)}`);
  if (upper !== undefined) parts.push(`${exclusiveUpper ? 'below' : 'at most'} ${formatValue(upper, unit)}`);
  return parts.join(' and ');
}

interface ElementParts {
  readonly name: string;
  readonly word: MaterialElement['word'];
  readonly kind: string;
  readonly fields: FieldValues;
  readonly descriptors: readonly FieldDescriptor[];
}

/** One element with its formulas compiled. `sibling` finds another element of the model by name. */
function makeElement(
  { name, word, kind, fields, descriptors }: ElementParts,
  parameters: Readonly<Record<string, number>>,
  sibling: (name: string) => MaterialElement | undefined,
): MaterialElement {
  const descriptorOf = (field: string) => descriptors.find((descriptor) => descriptor.name === field);
  const numbers = new Map<string, Compiled>();
  const prefactors = new Map<string, Compiled>();
  const lists = new Map<string, readonly Compiled[]>();
  const spectrumArguments = new Map<string, Compiled>();

  const prepare = (field: string, value: FieldValue): void => {
    if (value.type === 'formula') numbers.set(field, compile(value.formula, parameters));
    if (value.type === 'list')
      lists.set(
        field,
        value.values.map((formula) => compile(formula, parameters)),
      );
    if (value.type === 'spectrum') {
      for (const [argument, formula] of Object.entries(value.arguments)) {
        spectrumArguments.set(argument, compile(formula, parameters));
      }
    }
    if (value.type === 'law') {
      const formula = lawFormula(value.law, value.arguments);
      if (formula) numbers.set(field, compile(formula, parameters));
      const law = laws.get(value.law);
      const argument = law && value.arguments[law.prefactor];
      const fallback = law?.fields.find((descriptor) => descriptor.name === law.prefactor)?.default;
      if (argument) prefactors.set(field, compile(argument, parameters));
      else if (typeof fallback === 'number') prefactors.set(field, { constant: true, evaluate: () => fallback });
    }
  };
  for (const [field, value] of Object.entries(fields)) {
    // The rates of a custom flow depend on its states: `solver/time/flows/custom.ts` compiles them.
    if (kind !== 'custom') prepare(field, value);
  }

  const checked = (field: string, value: number, T: number): number => {
    if (Number.isNaN(value)) {
      throw new FieldError(name, field, `${field} of ${name} has no value at ${formatNumber(T)} K`);
    }
    const descriptor = descriptorOf(field);
    const bounds = descriptor?.physical;
    if (bounds && outside(value, bounds)) {
      const unit = coherentUnitOf(descriptor);
      throw new FieldError(
        name,
        field,
        `${field} of ${name} is ${formatValue(value, unit)} at ${formatNumber(T)} K; it must be ${boundsSentence(bounds, unit)}`,
      );
    }
    return value;
  };

  /** Values that are the same everywhere, once they were found good. */
  const settled = new Map<string, number>();
  const value = (field: string, T: number, stress = 0): number => {
    const known = settled.get(field);
    if (known !== undefined) return known;
    const compiled = numbers.get(field);
    if (compiled) {
      const result = checked(field, compiled.evaluate(T, stress), T);
      if (!Number.isFinite(result)) {
        throw new FieldError(name, field, `${field} of ${name} is not finite at ${formatNumber(T)} K`);
      }
      if (compiled.constant) settled.set(field, result);
      return result;
    }
    const fallback = descriptorOf(field)?.default;
    if (typeof fallback !== 'number') throw new FieldError(name, field, `${field} of ${name} is missing`);
    settled.set(field, fallback);
    return fallback;
  };

  const spectrum = (T: number): Distribution | undefined => {
    const field = fields['spectrum'];
    if (field?.type !== 'spectrum') return undefined;
    const argument = field.spectrum === 'gumbel' ? 'B' : 'width';
    const result = spectrumArguments.get(argument)?.evaluate(T, 0) ?? Number.NaN;
    if (!(result > 0) || result === Infinity) {
      throw new FieldError(
        name,
        'spectrum',
        `${argument} of ${field.spectrum} in ${name} is ${result} at ${formatNumber(T)} K; it must be above 0`,
      );
    }
    const isEnergy = field.spectrum === 'gaussian' && (field.quantities['width'] ?? 'number') !== 'number';
    const width = isEnergy ? result / (gasConstant * T) : result;
    const spread = field.spectrum === 'gumbel' ? 1 / width : width;
    refuseWide(name, 'spectrum', () => `${argument} of ${field.spectrum} in ${name}`, spread, T);
    return field.spectrum === 'gumbel' ? { kind: 'gumbel', B: width } : { kind: 'gaussian', width };
  };

  return {
    name,
    word,
    kind,
    has: (field) => fields[field] !== undefined,
    isConstant: (field) => {
      const given = fields[field];
      if (given === undefined) return true;
      if (given.type === 'spectrum') {
        return (
          (given.quantities['width'] ?? 'number') === 'number' &&
          [...spectrumArguments.values()].every(({ constant }) => constant)
        );
      }
      if (given.type === 'list') return (lists.get(field) ?? []).every(({ constant }) => constant);
      return numbers.get(field)?.constant ?? true;
    },
    value,
    choice: (field) => {
      const given = fields[field];
      if (given?.type === 'word') return given.word;
      const fallback = descriptorOf(field)?.default;
      return typeof fallback === 'string' ? fallback : '';
    },
    list: (field, T) => (lists.get(field) ?? []).map((compiled) => checked(field, compiled.evaluate(T, 0), T)),
    time: (field, T, stress = 0) => {
      const compiled = numbers.get(field);
      if (!compiled) throw new FieldError(name, field, `${field} of ${name} is missing`);
      const result = compiled.evaluate(T, stress);
      // Zero is a time that underflowed, or a wrong law: either way nothing can be computed with it.
      if (!(result > 0)) {
        const found = Number.isNaN(result) ? 'has no real value' : `is ${formatNumber(result)} s`;
        const load = stress === 0 ? '' : ` and ${formatNumber(stress / 1e6)} MPa`;
        throw new FieldError(
          name,
          field,
          `${field} of ${name} ${found} at ${formatNumber(T)} K${load}; a relaxation time is above 0`,
        );
      }
      return result;
    },
    timeByStress: (field, T, stress) => numbers.get(field)?.byStress?.(T, stress) ?? 0,
    prefactor: (field, T) => prefactors.get(field)?.evaluate(T, 0),
    spectrum,
    element: (field) => {
      const given = fields[field];
      return given?.type === 'element' ? sibling(given.element) : undefined;
    },
  };
}

/**
 * Compiles a model: formulas become functions, laws are bound to their arguments, parameters get their values.
 * @param parameters SI values by formula variable name, `param:NAME`
 */
export function makeMaterial(
  problem: ModelProblem,
  parameters: Readonly<Record<string, number>>,
): { readonly material: Material; readonly issues: readonly SolverIssue[] } {
  const issues: SolverIssue[] = [];
  const all = new Map<string, MaterialElement>();
  const sibling = (name: string) => all.get(name);
  const isWhole = problem.kind !== 'elements';

  const parts: ElementParts[] = isWhole
    ? [
        {
          name: problem.kind,
          word: 'model',
          kind: problem.kind,
          fields: problem.fields,
          descriptors: modelKinds.get(problem.kind)?.fields ?? [],
        },
      ]
    : problem.elements.map(({ name, word, kind, fields }) => ({
        name,
        word,
        kind,
        fields,
        descriptors: elementKinds.get(kind)?.fields ?? [],
      }));
  for (const part of parts) {
    try {
      all.set(part.name, makeElement(part, parameters, sibling));
    } catch (error) {
      // A field that refers to something that has no value where it stands.
      if (!(error instanceof RangeError)) throw error;
      issues.push({
        code: 'MG602',
        severity: 'error',
        message: error.message,
        model: problem.name,
        element: part.name,
      });
    }
  }

  const elements = [...all.values()].filter(({ word }) => word !== 'elastic');
  const elastic = [...all.values()].find(({ word }) => word === 'elastic');
  const alloyFields = new Map(
    Object.entries(problem.alloy).map(([field, formula]) => [field, compile(formula, parameters)] as const),
  );
  const nuField = modelKinds.get(problem.kind)?.fields.find(({ name }) => name === poissonRatio.name);
  const modelNu = nuField && !isPoissonRatio(nuField) ? undefined : problem.fields[poissonRatio.name];
  const compiledNu = modelNu?.type === 'formula' ? compile(modelNu.formula, parameters) : undefined;

  const alloy = (field: string, T: number): number | undefined => {
    if (field === poissonRatio.name) {
      if (elastic?.has(field)) return elastic.value(field, T);
      if (compiledNu) return compiledNu.evaluate(T, 0);
    }
    const result = alloyFields.get(field)?.evaluate(T, 0);
    return result === undefined || Number.isNaN(result) ? undefined : result;
  };

  const material: Material = {
    name: problem.name,
    problem,
    parameters,
    modulus: problem.modulus,
    form: problem.form,
    elastic,
    elements,
    alloy,
    unrelaxedModulus: (T, geometry) => {
      if (!elastic) return undefined;
      const modulus = elastic.value(problem.modulus, T);
      if ((problem.modulus === 'E') === (geometry === 'tensile')) return modulus;
      const nu = alloy('nu', T);
      if (nu === undefined) return undefined;
      const ratio = 2 * (1 + nu);
      return problem.modulus === 'E' ? modulus / ratio : modulus * ratio;
    },
  };
  return { material, issues };
}
