/** How axes and series are called and scaled on the page. */
import type { ProtocolDescriptor, SeriesDescriptor } from '../physics/descriptor.ts';
import { customaryUnits } from '../features/documentation/values.ts';
import { parseUnit } from '../units/parse-unit.ts';
import { coherentUnit, quantities, type QuantityName } from '../units/quantities.ts';
import type { Presentation } from '../lsp/messages.ts';

type UnitChoice = Presentation['units'][number];

/** A unit with its size in SI; `undefined` for a text that is no unit. */
function unitChoice(text: string): UnitChoice | undefined {
  const unit = parseUnit(text);
  if (!unit) return undefined;
  const factor = unit.size.numerator / unit.size.denominator;
  return { unit: text, factor, ...(unit.zero === undefined ? {} : { offset: unit.zero }) };
}

const choices = (units: readonly string[]): readonly UnitChoice[] => units.flatMap((unit) => unitChoice(unit) ?? []);

/** Strains are read in per cent; other plain numbers as they are. */
function unitsOf(name: string, quantity: QuantityName): readonly UnitChoice[] {
  if (quantity === 'number') return choices(name.startsWith('strain') ? ['%', ''] : ['']);
  return choices([...new Set([...quantities[quantity].units, coherentUnit(quantity)])]);
}

const wordsOf = (name: string): string => name.replaceAll('_', ' ');

export function presentAxis({ name, quantity, symbol, scale }: ProtocolDescriptor['x']): Presentation {
  const words = name === 'T' ? 'temperature' : wordsOf(name);
  return { symbol, words, scale, units: unitsOf(name, quantity) };
}

/** Another quantity in SI, known by its unit only. */
export function presentByUnit(name: string, unit: string, values: readonly (number | null)[]): Presentation {
  const parsed = parseUnit(unit);
  const units = choices(parsed ? customaryUnits(parsed.dimension, unit === 'Hz') : []);
  return {
    symbol: name,
    words: wordsOf(name),
    scale: spansDecades(values) ? 'log' : 'linear',
    units: units.length > 0 ? units : [{ unit, factor: 1 }],
  };
}

/** From here on a linear scale hides most of a curve: largest over smallest of positive values. */
const decades = 1000;

function spansDecades(values: readonly (number | null)[]): boolean {
  const numbers = values.filter((value) => value !== null);
  if (numbers.length < 3 || numbers.some((value) => value <= 0)) return false;
  // A million of them are too many for the arguments of one call.
  const highest = numbers.reduce((a, b) => Math.max(a, b));
  return highest / numbers.reduce((a, b) => Math.min(a, b)) > decades;
}

function presentDescribed(name: string, series: SeriesDescriptor): Presentation {
  const part = name === series.name ? '' : name.slice(series.name.length + 1);
  return {
    symbol: part === '' ? series.symbol : `${series.symbol} ${part}`,
    words: part === '' ? wordsOf(series.name) : `${wordsOf(series.name)} of ${part}`,
    scale: series.scale,
    units: unitsOf(series.name, series.quantity),
  };
}

/** The presentation of a series by its name in a result: `loss_modulus`, `loss_modulus.beta`, `strain.alpha.an`. */
export function presentSeries(
  protocol: ProtocolDescriptor | undefined,
  name: string,
  unit: string,
  values: readonly (number | null)[],
): Presentation {
  const all = protocol ? [...protocol.series, ...(protocol.secondary?.series ?? [])] : [];
  const described =
    all.find((series) => series.name === name && !series.perElement) ??
    all.find((series) => series.perElement && name.startsWith(`${series.name}.`));
  return described ? presentDescribed(name, described) : presentByUnit(name, unit, values);
}
