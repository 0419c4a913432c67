import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { quoted } from '../words.ts';

export const wrongDimension: DiagnosticDescriptor<{
  /** "`U` of arrhenius" without the marks: U of arrhenius. */
  readonly place: string;
  /** "an energy per mole or per event". */
  readonly expected: string;
  /** As written. */
  readonly text: string;
  /** "a temperature". */
  readonly found: string;
  readonly expectedBase: string;
  readonly foundBase: string;
  /** "divide by a temperature". */
  readonly remedy?: string;
  /** Where a unit stands, or would stand; absent when the value has no unit of its own to change. */
  readonly unitRange?: TextRange;
  readonly units: readonly string[];
  /** Names that measure what is wanted and can be seen from here. */
  readonly bare: boolean;
}> = {
  code: 'MG302',
  name: 'wrong-dimension',
  severity: 'error',
  explanation:
    'The value measures something else than the place asks for: its powers of the base units differ. Usually a unit is missing or wrong, or a factor was forgotten.',
  examples: {
    wrong: `mgmodel 1
fn twice(T: temperature) = 2*T
let a = twice(83 s)`,
    right: `mgmodel 1
fn twice(T: temperature) = 2*T
let a = twice(83 K)`,
  },
  message: ({ place, expected, text, found, expectedBase, foundBase, remedy, bare, unitRange, units }) => {
    const head = `${place} is ${expected}; ${text} is ${found}`;
    const usual = units.slice(0, 2).map(quoted).join(' or ');
    if (bare && usual !== '') return `${head}: give it a unit, such as ${usual}`;
    const powers = `wrong powers: ${expectedBase} wanted, ${foundBase} found`;
    const advice = remedy !== undefined ? `; ${remedy} to mend it` : '';
    return `${head} (${powers}${advice})${unitRange && usual !== '' ? `: write it in ${usual}` : ''}`;
  },
  fixes: ({ unitRange, units }) =>
    unitRange
      ? units.map((unit, i) => ({
          title: `Write ${quoted(unit)}`,
          edits: [{ range: unitRange, newText: ` ${unit}` }],
          ...(i === 0 && units.length === 1 ? { preferred: true } : {}),
        }))
      : [],
};
