import type { SyntaxIssue } from '../../syntax/tree.ts';
import type { DiagnosticDescriptor } from '../diagnostic.ts';
import { quoted } from '../words.ts';

/** A character that a person cannot see is named by its code. */
function shown(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const first = String.fromCodePoint(code);
  return /[\p{C}\p{Z}]/u.test(first) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : quoted(first);
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `⁻¹` as the language writes it: `^-1`; `undefined` for anything else. */
function powerText(text: string | undefined): string | undefined {
  if (text === undefined || !/^⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+$/.test(text)) return undefined;
  const digits = Array.from(text.replace('⁻', ''), (digit) => raised.indexOf(digit)).join('');
  return `^${text.startsWith('⁻') ? '-' : ''}${digits}`;
}

export const unreadableCharacter: DiagnosticDescriptor<SyntaxIssue> = {
  code: 'MG101',
  name: 'unreadable-character',
  severity: 'error',
  explanation:
    'The character belongs to nothing in the language. It often comes along when text is pasted from a paper or a word processor.',
  examples: {
    wrong: 'let a = 3 § 4',
    right: 'let a = 3 * 4',
  },
  message: ({ data }) =>
    powerText(data.character) !== undefined
      ? `Powers are written with ${quoted('^')}: ${quoted(powerText(data.character) ?? '')}, not ${quoted(data.character ?? '')}`
      : data.instead === undefined
        ? `The character ${shown(data.character ?? '')} has no meaning here; remove it`
        : `Text stands between straight quotes ${quoted(data.instead)}, not ${quoted(data.character ?? '')}`,
  fixes: ({ range, data }) => {
    const power = powerText(data.character);
    if (power !== undefined)
      return [{ title: `Write ${quoted(power)}`, edits: [{ range, newText: power }], preferred: true }];
    if (data.instead === undefined) return [{ title: 'Remove the character', edits: [{ range, newText: '' }] }];
    const newText = `"${(data.text ?? '').slice(1, -1)}"`;
    return [{ title: 'Write straight quotes', edits: [{ range, newText }], preferred: true }];
  },
};
