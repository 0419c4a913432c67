/** Small type guards for data that comes from another process: each says whether an unknown value has a shape. */

export type Guard<T> = (value: unknown) => value is T;

export const isString = (value: unknown): value is string => typeof value === 'string';
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
/** Finite numbers only: no NaN reaches the page. */
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function oneOf<const T extends string>(...words: readonly T[]): Guard<T> {
  const known: readonly string[] = words;
  return (value): value is T => isString(value) && known.includes(value);
}

export function arrayOf<T>(element: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(element);
}

export function recordOf<T>(element: Guard<T>): Guard<Record<string, T>> {
  return (value): value is Record<string, T> => isRecord(value) && Object.values(value).every(element);
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function nullable<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

/** An object whose named members pass their guards; further members are allowed. */
export function objectWith<T extends object>(members: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const checks: readonly [string, Guard<unknown>][] = Object.entries<Guard<unknown>>({ ...members });
  return (value): value is T => isRecord(value) && checks.every(([name, guard]) => guard(value[name]));
}
