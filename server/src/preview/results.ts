/** The last good curves of each file. */
import type { CurveResult, TestResult } from '../solver/result.ts';

/** A result with the text that it was computed from. */
export interface Kept<Result> {
  readonly result: Result;
  readonly version: number;
  /** Why it is older than the text; absent while it is current. */
  readonly outdated?: string;
}

export interface FileResults {
  readonly tests: ReadonlyMap<string, Kept<TestResult>>;
  readonly curves: ReadonlyMap<string, Kept<CurveResult>>;
}

const noResults: FileResults = { tests: new Map(), curves: new Map() };

export class Results {
  readonly #files = new Map<string, FileResults>();

  of(uri: string): FileResults {
    return this.#files.get(uri) ?? noResults;
  }

  set(uri: string, results: FileResults): void {
    this.#files.set(uri, results);
  }

  /** The text has changed: what is kept is of an older one. */
  edited(uri: string): void {
    const { tests, curves } = this.of(uri);
    this.set(uri, { tests: outdate(tests), curves: outdate(curves) });
  }

  forget(uri: string): void {
    this.#files.delete(uri);
  }

  lastRun(uri: string, test: string): Kept<TestResult> | undefined {
    return this.of(uri).tests.get(test);
  }
}

const outdate = <Result>(kept: ReadonlyMap<string, Kept<Result>>): ReadonlyMap<string, Kept<Result>> =>
  new Map([...kept].map(([name, one]) => [name, { outdated: 'the text has changed since it was solved', ...one }]));

/**
 * Results after a solve: new ones replace old ones; of those that could not be solved because of an error, the old one
 * stays and says why it is old; what is no longer declared goes.
 * @param declared everything of its kind in the file, with why it may have no new result
 * @param wanted what the solve was asked for
 */
export function merge<Result extends { readonly name: string }>(
  old: ReadonlyMap<string, Kept<Result>>,
  solved: readonly Result[],
  declared: readonly { readonly name: string; readonly whyNotSolved: string }[],
  wanted: ReadonlySet<string> | undefined,
  version: number,
): ReadonlyMap<string, Kept<Result>> {
  const fresh = new Map(solved.map((result) => [result.name, result]));
  const merged = new Map<string, Kept<Result>>();
  for (const { name, whyNotSolved } of declared) {
    const result = fresh.get(name);
    const before = old.get(name);
    if (result) merged.set(name, { result, version });
    else if (before && wanted && !wanted.has(name)) merged.set(name, before);
    else if (before) merged.set(name, { ...before, outdated: whyNotSolved });
  }
  return merged;
}
