/** A frequency has two names: `frequency` counts cycles per second, `omega` radians per second. */

/** The field that takes a frequency so counted. */
export const frequencyField = { cycles: 'frequency', radians: 'omega' } as const;

/** What a name that stands for a frequency counts. */
export const countedBy = (name: string): 'cycles' | 'radians' =>
  name === frequencyField.radians ? 'radians' : 'cycles';

/** The field that a protocol has by this name: `omega` may be written wherever there is a `frequency`. */
export const canonicalField = (name: string): string => (countedBy(name) === 'radians' ? frequencyField.cycles : name);

/** How many of what a name counts make one of its field: 2π of `omega`, one of any other. */
export const perCycle = (name: string): number => (countedBy(name) === 'radians' ? 2 * Math.PI : 1);
