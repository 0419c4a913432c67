/** Units that people write and the language does not have, with what they are in units that it has. */
import { lookupUnit } from './lookup.ts';

/** Spellings of units that the language has. */
const spellings: Readonly<Record<string, string>> = {
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  S: 's',
  minute: 'min',
  minutes: 'min',
  mins: 'min',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'day',
  days: 'day',
  meter: 'm',
  metre: 'm',
  micron: 'µm',
  microns: 'µm',
  A: 'Å',
  Angstrom: 'Å',
  angstrom: 'Å',
  kelvin: 'K',
  Kelvin: 'K',
  degK: 'K',
  C: 'degC',
  celsius: 'degC',
  Celsius: 'degC',
  '°K': 'K',
  pascal: 'Pa',
  hz: 'Hz',
  hertz: 'Hz',
  Hertz: 'Hz',
  radian: 'rad',
  radians: 'rad',
  degree: 'deg',
  degrees: 'deg',
  percent: '%',
  pct: '%',
  mole: 'mol',
  moles: 'mol',
  joule: 'J',
  newton: 'N',
  watt: 'W',
  ev: 'eV',
};

/** Units of other systems: what one of them is. */
const conversions: Readonly<Record<string, string>> = {
  psi: '6.894757 kPa',
  ksi: '6.894757 MPa',
  Torr: '133.3224 Pa',
  torr: '133.3224 Pa',
  mbar: '100 Pa',
  kbar: '0.1 GPa',
  dyn: '1e-5 N',
  erg: '1e-7 J',
  poise: '0.1 Pa s',
  kgf: '9.80665 N',
  nJ: '1e-9 J',
  cP: '1e-3 Pa s',
  year: '365.25 day',
  rpm: '1 /min',
  Wh: '3600 J',
};

export interface ForeignUnit {
  /** The unit to write instead, when the two are the same. */
  readonly instead?: string;
  /** What one of it is, when it is another unit: "6.894757 kPa". */
  readonly equals?: string;
}

/** What a scientist may have meant by a name that is no unit here. */
export function foreignUnit(name: string): ForeignUnit | undefined {
  // `m2` of a plain text is m^2.
  const [, base = '', power = ''] = /^(\D+)([2-9])$/.exec(name) ?? [];
  if (lookupUnit(base)) return { instead: `${base}^${power}` };
  const spelling = Object.hasOwn(spellings, name) ? spellings[name] : undefined;
  if (spelling !== undefined) return { instead: spelling };
  const equals = Object.hasOwn(conversions, name) ? conversions[name] : undefined;
  return equals === undefined ? undefined : { equals };
}
