/** The page of a step of a program: what it does and what may be said of it. */
import { stepText, type StepClause, type StepDescriptor } from '../../physics/program-steps.ts';
import { phraseOfAlternatives } from '../../units/format-dimension.ts';
import { code, codeBlock, paragraphs } from './markdown.ts';

const partSentences = {
  to: 'where it goes',
  by: 'by how much it changes',
  rate: 'how fast',
  duration: 'how long it takes',
} as const satisfies Record<StepClause['part'], string>;

/** "`at 10 K/min`: how fast, a heating rate" */
export const clauseText = ({ word, part, quantity, example, wordOptional }: StepClause): string =>
  `${code(wordOptional ? `[${word}] ${example}` : `${word} ${example}`)}: ${partSentences[part]}, ${phraseOfAlternatives([quantity])}`;

export const stepPage = (step: StepDescriptor): string =>
  paragraphs(
    codeBlock(stepText(step)),
    step.sentence,
    step.clauses.map((clause) => `- ${clauseText(clause)}`).join('\n'),
  );
