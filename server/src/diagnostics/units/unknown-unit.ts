import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, listed, quoted, replaceFixes } from '../words.ts';

export const unknownUnit: DiagnosticDescriptor<{
  readonly name: string;
  readonly range: TextRange;
  readonly suggestions: readonly string[];
  /** What one of it is in units that exist: "6.894757 kPa". */
  readonly equals?: string;
  /** The unit and the prefixes that it takes, when the prefix is what is wrong. */
  readonly prefix?: { readonly unit: string; readonly allowed: readonly string[] };
}> = {
  code: 'MG301',
  name: 'unknown-unit',
  severity: 'error',
  explanation:
    'A name behind a number is a unit or a declared value, and this is neither. Units are case-sensitive: `MPa` is a megapascal, `mPa` does not exist. The reference lists all units with the prefixes they take.',
  examples: {
    wrong: `mgmodel 1
let G = 33 Gpa`,
    right: `mgmodel 1
let G = 33 GPa`,
  },
  message: ({ name, suggestions, equals, prefix }) => {
    if (equals !== undefined) return `There is no unit ${quoted(name)} here: 1 ${name} is ${equals}`;
    if (prefix) {
      const allowed = prefix.allowed.length === 0 ? 'no prefix' : `only ${listed(prefix.allowed)} as prefix`;
      return `There is no unit ${quoted(name)}: ${quoted(prefix.unit)} takes ${allowed}${didYouMean(suggestions)}`;
    }
    return `There is no unit or value ${quoted(name)}${didYouMean(suggestions)}`;
  },
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
