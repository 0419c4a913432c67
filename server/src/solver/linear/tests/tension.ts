import type { CurveRequest, RunnerResult } from '../../protocol.ts';
import type { Series } from '../../result.ts';
import { componentStrains } from '../components.ts';
import { linearModel, type Geometry } from '../model.ts';
import { timeFunctions } from '../time-functions.ts';
import { curveOrIssue, linearAccuracy, sampled } from './series.ts';

/** How a test reports stress and strain, by the engineering strain ε at which it stands. */
export interface StrainMeasure {
  /** Engineering strain where this strain is reported. */
  readonly engineering: (reported: number) => number;
  /** Reported stress over engineering stress. */
  readonly stressFactor: (engineering: number) => number;
}

const engineeringMeasure: StrainMeasure = { engineering: (strain) => strain, stressFactor: () => 1 };

/** Logarithmic strain and stress on the current cross-section, volume being constant. */
export function strainMeasure(
  measure: string | undefined,
  protocol: 'tension' | 'compression' | 'shear',
): StrainMeasure {
  if (measure !== 'true' || protocol === 'shear') return engineeringMeasure;
  const sign = protocol === 'tension' ? 1 : -1;
  return {
    engineering: (strain) => sign * Math.expm1(sign * strain),
    stressFactor: (strain) => 1 + sign * strain,
  };
}

/** Stress at a constant strain rate of a linear model, σ = ε̇ ∫0^t M, with the strain of each element. */
export function linearTension(request: CurveRequest, protocol: 'tension' | 'compression' | 'shear'): RunnerResult {
  const { material, conditions, words } = request;
  const { T = Number.NaN, strain_rate: rate = Number.NaN, strain: end = Number.NaN } = conditions;
  const geometry: Geometry = protocol === 'shear' ? 'shear' : 'tensile';
  const measure = strainMeasure(words['measure'], protocol);
  const asked = request.points['strain'] ?? Array.from({ length: 201 }, (_, k) => (end * k) / 200);
  const strains = [...new Set([...asked, ...request.extraX])];
  if (request.extraX.length > 0) strains.sort((a, b) => a - b);
  const names = [
    ['stress', 'Pa'],
    ['strain.elastic', ''],
  ] as const;
  return curveOrIssue(request, { name: 'strain', unit: '', values: strains }, names, () => {
    const model = linearModel(material, T, 0, geometry);
    const functions = timeFunctions(model);
    const scale = model.unrelaxed * Math.max(...strains);
    const accuracy = linearAccuracy(functions, functions.modulusIsConverted, scale);
    const engineeringStress = (strain: number): number => {
      request.checkCancelled();
      return rate * functions.modulusIntegral(measure.engineering(strain) / rate);
    };
    const series: Record<string, Series> = {
      stress: {
        unit: 'Pa',
        values: sampled(
          strains,
          (strain) => engineeringStress(strain) * measure.stressFactor(measure.engineering(strain)),
        ),
        accuracy,
      },
      'strain.elastic': {
        unit: '',
        values: sampled(strains, (strain) => engineeringStress(strain) / model.unrelaxed),
        accuracy: { ...accuracy, atol: accuracy.atol / model.unrelaxed },
      },
    };
    if (material.form === 'compliance' && material.problem.kind === 'elements') {
      for (const [name, component] of componentStrains(model)) {
        series[`strain.${name}`] = {
          unit: '',
          values: sampled(strains, (strain) => rate * component(measure.engineering(strain) / rate)),
          accuracy: { ...accuracy, atol: accuracy.atol / model.unrelaxed },
        };
      }
    }
    return series;
  });
}
