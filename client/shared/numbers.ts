/** Numbers for people to read. */

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** `-13` as `⁻¹³`. */
export function superscript(exponent: number): string {
  return Array.from(String(exponent), (digit) => SUPERSCRIPTS[digit] ?? digit).join('');
}

/** Mantissa and exponent of ten; the mantissa is rounded to `digits` significant digits and may not reach ten. */
function scientific(value: number, digits: number): readonly [mantissa: string, exponent: number] {
  const [mantissa = '0', exponent = '0'] = value.toExponential(digits - 1).split('e');
  return [mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa, Number(exponent)];
}

const minus = (text: string): string => text.replace('-', '−');

/** `656`, `0.0137`, `1.86 × 10⁻¹³`: `digits` significant digits, plain between 0.001 and 100 000. */
export function readableNumber(value: number, digits = 4): string {
  if (value === 0) return '0';
  const [mantissa, exponent] = scientific(value, digits);
  if (exponent >= -3 && exponent < 5) {
    const decimals = Math.max(0, digits - 1 - exponent);
    const text = value.toFixed(decimals);
    return minus(decimals > 0 ? text.replace(/\.?0+$/, '') : text);
  }
  return minus(`${mantissa === '1' ? '' : `${mantissa} × `}10${superscript(exponent)}`);
}

/** A unit of the language as printed: `/GPa` as `GPa⁻¹`, `nm^2` as `nm²`, `degC` as `°C`. */
export function readableUnit(unit: string): string {
  const inverse = /^\/([A-Za-zµÅ]+)(?:\^(\d+))?$/.exec(unit);
  if (inverse) return `${inverse[1] ?? ''}${superscript(-Number(inverse[2] ?? 1))}`;
  return unit
    .replace(/\bdegC\b/g, '°C')
    .replace(/\^(-?\d+)/g, (_, exponent: string) => superscript(Number(exponent)))
    .replace(/ (?=[A-Za-zµ])/g, ' ');
}

/** A number with its unit. */
export function readableQuantity(value: number, unit: string, digits = 4): string {
  const shown = readableUnit(unit);
  if (shown === '') return readableNumber(value, digits);
  return `${readableNumber(value, digits)} ${shown}`;
}
