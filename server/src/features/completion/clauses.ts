/** Words that may follow a value: the spacing of a range, bounds, tolerances, selectors, clauses of a step. */
import type { StepDescriptor } from '../../physics/program-steps.ts';
import type { CompletionContext } from './context.ts';
import { placeholder, ranks, type CompletionItem } from './items.ts';
import { stepAt, type ValuePlace } from './target.ts';

const clause = (word: string, insert = `${word} `): CompletionItem => ({
  label: word,
  kind: 'keyword',
  insert,
  rank: ranks.keyword,
  topic: { kind: 'keyword', word },
});

/** Clauses that a step still takes: a goal or a change, a rate or a time. */
export function stepClauseItems(step: StepDescriptor, given: ReadonlySet<string>): readonly CompletionItem[] {
  const partOf = (word: string): string | undefined => step.clauses.find((clause) => clause.word === word)?.part;
  const sides = [
    ['to', 'by'],
    ['rate', 'duration'],
  ];
  const taken = new Set([...given].flatMap((word) => sides.find((side) => side.includes(partOf(word) ?? '')) ?? []));
  return step.clauses
    .filter(({ part, wordOptional }) => !wordOptional && !taken.has(part))
    .map(({ word, example }) => clause(word, `${word} ${placeholder(1, example)}`));
}

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
  const step = stepAt(context, place);
  if (step) return stepClauseItems(step, texts);
  if (texts.has('column')) return texts.has('in') ? [] : [clause('in')];
  const bounded = first === 'param' || (context.blocks.at(-1)?.word === 'fit' && place.assigned[0]?.text === 'vary');
  if (bounded && !texts.has('in')) return [clause('in', 'in ${1:lower} .. ${2:upper}')];
  if (texts.has('..') && !['step', 'lin', 'log'].some((word) => texts.has(word)) && !bounded)
    return [clause('step'), clause('lin', 'lin ${1:101}'), clause('log', 'log ${1:31}')];
  if (texts.has('if') && !texts.has('then')) return [clause('then'), clause('and'), clause('or')];
  if (texts.has('then') && !texts.has('else')) return [clause('else')];
  return [];
}
