import type { LinearModel, LinearTerm } from './model.ts';
import { tabulatedShape } from './tabulated.ts';

const tabulated = (terms: readonly LinearTerm[]): LinearTerm[] =>
  terms.map((term) => (term.shape.density ? { ...term, shape: tabulatedShape(term.shape) } : term));

/**
 * A model that is asked for many frequencies at its one temperature, where a spectrum that depends on the temperature has a
 * shape of its own: each costs a table and not a quadrature for every frequency.
 */
export const tabulatedModel = (model: LinearModel): LinearModel => ({
  ...model,
  modulusTerms: tabulated(model.modulusTerms),
  complianceTerms: tabulated(model.complianceTerms),
});
