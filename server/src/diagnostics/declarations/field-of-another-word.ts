import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { modelText } from '../example-text.ts';
import { listed, quoted, replaceFixes } from '../words.ts';
import type { TextRange } from '../../syntax/tree.ts';

export const fieldOfAnotherWord: DiagnosticDescriptor<{
  /** The fields that mean nothing here. */
  readonly fields: readonly string[];
  /** The field whose word they do not go with: `waveform`. */
  readonly chooser: string;
  readonly chosen: string;
  /** Words that they go with. */
  readonly words: readonly string[];
  /** What the chosen word takes in their place. */
  readonly instead: readonly string[];
  readonly wordRange: TextRange;
}> = {
  code: 'MG446',
  name: 'field-of-another-word',
  severity: 'error',
  explanation:
    'Some fields mean something for one choice of a word only: a triangle and a sine have a frequency, a trapezoid has the times of its parts.',
  examples: {
    wrong: `${modelText}test t of m : cyclic {
  T = 600 K
  waveform = trapezoid
  stress = 100 MPa
  frequency = 1 Hz
  cycles = 2
}`,
    right: `${modelText}test t of m : cyclic {
  T = 600 K
  waveform = trapezoid
  stress = 100 MPa
  load_time = 1 s
  hold_time = 10 s
  cycles = 2
}`,
  },
  message: ({ fields, chooser, chosen, words, instead }) => {
    const belong = fields.length === 1 ? 'belongs' : 'belong';
    const places = words.map((word) => `${chooser} = ${word}`);
    const other = instead.length > 0 ? `; with ${quoted(chosen)} write ${listed(instead, 'or')}` : '';
    return `${listed(fields)} ${belong} to ${listed(places, 'or')}${other}`;
  },
  fixes: ({ words, wordRange }) => replaceFixes(wordRange, words),
};
