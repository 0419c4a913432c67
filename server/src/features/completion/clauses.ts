/** Words that may follow a value: the spacing of a range, bounds, tolerances, selectors, clauses of a step. */
import { stepActions } from '../../syntax/keywords.ts';
import type { CompletionContext } from './context.ts';
import { ranks, type CompletionItem } from './items.ts';
import type { ValuePlace } from './target.ts';

const clause = (word: string, insert = `${word} `): CompletionItem => ({
  label: word,
  kind: 'keyword',
  insert,
  rank: ranks.keyword,
  topic: { kind: 'keyword', word },
});

const stepClauses: Readonly<Record<string, readonly string[]>> = {
  heat: ['to', 'by', 'at', 'in', 'over'],
  cool: ['to', 'by', 'at', 'in', 'over'],
  hold: ['for'],
  load: ['to', 'by', 'at', 'in', 'over'],
  strain: ['to', 'by', 'at', 'in', 'over'],
  unload: ['in', 'at'],
};

/** What may follow the value that has just ended. */
export function clauseItems(context: CompletionContext, place: ValuePlace): readonly CompletionItem[] {
  const first = context.line[0]?.text ?? '';
  const texts = new Set(place.value.map(({ text }) => text));
  if (place.call) return [];
  if (first === 'expect' || first === 'stated') {
    const compared = ['=', '<', '<=', '>', '>=', '==', '!=', 'in'].some((sign) => texts.has(sign));
    if (!compared) return [clause('in')];
    return ['within', 'for', 'from']
      .filter((word) => !texts.has(word))
      .map((word) => clause(word, word === 'from' ? 'from "$0"' : `${word} `));
  }
  if (place.assigned.length === 0 && stepActions.includes(first))
    return (stepClauses[first] ?? []).filter((word) => !texts.has(word)).map((word) => clause(word));
  if (texts.has('column')) return texts.has('in') ? [] : [clause('in')];
  const bounded = first === 'param' || (context.blocks.at(-1)?.word === 'fit' && place.assigned[0]?.text === 'vary');
  if (bounded && !texts.has('in')) return [clause('in', 'in ${1:lower} .. ${2:upper}')];
  if (texts.has('..') && !['step', 'lin', 'log'].some((word) => texts.has(word)) && !bounded)
    return [clause('step'), clause('lin', 'lin ${1:101}'), clause('log', 'log ${1:31}')];
  if (texts.has('if') && !texts.has('then')) return [clause('then'), clause('and'), clause('or')];
  if (texts.has('then') && !texts.has('else')) return [clause('else')];
  return [];
}
