/**
 * Ageing on heating: the states of flow laws (free volume, states of a law of the user's own) along a scan at a constant
 * heating rate under a constant stress, from their start values at its lowest temperature.
 */
import { freeVariables } from '../../formula/walk.ts';
import type { FlowMoment } from '../linear/linearised-flow.ts';
import { isLinearKind, ownGeometry } from '../linear/model.ts';
import type { Material } from '../material.ts';
import { complianceModel } from './compliance-model.ts';
import { flowRates } from './flow-rates.ts';
import { Integrator, type Stop } from './integrator.ts';
import { RecordedPath } from './recorded-path.ts';

export interface Scan {
  /** K, where the states have their start values. */
  readonly first: number;
  /** K, as far as states are asked for. */
  readonly last: number;
  /** K/s */
  readonly heatingRate: number;
  /** Pa */
  readonly stress: number;
}

export interface AgedStates {
  /** Where the scan has led at T (K), from the first temperature on; undefined where the integration did not get to. */
  readonly at: (T: number) => FlowMoment | undefined;
  readonly stop: Stop | undefined;
}

/** Length of the first step that is tried, K. */
const firstStep = 0.01;
/** Strain below which errors may be relative to it. */
const smallestStrain = 1e-7;

const isFlow = (kind: string): boolean => kind !== 'hierarchical' && !isLinearKind(kind);

/** Name of a flow law of the user's own whose formulas hold a variable: `time`, `strain`. */
export function lawsUse(material: Material, variable: string): string | undefined {
  return material.problem.elements.find(({ kind, fields, states = [] }) => {
    const rate = fields['strain_rate'];
    if (kind !== 'custom' || rate?.type !== 'formula') return false;
    return [rate.formula, ...states.map((state) => state.rate)].some((law) => freeVariables(law).has(variable));
  })?.name;
}

/** Whether laws feel the strain of other elements, which only a stress brings about. */
const feelsOthers = (material: Material, stress: number): boolean =>
  stress !== 0 && lawsUse(material, 'strain') !== undefined;

/**
 * Whether a history under a stress (Pa) changes how the material answers: whether it has flow laws with states, over time,
 * or over a strain that grows.
 * @throws FieldError
 */
export function ages(material: Material, T: number, stress: number): boolean {
  if (lawsUse(material, 'time') !== undefined || feelsOthers(material, stress)) return true;
  return material.elements.some(
    (element) =>
      isFlow(element.kind) && (flowRates(material, element, T, ownGeometry(material))?.states.length ?? 0) > 1,
  );
}

/**
 * Integrates the flow laws of a material along a scan, T = first + heatingRate × time. The course does not depend on
 * which temperatures are asked for.
 * @param stepTolerance relative error allowed on each step
 * @throws FieldError
 */
export function ageOnHeating(
  material: Material,
  { first, last, heatingRate, stress }: Scan,
  stepTolerance: number,
  checkCancelled: () => void,
): AgedStates {
  const model = complianceModel(material, {
    history: 'any',
    range: { start: first, lower: first, upper: last },
    geometry: ownGeometry(material),
    ...(feelsOthers(material, stress) ? {} : { only: ({ kind }) => isFlow(kind) }),
  });
  const integrator = new Integrator(model, stepTolerance, smallestStrain, checkCancelled);
  const path = new RecordedPath(integrator);
  // A scan of one temperature still has a start.
  const duration = Math.max(last - first, firstStep) / heatingRate;
  path.run({
    duration,
    openEnded: true,
    firstStep: firstStep / heatingRate,
    control: 'driver',
    value: () => stress,
    slope: () => 0,
    temperature: (time) => first + heatingRate * time,
    power: 1,
    clock: 0,
    elapsed: 0,
  });
  const elements = material.elements.flatMap(({ name, kind }) => {
    if (!isFlow(kind)) return [];
    const place = model.contributions.findIndex((contribution) => contribution?.element === name);
    const next = model.contributions.findIndex((contribution, k) => k > place && contribution !== undefined);
    return [{ name, place, end: next < 0 ? model.contributions.length : next }];
  });
  return {
    stop: path.stop,
    at: (T) => {
      const moment = T < first ? undefined : path.at((T - first) / heatingRate);
      if (!moment) return undefined;
      const states = new Map(
        elements.map(({ name, place, end }) => [name, moment.variables.slice(place, end)] as const),
      );
      return { time: moment.time, strain: moment.response, states };
    },
  };
}
