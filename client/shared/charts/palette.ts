/** Colours that readers with any colour vision tell apart, for light and dark grounds. */
import type { Colour } from './specification.ts';

/** After Okabe and Ito 2008, darkened where a hue would be too pale for a line on white (contrast of 3 at least). */
export const onLight: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#008a64',
  '#b5568c',
  '#a87300',
  '#2a93cc',
  '#5b5b5b',
  '#7a3fa0',
];

/** The same hues, brightened for a dark ground. */
export const onDark: readonly string[] = [
  '#56b4e9',
  '#ff8a3d',
  '#2fc79a',
  '#e08fc0',
  '#e8b400',
  '#8fa8ff',
  '#bdbdbd',
  '#f0e442',
];

/** Viridis (Smith and van der Walt 2015): even steps of lightness, readable in grey. */
const VIRIDIS: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [71, 44, 122],
  [59, 81, 139],
  [44, 113, 142],
  [33, 144, 141],
  [39, 173, 129],
  [92, 200, 99],
  [170, 220, 50],
  [253, 231, 37],
];

function viridisChannels(share: number): number[] {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1);
  const index = Math.min(VIRIDIS.length - 2, Math.floor(place));
  const from = VIRIDIS[index] ?? [0, 0, 0];
  const to = VIRIDIS[index + 1] ?? from;
  return from.map((value, i) => Math.round(value + ((to[i] ?? value) - value) * (place - index)));
}

const viridis = (share: number): string => `rgb(${viridisChannels(share).join(', ')})`;

/** The whole scale, for maps. */
export const mapColour = viridis;

/** Black or white, whichever is read more easily on the colour of a map. */
export function inkOnMap(share: number): string {
  const [red = 0, green = 0, blue = 0] = viridisChannels(share).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  // Relative luminance (WCAG 2.2); black and white have the same contrast against this one.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** The scale without the end that vanishes on the ground. */
export function alongScale(share: number, dark: boolean): string {
  return viridis(dark ? 0.36 + 0.64 * share : 0.82 * share);
}

export interface Inks {
  readonly palette: readonly string[];
  readonly dark: boolean;
  readonly ink: string;
  readonly faint: string;
}

/** The colours of lines on a light or a dark ground, for what is drawn without a theme at hand. */
export const inksOn = (dark: boolean): Inks =>
  dark
    ? { palette: onDark, dark, ink: '#d4d4d4', faint: '#9d9d9d' }
    : { palette: onLight, dark, ink: '#000000', faint: '#666666' };

/** A colour of the specification as CSS. */
export function cssColour(colour: Colour, { palette, dark, ink, faint }: Inks): string {
  if (colour === 'ink') return ink;
  if (colour === 'faint') return faint;
  if ('palette' in colour) return palette[colour.palette % palette.length] ?? ink;
  return alongScale(colour.along, dark);
}
