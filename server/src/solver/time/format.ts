/** A number for a message: six digits at most, with a power of ten where it is very large or small. */
export function formatNumber(value: number): string {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e7 || size < 1e-4) && Number.isFinite(size)) {
    return rounded.toExponential().replace('e+', 'e');
  }
  return String(rounded);
}

/** Units in which values of a coherent unit are read, and their size; the others are read as they are. */
const readable: Readonly<Record<string, readonly { readonly unit: string; readonly size: number }[]>> = {
  Pa: [
    { unit: 'GPa', size: 1e9 },
    { unit: 'MPa', size: 1e6 },
    { unit: 'Pa', size: 1 },
  ],
};

/** `370 MPa`, `1e-3 s`, `430 K`: a value in SI for a message. */
export function formatValue(value: number, unit: string): string {
  const options = readable[unit] ?? [];
  const chosen = options.find(({ size }) => Math.abs(value) >= size) ?? options.at(-1);
  if (!chosen) return `${formatNumber(value)} ${unit.replace(/^1\//, '/')}`.trim();
  return `${formatNumber(value / chosen.size)} ${chosen.unit}`;
}
