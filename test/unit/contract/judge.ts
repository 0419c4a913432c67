/** Judges a text by the contract of the language: what the checker says of it, and what its curves and tests give. */
import { describe, expect, it } from 'vitest';
import { curveDiagnostics, testDiagnostics } from '../../../server/src/features/solver-diagnostics.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText, type OtherFiles } from '../model/check-text.ts';

export interface Case {
  /** The promise, in our own words. */
  readonly promise: string;
  /** Without `mgmodel 1`, which is put on the line above (line 0). */
  readonly text: string;
  /** `error 3 MG302` (severity, line of the text, code), all of them in the order of the text. Absent: no complaints. */
  readonly says?: readonly string[];
  /** Words that the messages hold, in any of them. */
  readonly words?: readonly string[];
  /** `c.y` of a curve, or `t[0].stress` of the first curve of a test: its values in SI. */
  readonly gives?: Readonly<Record<string, readonly (number | null)[]>>;
  /** Conditions of the curves of a test, as `name=value`, in their order. */
  readonly at?: Readonly<Record<string, readonly string[]>>;
  /** Names of the series of the first curve of a test. */
  readonly series?: Readonly<Record<string, readonly string[]>>;
  /** Whether the expectations of all tests hold, in their order; `null` for what is only stated. */
  readonly holds?: readonly (boolean | null)[];
  readonly files?: OtherFiles;
  /** The checker alone: for texts with tests that take long. */
  readonly checkOnly?: boolean;
}

/** An alloy and models that many cases speak of; two lines. */
export const alloy = 'alloy X { composition = Zr 50, Cu 50; T_g = 700 K; T_x = 750 K }\n';
export const model = `${alloy}model m of X { elastic { E = 90 GPa }; relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 100 kJ/mol) } }\n`;

/** A curve of one point whose `y` is the expression: its value. */
export const value = (expression: string, name = 'c'): string => `curve ${name} { over x_ = [1]; y = ${expression} }\n`;

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

const wordsOfAt = (at: Readonly<Record<string, { readonly value: number }>>): string =>
  Object.entries(at)
    .map(([name, condition]) => `${name}=${condition.value}`)
    .join(' ');

function judge(one: Case): void {
  const text = `mgmodel 1\n${one.text}`;
  const checked = checkText(text, one.files);
  const solved = one.checkOnly ? { tests: [], curves: [] } : solve(checked.problem);
  const diagnostics = [
    ...checked.diagnostics,
    ...solved.tests.flatMap((test) => testDiagnostics(checked, test)),
    ...solved.curves.flatMap((curve) => curveDiagnostics(checked, curve)),
  ].sort((a, b) => a.range.start - b.range.start);
  const messages = diagnostics.map(({ message }) => message);
  const said = diagnostics.map(({ severity, range, code }) => `${severity} ${lineOf(text, range.start)} ${code}`);
  expect(said, messages.join('\n')).toEqual(one.says ?? []);
  for (const words of one.words ?? []) expect(messages.join('\n')).toContain(words);

  const seriesOf = (place: string): { readonly values: readonly (number | null)[] } | undefined => {
    const [, name = '', index, series = ''] = /^(\w+)(?:\[(\d+)\])?\.(.+)$/.exec(place) ?? [];
    const curve =
      index === undefined
        ? solved.curves.find((each) => each.name === name)
        : solved.tests.find((test) => test.name === name)?.curves[Number(index)];
    return series === 'x' ? curve?.x : curve?.series[series];
  };
  for (const [place, wanted] of Object.entries(one.gives ?? {})) {
    const values = seriesOf(place)?.values ?? [];
    expect(values.length, place).toBe(wanted.length);
    wanted.forEach((number, i) => {
      const got = values[i];
      if (number === null || got === null || got === undefined) expect(got, place).toBe(number);
      else
        expect(Math.abs(got - number), `${place}: ${got}, ${number} expected`).toBeLessThanOrEqual(
          1e-9 * Math.abs(number),
        );
    });
  }
  for (const [name, wanted] of Object.entries(one.at ?? {})) {
    const curves = solved.tests.find((test) => test.name === name)?.curves ?? [];
    expect(curves.map(({ at }) => wordsOfAt(at))).toEqual(wanted);
  }
  for (const [name, wanted] of Object.entries(one.series ?? {})) {
    const [first] = solved.tests.find((test) => test.name === name)?.curves ?? [];
    expect(Object.keys(first?.series ?? {})).toEqual(wanted);
  }
  if (one.holds) {
    expect(solved.tests.flatMap((test) => test.expectations.map(({ passed }) => passed))).toEqual(one.holds);
  }
}

/** A table of promises as tests. */
export function promises(subject: string, cases: readonly Case[]): void {
  describe(`the contract: ${subject}`, () => {
    it.each(cases.map((one, i) => ({ ...one, title: `${i + 1}: ${one.promise}` })))('$title', judge);
  });
}
