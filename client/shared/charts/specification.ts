/**
 * What a chart shows, as plain data: panels over one another that share the x of their test, lines in the units they
 * are drawn in, marks, measured points. The page, the SVG writer and the report all draw from it.
 */
import type { ScaleKind } from '../view-state.ts';
import type { ContourPath } from './contours.ts';

/** A colour that the theme looks up: a place in the palette, a place along the colour scale (0…1), or the text colour. */
export type Colour = { readonly palette: number } | { readonly along: number } | 'ink' | 'faint';

export type DashName = 'solid' | 'dashed' | 'dotted' | 'dashdot' | 'longdash';

/** Lengths of strokes and gaps in pixels at a line width of about 1.5. */
export const dashes: Readonly<Record<DashName, readonly number[]>> = {
  solid: [],
  dashed: [5, 3.5],
  dotted: [1.5, 3],
  dashdot: [8, 3, 1.5, 3],
  longdash: [11, 4],
};

/** How SI values become drawn ones: `(SI − offset) / factor`, or 1000/T. */
export interface Transform {
  readonly factor: number;
  readonly offset: number;
  readonly reciprocal: boolean;
}

export interface AxisSpecification {
  /** `PANEL/AXIS`, the key of what the reader sets of it. */
  readonly key: string;
  /** With unit, as printed along the axis: `E′, E″ (GPa)`. */
  readonly title: string;
  /** "modulus", for a reader of words. */
  readonly words: string;
  readonly unit: string;
  /** All units to choose from. */
  readonly units: readonly string[];
  readonly transform: Transform;
  readonly scale: ScaleKind;
  /** Whether every value is positive, so that the axis may be logarithmic. */
  readonly canBeLog: boolean;
  /** Drawn range when nothing is zoomed. */
  readonly range: readonly [number, number];
  /** What is along it (`T`, `time`): charts over the same thing share their crosshair. */
  readonly quantity: string;
}

export interface Line {
  /** Stable from one solve to the next: `as_cast|loss_modulus|frequency=1`. */
  readonly key: string;
  /** Unique in its chart, as read out: `E″ beta, 1 Hz`. */
  readonly label: string;
  /** `E″ beta` */
  readonly symbol: string;
  readonly series: string;
  readonly model: string;
  /** Path of the model or element that the line is of. */
  readonly path: string;
  /** Keys of the legend entries that it belongs to; hidden when one of them is. */
  readonly entries: readonly string[];
  readonly axis: 'left' | 'right';
  readonly colour: Colour;
  readonly dash: DashName;
  readonly width: number;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** A line of a snapshot or the last stable curve under a slider. */
  readonly ghost: boolean;
  /** A part of a stack: drawn as the area between the sum of the parts under it and the sum with it. */
  readonly band?: { readonly from: readonly (number | null)[]; readonly to: readonly (number | null)[] };
}

/** Curves of so few points show them, lest their straight pieces be taken for computed. */
export const FEW_POINTS = 12;

/** Whether an axis counts something, so that its ticks are whole numbers. */
export const isCounted = ({ quantity }: AxisSpecification): boolean => quantity === 'cycle';

/** How dense the areas of a stack are: their colours are told apart, and the grid is seen through them. */
export const BAND_OPACITY = 0.4;

/** How high a line runs: its values, or the upper edge of its band. */
export const edgeOf = ({ y, band }: Line): readonly (number | null)[] => band?.to ?? y;

export interface Mark {
  readonly label: string;
  /** Where there is no room for the label. */
  readonly short?: string;
  readonly x: number;
  /** Absent: a vertical line. */
  readonly y?: number;
  readonly axis: 'left' | 'right';
  readonly colour: Colour;
  /** A dot at the place; `false` for a name written at a curve. */
  readonly dot: boolean;
}

export interface MeasuredPoints {
  readonly name: string;
  readonly label: string;
  /** `R² 0.998, rms 0.21 GPa`; empty where too few points are inside the curve. */
  readonly quality: string;
  readonly axis: 'left' | 'right';
  readonly colour: Colour;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly xError?: readonly number[];
  readonly yError?: readonly number[];
}

/** A map of one series over x (columns) and a second condition (rows). */
export interface HeatMap {
  /** The second condition, up the left side. */
  readonly axis: AxisSpecification;
  readonly label: string;
  readonly unit: string;
  /** Where the cells of a row begin and end along x; one more than there are cells. */
  readonly columns: readonly number[];
  /** Where the rows begin and end along the second condition; one more than there are rows. */
  readonly rows: readonly number[];
  /** Row by row; `null` where nothing was computed. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly scale: ScaleKind;
  readonly range: readonly [number, number];
  readonly contours: readonly { readonly level: number; readonly paths: readonly ContourPath[] }[];
}

/** Place of a value along the colours of a map: 0 at its lowest value, 1 at its highest. */
export function mapShare(value: number, scale: ScaleKind, [low, high]: readonly [number, number]): number {
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

export interface Panel {
  readonly id: string;
  /** Share of the height. */
  readonly weight: number;
  readonly x: AxisSpecification;
  /** T over 1000/T. */
  readonly top?: { readonly title: string; readonly unit: string };
  readonly left: AxisSpecification;
  readonly right?: AxisSpecification;
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly measured: readonly MeasuredPoints[];
  readonly map?: HeatMap;
}

/** The axis up the left side of a panel: its values, or the second condition of its map. */
export const leftAxisOf = ({ left, map }: Panel): AxisSpecification => map?.axis ?? left;

export interface LegendEntry {
  readonly key: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly colour: Colour;
  readonly dash: DashName;
  readonly width: number;
  /** Path of the model or element that a click reveals. */
  readonly path: string;
}

/** Entries of one kind: the series, the members of a family, the models. */
export interface LegendGroup {
  readonly kind: 'series' | 'family' | 'model' | 'measured';
  /** `frequency`; empty for series. */
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

export interface ChartSpecification {
  readonly test: string;
  readonly title: string;
  readonly protocol: string;
  readonly line: number;
  readonly outdated?: string;
  readonly panels: readonly Panel[];
  readonly legend: readonly LegendGroup[];
  /** What every curve has in common: `430 K, 3 × 10⁻⁴ s⁻¹`. */
  readonly conditions: string;
  /** Whether the family may be drawn as a map. */
  readonly mappable: boolean;
  /** Whether the parts of a strain may be stacked. */
  readonly stackable: boolean;
  /** One or two sentences that say what is to be seen, with peaks. */
  readonly summary: string;
}
