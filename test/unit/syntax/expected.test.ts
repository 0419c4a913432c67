/** Input: text with `|` at the cursor. Output: what may stand there, the keywords, the word begun, what is around. */
import { expectedAt } from '../../../server/src/syntax/expected.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import { runCases } from '../../support/cases.ts';

runCases(new URL('expected.cases', import.meta.url), (input) => {
  const offset = input.indexOf('|');
  const text = input.slice(0, offset) + input.slice(offset + 1);
  const { place, keywords, prefix, replace, declaration, element } = expectedAt(parse(text), offset);
  const around = [declaration && 'name' in declaration ? declaration.name.text : undefined, element?.word];
  return [
    JSON.stringify(place).replaceAll('"', '').replaceAll(',', ', ').replaceAll(':', ': '),
    `keywords: ${keywords.join(' ')}`.trim(),
    `word: ${prefix}|${text.slice(replace.start + prefix.length, replace.end)}`,
    `in: ${around.filter(Boolean).join(' ')}`.trim(),
  ].join('\n');
});
