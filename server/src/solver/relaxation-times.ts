/** The relaxation map: the time of every element over temperature. */
import { correlationFactor, hierarchicalTimes } from './linear/hierarchical.ts';
import type { RelaxationShape } from './linear/shape.ts';
import { kwwShape } from './linear/kww.ts';
import { isLinearKind, linearModel, ownGeometry } from './linear/model.ts';
import { hasShape, shapeOfElement } from './linear/shape-of-element.ts';
import { elementTime } from './linear/stress-effect.ts';
import { FieldError, type Material } from './material.ts';
import type { CurveRequest, ProtocolRunner, RunnerResult } from './protocol.ts';
import type { Accuracy, Series, SolverIssue } from './result.ts';
import { atEveryPoint, fieldIssue, pointsWith } from './runner-tools.ts';

/** Names of the series and what computes them, for one material. */
export type TimeComputation = readonly [name: string, unit: 's' | '', compute: (T: number) => number];

export function timeComputations(material: Material, stress: number): TimeComputation[] {
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
  return material.elements.flatMap((element): TimeComputation[] => {
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

/** ln of the shortest prefactor of a law of times, about 1e-40 s. */
const shortestPrefactor = 100;

/** Times are exponentials: what they lose is rounding of the exponent, ln τ less the logarithm of the prefactor. */
export function timeAccuracy(values: readonly (number | null)[]): Accuracy {
  const exponent = values.reduce<number>(
    (most, value) => (value === null || value === 0 ? most : Math.max(most, Math.abs(Math.log(value)))),
    0,
  );
  return {
    rtol: 1e-12,
    atol: 0,
    estimate: 2 * Number.EPSILON * (shortestPrefactor + exponent),
    method: 'closed form',
  };
}

export const runRelaxationTimes: ProtocolRunner = (request) => {
  const { material } = request;
  const xs = pointsWith(request, 'T');
  const issues: SolverIssue[] = [];
  const infinite: { readonly name: string; readonly T: number }[] = [];
  const series: Record<string, Series> = {};
  for (const [name, unit, compute] of timeComputations(material, request.conditions['static_stress'] ?? 0)) {
    request.checkCancelled();
    const known = issues.length;
    const values = xs.map((T): number | null => {
      try {
        const value = compute(T);
        if (Number.isFinite(value)) return value;
        // A frozen term has no finite time; nor has one beyond the largest double.
        if (infinite.at(-1)?.name !== name) infinite.push({ name, T });
        return null;
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        if (issues.length === known) issues.push(fieldIssue(material, error));
        return null;
      }
    });
    series[name] = { unit, values, accuracy: timeAccuracy(values) };
  }
  if (infinite.length > 0) issues.push(infiniteIssue(material, infinite));
  const hidden = new Set<string>();
  const spectra = (request.points['spectra'] ?? []).flatMap((T) => {
    try {
      const { curve, frozen } = spectraAt(request, T);
      for (const name of frozen) hidden.add(name);
      return curve ? [curve] : [];
    } catch (error) {
      if (!(error instanceof FieldError)) throw error;
      if (issues.length === 0) issues.push(fieldIssue(material, error));
      return [];
    }
  });
  if (hidden.size > 0) issues.push(frozenSpectra(material, [...hidden]));
  else if (spectra.length === 0 && issues.length === 0 && request.points['spectra']) issues.push(noSpectra(material));
  return { curves: [{ x: { name: 'T', unit: 'K', values: xs }, series }, ...spectra], issues };
};

/** Times beyond all numbers, in one message. */
export function infiniteIssue(
  material: Material,
  infinite: readonly { readonly name: string; readonly T: number }[],
): SolverIssue {
  const names = infinite.map(({ name, T }) => `${name} (first at ${T} K)`).join(', ');
  return {
    code: 'MG603',
    severity: 'warning',
    message: `infinite or too large for a number, so that there are gaps where the motion is frozen: ${names}`,
    model: material.name,
  };
}

/** Spectra about times that are infinite cannot be drawn over them. */
const frozenSpectra = (material: Material, names: readonly string[]): SolverIssue => ({
  code: 'MG603',
  severity: 'warning',
  message: `no spectrum of ${names.join(', ')} at some of the temperatures of \`spectra\`: the time is infinite there, or too large for a number`,
  model: material.name,
  field: 'spectra',
});

const noSpectra = (material: Material): SolverIssue => ({
  code: 'MG601',
  severity: 'warning',
  message:
    '`spectra` shows nothing: every element of the model has a single time. Give one a spectrum, or a kind with a spread of times (kww, cole_cole …)',
  model: material.name,
  field: 'spectra',
});

/** Steps of ln τ in which a spectrum is drawn, and the share of its largest value below which it is not. */
const spectrumStep = 0.1;
const visibleShare = 1e-4;

interface SpectraAtTemperature {
  /** Absent where there is nothing to draw. */
  readonly curve: RunnerResult['curves'][number] | undefined;
  /** Names of those whose times are infinite. */
  readonly frozen: readonly string[];
}

/** Densities of the times of every element with a spectrum, over one grid of times. @throws FieldError */
function spectraAt(request: CurveRequest, T: number): SpectraAtTemperature {
  const { material } = request;
  const all = elementDensities(material, T, request.conditions['static_stress'] ?? 0);
  const densities = all.filter(({ logTime }) => Number.isFinite(logTime));
  const frozen = all.filter(({ logTime }) => !Number.isFinite(logTime)).map(({ name }) => name);
  let lower = Infinity;
  let upper = -Infinity;
  for (const { density, logTime } of densities) {
    request.checkCancelled();
    const around = Array.from({ length: 321 }, (_, k) => 0.5 * (k - 160));
    const values = around.map((x) => {
      request.checkCancelled();
      return density(x);
    });
    const largest = Math.max(...values);
    around.forEach((x, k) => {
      if ((values[k] ?? 0) < visibleShare * largest) return;
      lower = Math.min(lower, logTime + x - 0.5);
      upper = Math.max(upper, logTime + x + 0.5);
    });
  }
  if (!(lower < upper)) return { curve: undefined, frozen };
  const count = Math.ceil((upper - lower) / spectrumStep);
  const logTimes = Array.from({ length: count + 1 }, (_, k) => lower + k * spectrumStep);
  const series: Record<string, Series> = {};
  for (const { name, density, logTime, shape } of densities) {
    const values = atEveryPoint(request, logTimes, (at) => density(at - logTime));
    series[`density.${name}`] = {
      unit: '',
      values,
      accuracy: {
        rtol: 1e-6,
        atol: 0,
        // Known once the values are computed.
        estimate: shape.error + (shape.densityError ?? 0),
        method: 'quadrature of the density of times',
      },
    };
  }
  const curve = {
    at: { T: { value: T, unit: 'K' } },
    x: { name: 'tau', unit: 's', values: logTimes.map((at) => Math.exp(at)) },
    series,
  };
  return { curve, frozen };
}

interface ElementDensity {
  readonly name: string;
  /** Over x = ln(τ_i/τ). */
  readonly density: (x: number) => number;
  readonly logTime: number;
  readonly shape: RelaxationShape;
}

function elementDensities(material: Material, T: number, stress: number): ElementDensity[] {
  return material.elements.flatMap((element): ElementDensity[] => {
    const { name, kind } = element;
    if (kind === 'hierarchical') {
      const { chi, logAnelastic } = hierarchicalTimes(material, element, T, stress);
      const shape = kwwShape(chi);
      const { density } = shape;
      return density ? [{ name: `${name}.an`, density, logTime: logAnelastic, shape }] : [];
    }
    if (!hasShape(kind)) return [];
    const shape = shapeOfElement(element, T);
    const { density } = shape;
    const logTime = Math.log(elementTime(material, element, T, stress));
    return density ? [{ name, density, logTime, shape }] : [];
  });
}
