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

/** Signs of papers, word processors and other languages, and what the language writes in their place. */
const otherSigns: Readonly<Record<string, string>> = {
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  '!': 'not',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\uff0d': '-',
  '\uff0b': '+',
  '\uff1d': '=',
  '\u2217': '*',
  '\u2219': '*',
  '\u2022': '*',
  '\u00f7': '/',
  '\u2044': '/',
  '\u2215': '/',
  '\u2a7d': '<=',
  '\u2a7e': '>=',
};

const meantBy = (text: string | undefined): string | undefined => powerText(text) ?? otherSigns[text ?? ''];

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
    otherSigns[data.character ?? ''] !== undefined
      ? `${quoted(data.character ?? '')} is written ${quoted(otherSigns[data.character ?? ''] ?? '')} here`
      : powerText(data.character) !== undefined
        ? `Powers are written with ${quoted('^')}: ${quoted(powerText(data.character) ?? '')}, not ${quoted(data.character ?? '')}`
        : data.instead === undefined
          ? `The character ${shown(data.character ?? '')} has no meaning here; remove it`
          : `Text stands between straight quotes ${quoted(data.instead)}, not ${quoted(data.character ?? '')}`,
  fixes: ({ range, data }) => {
    const meant = meantBy(data.character);
    if (meant !== undefined)
      return [{ title: `Write ${quoted(meant)}`, edits: [{ range, newText: meant }], preferred: true }];
    if (data.instead === undefined) return [{ title: 'Remove the character', edits: [{ range, newText: '' }] }];
    const newText = `"${(data.text ?? '').slice(1, -1)}"`;
    return [{ title: 'Write straight quotes', edits: [{ range, newText }], preferred: true }];
  },
};
