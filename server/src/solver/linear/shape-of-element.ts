import { FieldError, type MaterialElement } from '../material.ts';
import { refuseNearOne, refuseWide } from '../spread.ts';
import { formatNumber } from '../time/format.ts';
import { debyeShape } from './debye.ts';
import { distributedShape } from './distributed.ts';
import { prepareDistribution } from './distribution.ts';
import { havriliakNegamiShape } from './havriliak-negami.ts';
import { kwwShape } from './kww.ts';
import type { RelaxationShape } from './shape.ts';
import { tabulatedShape } from './tabulated.ts';

/** Fields that give the shape of each kind. */
const shapeFields: Readonly<Record<string, readonly string[] | undefined>> = {
  debye: [],
  cole_cole: ['alpha'],
  cole_davidson: ['gamma'],
  havriliak_negami: ['alpha', 'gamma'],
  kww: ['beta'],
};

/** Whether a kind is a relaxation with a shape of its own: strength, tau, and perhaps a spectrum. */
export const hasShape = (kind: string): boolean => shapeFields[kind] !== undefined;

/** An exponent of a relaxation function: the times of the process lie about its inverse apart. @throws FieldError */
function exponentOf(element: MaterialElement, field: string, T: number): number {
  const exponent = element.value(field, T);
  refuseWide(element.name, field, () => `${field} = ${formatNumber(exponent)} of ${element.name}`, 1 / exponent, T);
  return exponent;
}

/** The shape of a single term, without its spectrum. */
function sharpShape(element: MaterialElement, T: number): RelaxationShape {
  switch (element.kind) {
    case 'cole_cole':
      return havriliakNegamiShape(exponentOf(element, 'alpha', T), 1);
    case 'cole_davidson':
      return havriliakNegamiShape(1, exponentOf(element, 'gamma', T));
    case 'havriliak_negami': {
      const alpha = exponentOf(element, 'alpha', T);
      const gamma = exponentOf(element, 'gamma', T);
      if (alpha * gamma > 1 + 1e-12) {
        throw new FieldError(
          element.name,
          'gamma',
          `alpha × gamma of ${element.name} is ${alpha * gamma} at ${T} K; a relaxation needs at most 1`,
        );
      }
      return havriliakNegamiShape(alpha, gamma);
    }
    case 'kww': {
      const exponent = exponentOf(element, 'beta', T);
      // Without a spectrum it is followed as a single time, whose error is known.
      if (element.has('spectrum'))
        refuseNearOne(element.name, 'beta', () => `beta of ${element.name}`, { exponent, advice: 'write 1', T });
      return kwwShape(exponent);
    }
    default:
      return debyeShape;
  }
}

/** Tables by key, the least recently used first; a few dozen kilobytes each. */
const tables = new Map<string, RelaxationShape>();
const mostTables = 40;

function tableOf(shape: RelaxationShape): RelaxationShape {
  const table = tables.get(shape.key) ?? tabulatedShape(shape);
  tables.delete(shape.key);
  tables.set(shape.key, table);
  if (tables.size > mostTables) {
    for (const oldest of tables.keys()) {
      tables.delete(oldest);
      break;
    }
  }
  return table;
}

/** Whether the shape is the same at every temperature. */
export const hasConstantShape = (element: MaterialElement): boolean =>
  [...(shapeFields[element.kind] ?? []), 'spectrum'].every((field) => element.isConstant(field));

/** Elements that a shape was asked for: those of a new test are new. */
const met = new WeakSet<MaterialElement>();
/** Shapes that are the same at every temperature, by element. */
const constantShapes = new WeakMap<MaterialElement, RelaxationShape>();

/**
 * The shape of a relaxation element at a temperature. A shape that is dear to evaluate and the same at every temperature
 * comes with a table; whether it does depends on the model alone, so the points of a curve never change its values.
 * @throws FieldError
 */
export function shapeOfElement(element: MaterialElement, T: number): RelaxationShape {
  const known = constantShapes.get(element);
  if (known) return known;
  const isNew = !met.has(element);
  met.add(element);
  const isConstant = hasConstantShape(element);
  const shape = shapeAt(element, T, isConstant);
  if (isNew) shape.forgetUse?.();
  if (isConstant) constantShapes.set(element, shape);
  return shape;
}

function shapeAt(element: MaterialElement, T: number, isConstant: boolean): RelaxationShape {
  const sharp = sharpShape(element, T);
  const isDear = element.kind === 'kww' && sharp !== debyeShape;
  const distribution = element.spectrum(T);
  if (distribution === undefined) return isDear && isConstant ? tableOf(sharp) : sharp;
  // A kernel that is itself dear is tabulated too: a mean asks for hundreds of its values.
  const shape = distributedShape(isDear ? tableOf(sharp) : sharp, prepareDistribution(distribution));
  return isConstant ? tableOf(shape) : shape;
}
