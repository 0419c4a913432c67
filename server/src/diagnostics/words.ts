/** Small pieces of sentences and fixes that many messages share. */
import type { TextRange } from '../syntax/tree.ts';
import type { QuickFix } from './diagnostic.ts';

export const quoted = (name: string): string => `\`${name}\``;

/** "`a`, `b` and `c`" */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  // What has an article is a description: "a measured series".
  const all = names.map((name) => (/^an? /.test(name) ? name : quoted(name)));
  const last = all.at(-1);
  if (last === undefined) return 'nothing';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** "; did you mean `x`?", or nothing. */
export const didYouMean = (suggestions: readonly string[]): string =>
  suggestions.length > 0 ? `; did you mean ${listed(suggestions, 'or')}?` : '';

/** "a model", "an alloy" */
export const withArticle = (what: string): string => (/^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`);

/** One fix for each suggested name, the first preferred when it is the only one. */
export function replaceFixes(range: TextRange, suggestions: readonly string[]): readonly QuickFix[] {
  return suggestions.map((name) => ({
    title: `Write ${quoted(name)}`,
    edits: [{ range, newText: name }],
    ...(suggestions.length === 1 ? { preferred: true } : {}),
  }));
}

/** "100 times too large", and what was probably meant: "5 %". */
export interface Slip {
  readonly words: string;
  readonly meant: string;
}

export const slipText = (slip: Slip | undefined): string =>
  slip ? `: ${slip.words}; did you mean \`${slip.meant}\`?` : '';

/** A word of the language that means nothing yet; said wherever the parser finds it. */
export const keptWord = (word: string | undefined): string | undefined =>
  word === 'where'
    ? '`where` is kept for conditions in a later version of the language and means nothing yet; leave it out'
    : undefined;
