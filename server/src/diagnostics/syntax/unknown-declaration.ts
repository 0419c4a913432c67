import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { didYouMean, keptWord, quoted, replaceFixes } from '../words.ts';

function suggestionsOf(list: string | undefined): string[] {
  return list === undefined || list === '' ? [] : list.split(' ');
}

export const unknownDeclaration: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG111',
  name: 'unknown-declaration',
  severity: 'error',
  explanation:
    'At the top level of a file stand declarations: alloys, parameters, models, tests. A field or an element belongs into a block.',
  examples: {
    wrong: 'lett a = 3',
    right: 'let a = 3',
  },
  message: ({ data }) => {
    const kept = keptWord(data.word);
    if (kept !== undefined) return kept;
    const word = quoted(data.word ?? '');
    if (data.found === 'element') return `${word} is a part of a model: it belongs between the braces of a model`;
    if (data.found === 'field') {
      return `${word} has a value but is no declaration: write ${quoted(`let ${data.word ?? ''} = …`)}, or move it into a block`;
    }
    return `${word} begins no declaration${didYouMean(suggestionsOf(data.suggestions))}`;
  },
  fixes: ({ range, data }) => {
    if (data.found !== 'field') return replaceFixes(range, suggestionsOf(data.suggestions));
    const start = { start: range.start, end: range.start };
    return ['let', 'param'].map((word) => ({
      title: `Write ${quoted(word)}`,
      edits: [{ range: start, newText: `${word} ` }],
    }));
  },
};
