import type { DiagnosticDescriptor } from '../diagnostic.ts';
import type { TextRange } from '../../syntax/tree.ts';
import { didYouMean, quoted, replaceFixes } from '../words.ts';

export const unknownName: DiagnosticDescriptor<{
  readonly what: 'name' | 'function';
  readonly name: string;
  readonly range: TextRange;
  /** What the name was looked for in, when it follows a dot: `as_cast.alpha`. */
  readonly of?: string;
  readonly suggestions: readonly string[];
}> = {
  code: 'MG201',
  name: 'unknown-name',
  severity: 'error',
  explanation:
    'Nothing of this name can be seen from here: no argument, field, element, model, declaration, unit, constant or function. Names are case-sensitive; what lies inside something else is reached with a dot (`La60Ni15Al25.T_g`).',
  examples: {
    wrong: `mgmodel 1
let width = 3
let area = widht^2`,
    right: `mgmodel 1
let width = 3
let area = width^2`,
  },
  message: ({ what, name, of, suggestions }) =>
    `${of === undefined ? `There is no ${what} ${quoted(name)} here` : `${quoted(of)} has no ${quoted(name)}`}${didYouMean(suggestions)}`,
  fixes: ({ range, suggestions }) => replaceFixes(range, suggestions),
};
