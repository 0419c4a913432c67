/** What every part of a chart as SVG is written with. */

export const TEXT = 11;
/** Room for the labels of the left axis. */
export const LEFT = 64;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Two decimals are a hundredth of a pixel. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);

export function text(x: number, y: number, content: string, more = ''): string {
  return `<text x="${px(x)}" y="${px(y)}"${more === '' ? '' : ` ${more}`}>${escapeXml(content)}</text>`;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** Where a value is drawn. */
export type Place = (value: number) => number;
