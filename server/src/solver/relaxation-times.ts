/** The relaxation map: the time of every element over temperature. */
import { correlationFactor, hierarchicalTimes } from './linear/hierarchical.ts';
import { isLinearKind, linearModel, ownGeometry } from './linear/model.ts';
import { elementTime } from './linear/stress-effect.ts';
import { FieldError, type Material } from './material.ts';
import type { ProtocolRunner } from './protocol.ts';
import type { Series, SolverIssue } from './result.ts';
import { fieldIssue, pointsWith } from './runner-tools.ts';

/** Names of the series and what computes them, for one material. */
type Computation = readonly [name: string, unit: 's' | '', compute: (T: number) => number];

function computations(material: Material, stress: number): Computation[] {
  if (material.problem.kind !== 'elements') {
    const geometry = ownGeometry(material);
    return [
      [
        `tau.${material.problem.kind}`,
        's',
        (T) => Math.exp(linearModel(material, T, stress, geometry).modulusTerms[0]?.logTime ?? Number.NaN),
      ],
    ];
  }
  const hierarchicalCount = material.elements.filter(({ kind }) => kind === 'hierarchical').length;
  return material.elements.flatMap((element): Computation[] => {
    const { name, kind } = element;
    if (kind === 'hierarchical') {
      const times = (T: number) => hierarchicalTimes(material, element, T, stress);
      return [
        [`tau.${name}.max`, 's', (T) => Math.exp(times(T).logMaximum)],
        [`tau.${name}.an`, 's', (T) => Math.exp(times(T).logAnelastic)],
        [hierarchicalCount === 1 ? 'chi' : `chi.${name}`, '', (T) => correlationFactor(material, element, T)],
      ];
    }
    if (kind === 'prony' || !isLinearKind(kind)) return [];
    if (kind === 'newtonian') {
      // Maxwell time of the dashpot with the elastic element.
      return [
        [
          `tau.${name}`,
          's',
          (T) => element.value('viscosity', T) / (material.unrelaxedModulus(T, ownGeometry(material)) ?? Number.NaN),
        ],
      ];
    }
    return [[`tau.${name}`, 's', (T) => elementTime(material, element, T, stress)]];
  });
}

export const runRelaxationTimes: ProtocolRunner = (request) => {
  const { material } = request;
  const xs = pointsWith(request, 'T');
  const issues: SolverIssue[] = [];
  const series: Record<string, Series> = {};
  for (const [name, unit, compute] of computations(material, request.conditions['static_stress'] ?? 0)) {
    request.checkCancelled();
    const known = issues.length;
    const values = xs.map((T): number | null => {
      try {
        const value = compute(T);
        // A frozen term has no finite time; nor has one beyond the largest double.
        return Number.isFinite(value) ? value : null;
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        if (issues.length === known) issues.push(fieldIssue(material, error));
        return null;
      }
    });
    if (issues.length === known && values.includes(null)) {
      const T = xs[values.indexOf(null)] ?? Number.NaN;
      issues.push({
        code: 'MG603',
        severity: 'warning',
        message: `${name} is infinite or too large for a number at ${T} K: the term is frozen there`,
        model: material.name,
      });
    }
    series[name] = { unit, values, accuracy: { rtol: 1e-12, atol: 0, method: 'closed form' } };
  }
  return { curves: [{ x: { name: 'T', unit: 'K', values: xs }, series }], issues };
};
