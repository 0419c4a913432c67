/** Values of number and text tokens. */

/** The value of a number as written: `1_000`, `1e−13`; infinite when too large. */
export function numberValue(image: string): number {
  const plain = Number(image);
  return Number.isNaN(plain) ? Number(image.replaceAll('_', '').replace('\u2212', '-')) : plain;
}

/** True when the text of a number is one that arithmetic can hold. */
export function isSoundNumber(image: string, value: number): boolean {
  if (!Number.isFinite(value) || image.endsWith('_')) return false;
  if (value !== 0) return true;
  const mantissa = image.split(/[eE]/)[0] ?? image;
  return !/[1-9]/.test(mantissa);
}

/** Contents of a text in quotes: `\"` and `\\` are escapes, any other backslash stands for itself. */
export function stringValue(image: string): string {
  const closed = image.length > 1 && /["'”“]$/.test(image) && !/(?:^|[^\\])(?:\\\\)*\\"$/.test(image);
  return image.slice(1, closed ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}
