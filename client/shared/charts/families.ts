/** How the curves of a test differ from each other: by model, by a condition that has several values. */
import type { Curve } from '../../../server/src/solver/result.ts';
import { readableCondition } from './conditions.ts';
import type { Colour, DashName } from './specification.ts';

export interface Member {
  readonly value: number;
  readonly text: string;
}

/** The values of a condition that varies, in the order of the file. */
export interface Family {
  readonly parameter: string;
  /** Coherent SI unit of its values. */
  readonly unit: string;
  readonly members: readonly Member[];
}

export interface Arrangement {
  readonly models: readonly string[];
  /** Told apart by colour. */
  readonly family?: Family;
  /** Told apart by line style, together with the models. */
  readonly others: readonly Family[];
  /** What all curves have in common. */
  readonly common: string;
}

export function arrange(curves: readonly Curve[]): Arrangement {
  const models = [...new Set(curves.map(({ model }) => model))];
  const names = [...new Set(curves.flatMap(({ at }) => Object.keys(at)))];
  const families: Family[] = [];
  const common: string[] = [];
  for (const parameter of names) {
    const members = new Map<number, Member>();
    for (const { at } of curves) {
      const condition = at[parameter];
      if (condition)
        members.set(condition.value, { value: condition.value, text: readableCondition(parameter, condition) });
    }
    if (members.size > 1) families.push({ parameter, unit: unitOf(curves, parameter), members: [...members.values()] });
    else
      common.push(
        ...[...members.values()].map(({ text }) =>
          needsName(parameter, members) ? `${parameter.replaceAll('_', ' ')} ${text}` : text,
        ),
      );
  }
  // The condition with most values gets the colours.
  const [family, ...others] = families.toSorted((a, b) => b.members.length - a.members.length);
  return { models, ...(family ? { family } : {}), others, common: common.join(', ') };
}

/** Times beside each other, and numbers without a unit, say what they are: `hold 330 s`, `cycles 3`. */
function needsName(parameter: string, members: ReadonlyMap<number, Member>): boolean {
  const isBare = [...members.values()].every(({ text }) => /\d$/.test(text));
  return /^(hold|recovery|ramp|\w+_time)$/.test(parameter) || isBare;
}

function unitOf(curves: readonly Curve[], parameter: string): string {
  return curves.find(({ at }) => at[parameter])?.at[parameter]?.unit ?? '';
}

/** Where a value lies between the smallest (0) and the largest (1) of its family, by decades if it spans more than one. */
export function placeInFamily({ members }: Family, value: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const member of members) {
    low = Math.min(low, member.value);
    high = Math.max(high, member.value);
  }
  if (high === low) return 0;
  if (low > 0 && high / low >= 8) return Math.log(value / low) / Math.log(high / low);
  return (value - low) / (high - low);
}

const MODEL_DASHES: readonly DashName[] = ['solid', 'longdash', 'dashdot', 'dotted', 'dashed'];

/** Whether colour tells the curves of a series apart, so that it cannot tell the series apart. */
export function coloursTellCurves({ family, models }: Arrangement): boolean {
  return family !== undefined || models.length > 1;
}

/** Line style of the curve among models and further conditions. */
export function dashOf({ models, others }: Arrangement, curve: Curve): DashName {
  let index = models.indexOf(curve.model);
  let radix = models.length;
  for (const { parameter, members } of others) {
    index +=
      radix *
      Math.max(
        0,
        members.findIndex(({ value }) => value === curve.at[parameter]?.value),
      );
    radix *= members.length;
  }
  return MODEL_DASHES[index % MODEL_DASHES.length] ?? 'solid';
}

/** Colour of the curve in its family, else of its model among several, else that of its series. */
export function colourOf({ family, models }: Arrangement, curve: Curve, seriesColour: Colour): Colour {
  const value = family && curve.at[family.parameter]?.value;
  if (family && value !== undefined) return { along: placeInFamily(family, value) };
  return models.length > 1 ? { palette: models.indexOf(curve.model) } : seriesColour;
}

/** `1 Hz, aged`: what tells the curve from the others of its test. */
export function memberText({ models, family, others }: Arrangement, curve: Curve): string {
  const conditions = [...(family ? [family] : []), ...others].flatMap(({ parameter }) => {
    const condition = curve.at[parameter];
    return condition ? [readableCondition(parameter, condition)] : [];
  });
  return [...conditions, ...(models.length > 1 ? [curve.model] : [])].join(', ');
}
