/** What each element of a linear model contributes to the strain. */
import { invertLaplaceIntegral, type ScaledTransform } from '../numerics/talbot.ts';
import type { LinearModel, LinearTerm } from './model.ts';
import { operationalModulus } from './response.ts';

const complexScratch = new Float64Array(4);

/** s ε̃_k/σ̃ of a term: A χ(s). */
function termCompliance({ shape, strength, logTime }: LinearTerm): ScaledTransform {
  return (l, a, out) => {
    if (logTime === Infinity) {
      out[0] = 0;
      out[1] = 0;
      return;
    }
    shape.susceptibility(l + logTime, a, complexScratch);
    out[0] = strength * (complexScratch[0] ?? 0);
    out[1] = strength * (complexScratch[1] ?? 0);
  };
}

/**
 * Strain of each element whose strain adds at unit strain rate, by name, as functions of time (s): the inverse of
 * A χ(s) M*(s)/s².
 */
export function componentStrains(model: LinearModel): ReadonlyMap<string, (t: number) => number> {
  const modulus = operationalModulus(model);
  const parts = new Map<string, ScaledTransform[]>();
  const add = (name: string, part: ScaledTransform): void => {
    parts.set(name, [...(parts.get(name) ?? []), part]);
  };
  for (const term of model.complianceTerms) add(term.element, termCompliance(term));
  for (const { element, fluidity } of model.fluidities) {
    add(element, (l, a, out) => {
      const size = fluidity * Math.exp(-l);
      out[0] = size * Math.cos(a);
      out[1] = -size * Math.sin(a);
    });
  }
  const strains = new Map<string, (t: number) => number>();
  const modulusScratch = new Float64Array(2);
  for (const [name, transforms] of parts) {
    const product: ScaledTransform = (l, a, out) => {
      modulus(l, a, modulusScratch);
      let real = 0;
      let imaginary = 0;
      for (const transform of transforms) {
        transform(l, a, out);
        real += out[0] ?? 0;
        imaginary += out[1] ?? 0;
      }
      const [modulusReal = 0, modulusImaginary = 0] = modulusScratch;
      out[0] = real * modulusReal - imaginary * modulusImaginary;
      out[1] = real * modulusImaginary + imaginary * modulusReal;
    };
    strains.set(name, (t) => (t <= 0 ? 0 : invertLaplaceIntegral(product, t)));
  }
  return strains;
}
