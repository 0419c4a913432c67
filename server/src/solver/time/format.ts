/** A number for a message: six digits at most. */
export const formatNumber = (value: number): string => String(Number(value.toPrecision(6)));
