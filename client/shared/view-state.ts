/** What the reader has set up in a preview: kept over edits, reloads and restarts. Plain data, SI where a number. */
import { arrayOf, isBoolean, isNumber, isRecord, isString, oneOf, type Guard } from './guards.ts';

export type ScaleKind = 'linear' | 'log';

/** A stretch of an axis in SI. */
export type Interval = readonly [number, number];

/** What the reader has set up in one chart. Keys of axes are `PANEL/AXIS`. */
export interface ChartView {
  /** Keys of hidden legend entries. */
  readonly hidden: readonly string[];
  /** Keys of legend entries that are hidden at first and were asked for. */
  readonly shown: readonly string[];
  readonly units: Readonly<Record<string, string>>;
  readonly scales: Readonly<Record<string, ScaleKind>>;
  readonly zoom: Readonly<Record<string, Interval>>;
  readonly tableOpen: boolean;
  /** Draw a family over a second condition as a map. */
  readonly asMap: boolean;
  /** Lay the parts of a strain on one another. */
  readonly stacked: boolean;
  /** Show the enlarged chart in the style it is exported in. */
  readonly asPrinted: boolean;
}

/** Curves kept under a name. */
export interface Snapshot {
  readonly name: string;
  readonly note: string;
  readonly taken: string;
  readonly shown: boolean;
  /** Of so many computed points fewer are kept; absent where every point is. */
  readonly thinnedFrom?: number;
  /** By test name, then by line key: points in SI. */
  readonly lines: Readonly<Record<string, Readonly<Record<string, readonly (readonly [number, number])[]>>>>;
}

export interface ViewState {
  readonly charts: Readonly<Record<string, ChartView>>;
  readonly enlarged: string;
  readonly scroll: number;
  readonly slidersOpen: boolean;
  readonly snapshots: readonly Snapshot[];
  readonly pinned: boolean;
}

export const emptyChartView: ChartView = {
  hidden: [],
  shown: [],
  units: {},
  scales: {},
  zoom: {},
  tableOpen: false,
  asMap: false,
  stacked: false,
  asPrinted: false,
};

export const emptyViewState: ViewState = {
  charts: {},
  enlarged: '',
  scroll: 0,
  slidersOpen: true,
  snapshots: [],
  pinned: false,
};

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);

function members<T>(value: unknown, guard: Guard<T>): Record<string, T> {
  const kept: Record<string, T> = {};
  if (isRecord(value))
    for (const [name, member] of Object.entries(value)) {
      if (guard(member)) kept[name] = member;
    }
  return kept;
}

const strings = (value: unknown): string[] => (arrayOf(isString)(value) ? value : []);

function readChartView(value: unknown): ChartView {
  if (!isRecord(value)) return emptyChartView;
  return {
    hidden: strings(value['hidden']),
    shown: strings(value['shown']),
    units: members(value['units'], isString),
    scales: members(value['scales'], oneOf('linear', 'log')),
    zoom: members(value['zoom'], isPair),
    tableOpen: value['tableOpen'] === true,
    asMap: value['asMap'] === true,
    stacked: value['stacked'] === true,
    asPrinted: value['asPrinted'] === true,
  };
}

function readSnapshot(value: unknown): Snapshot[] {
  if (!isRecord(value) || !isString(value['name'])) return [];
  const lines = Object.entries(members(value['lines'], isRecord)).map(
    ([test, byKey]) => [test, members(byKey, arrayOf(isPair))] as const,
  );
  return [
    {
      name: value['name'],
      note: isString(value['note']) ? value['note'] : '',
      taken: isString(value['taken']) ? value['taken'] : '',
      shown: value['shown'] === true,
      ...(isNumber(value['thinnedFrom']) ? { thinnedFrom: value['thinnedFrom'] } : {}),
      lines: Object.fromEntries(lines),
    },
  ];
}

/** The view state in a stored value; what is missing or of an older make is as at first. */
export function readViewState(value: unknown): ViewState {
  if (!isRecord(value)) return emptyViewState;
  const charts = Object.entries(members(value['charts'], isRecord)).map(
    ([test, view]) => [test, readChartView(view)] as const,
  );
  const snapshots: unknown = value['snapshots'];
  return {
    charts: Object.fromEntries(charts),
    enlarged: isString(value['enlarged']) ? value['enlarged'] : '',
    scroll: isNumber(value['scroll']) ? value['scroll'] : 0,
    slidersOpen: isBoolean(value['slidersOpen']) ? value['slidersOpen'] : true,
    snapshots: Array.isArray(snapshots) ? snapshots.flatMap(readSnapshot) : [],
    pinned: value['pinned'] === true,
  };
}
