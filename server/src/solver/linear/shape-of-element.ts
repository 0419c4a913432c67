import { FieldError, type MaterialElement } from '../material.ts';
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

/** The shape of a single term, without its spectrum. */
function sharpShape(element: MaterialElement, T: number): RelaxationShape {
  switch (element.kind) {
    case 'cole_cole':
      return havriliakNegamiShape(element.value('alpha', T), 1);
    case 'cole_davidson':
      return havriliakNegamiShape(1, element.value('gamma', T));
    case 'havriliak_negami': {
      const alpha = element.value('alpha', T);
      const gamma = element.value('gamma', T);
      if (alpha * gamma > 1 + 1e-12) {
        throw new FieldError(
          element.name,
          'gamma',
          `alpha × gamma of ${element.name} is ${alpha * gamma} at ${T} K; a relaxation needs at most 1`,
        );
      }
      return havriliakNegamiShape(alpha, gamma);
    }
    case 'kww':
      return kwwShape(element.value('beta', T));
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
  const fields = shapeFields[element.kind] ?? [];
  const isNew = !met.has(element);
  met.add(element);
  const isConstant = [...fields, 'spectrum'].every((field) => element.isConstant(field));
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
