/** Reads the tables of reference values and compares with them. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

export interface ReferenceSeries {
  readonly unit: string;
  readonly values: readonly number[];
  readonly atol?: number;
}

export interface ReferenceCase {
  readonly id: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  readonly x: { readonly name: string; readonly unit: string; readonly values: readonly number[] };
  readonly series: Readonly<Record<string, ReferenceSeries>>;
  readonly rtol: number;
  readonly atol?: number;
  readonly scalars?: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
}

const isTable = (value: unknown): value is { readonly cases: readonly ReferenceCase[] } =>
  typeof value === 'object' && value !== null && 'cases' in value && Array.isArray(value.cases);

/** Cases of `test/physics/reference/FILE`. */
export function referenceCases(file: string): readonly ReferenceCase[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`reference/${file}`, import.meta.url), 'utf8'));
  if (!isTable(parsed)) throw new Error(`${file} holds no cases`);
  return parsed.cases;
}

export function referenceCase(file: string, id: string): ReferenceCase {
  const found = referenceCases(file).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`${file} has no case ${id}`);
  return found;
}

/** An input of a case, in SI. */
export function input(reference: ReferenceCase, name: string): number {
  const found = reference.inputs[name];
  if (!found) throw new Error(`${reference.id} has no input ${name}`);
  return found.value;
}

/** Every value of a series against what `compute` gives at its x; `rtol` tightens the case's own tolerance. */
export function expectSeries(
  reference: ReferenceCase,
  series: string,
  compute: (x: number, index: number) => number | null | undefined,
  rtol = reference.rtol,
): void {
  const wanted = reference.series[series];
  if (!wanted) throw new Error(`${reference.id} has no series ${series}`);
  const atol = wanted.atol ?? reference.atol ?? 0;
  expect(wanted.values.length).toBe(reference.x.values.length);
  reference.x.values.forEach((x, i) => {
    const want = wanted.values[i] ?? Number.NaN;
    const got = compute(x, i) ?? Number.NaN;
    const allowed = atol + rtol * Math.abs(want);
    expect(
      Math.abs(got - want) <= allowed,
      `${reference.id} ${series} at ${reference.x.name} = ${x}: got ${got}, want ${want} ± ${allowed}`,
    ).toBe(true);
  });
}

/** |got − want| ≤ rtol |want| + atol, with the numbers in the message. */
export function expectClose(got: number, want: number, rtol: number, atol = 0): void {
  expect(
    Math.abs(got - want) <= atol + rtol * Math.abs(want),
    `got ${got}, want ${want} (relative difference ${Math.abs(got / want - 1)}, allowed ${rtol})`,
  ).toBe(true);
}
