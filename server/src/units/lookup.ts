/** Finding a unit by its name, prefix included. */
import type { Dimension } from './dimension.ts';
import { multiplyFactors, type Factor } from './factor.ts';
import { prefixes, unitTable, type BaseUnitEntry, type Marker, type Prefix } from './unit-table.ts';

export interface Unit {
  /** As the reference writes it: `µm`, `degC`. */
  readonly symbol: string;
  /** Without its prefix: `m` of `µm`. */
  readonly base: BaseUnitEntry;
  readonly prefix?: Prefix;
  readonly dimension: Dimension;
  /** Size in coherent SI units. */
  readonly size: Factor;
  readonly marker?: Marker;
  /** K at zero of an offset scale: 273.15 for degC. */
  readonly zero?: number;
}

const isPrefix = (text: string): text is Prefix => Object.hasOwn(prefixes, text);

/** µ, Å and Ω in one Unicode form (micro sign, composed letters). */
const normalised = (name: string): string => name.normalize('NFC').replaceAll('\u03bc', '\u00b5');

function entryWith(base: BaseUnitEntry, prefix?: Prefix): Unit {
  return {
    symbol: `${prefix ?? ''}${base.symbol}`,
    base,
    ...(prefix ? { prefix } : {}),
    dimension: base.dimension,
    size: prefix ? multiplyFactors(prefixes[prefix], base.size) : base.size,
    ...(base.marker ? { marker: base.marker } : {}),
    ...(base.zero === undefined ? {} : { zero: base.zero }),
  };
}

/** Every spelling of every unit. */
const units: ReadonlyMap<string, Unit> = (() => {
  const table = new Map<string, Unit>();
  for (const base of unitTable) {
    const plain = entryWith(base);
    for (const name of [base.symbol, ...(base.aliases ?? [])]) table.set(name, plain);
    for (const prefix of base.prefixes) {
      const unit = entryWith(base, prefix);
      table.set(unit.symbol, unit);
      if (prefix === 'µ') table.set(`u${base.symbol}`, unit);
    }
  }
  return table;
})();

/** The unit of that name, or `undefined` when it is none. Both Unicode forms of µ and Å are the same; `u` stands for µ. */
export const lookupUnit = (name: string): Unit | undefined => units.get(name) ?? units.get(normalised(name));

export const isUnitName = (name: string): boolean => lookupUnit(name) !== undefined;

/** Every unit, each once under its usual spelling. */
export const allUnits = (): readonly Unit[] => [...new Set(units.values())];

/** Every spelling that is read as a unit. */
export const unitNames = (): readonly string[] => [...units.keys()];

/** A unit with a prefix that exists but that the language does not give this unit (`mbar`, `TPa` is fine, `kK` is not). */
export function unitWithForbiddenPrefix(name: string): { prefix: Prefix; base: BaseUnitEntry } | undefined {
  const text = normalised(name);
  const letter = text.startsWith('u') ? 'µ' : text.slice(0, 1);
  if (!isPrefix(letter)) return undefined;
  const base = unitTable.find((entry) => entry.symbol === text.slice(1));
  return base ? { prefix: letter, base } : undefined;
}
