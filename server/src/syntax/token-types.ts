/**
 * The token types. Keywords follow `keywords.ts`; categories, not lexer modes, say what may stand where: any name, a
 * name of a value, a binary operator.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import { keywords, type Keyword } from './keywords.ts';
import { matchName, matchUnreadable } from './names.ts';

function category(name: string, label: string, parents: TokenType[] = []): TokenType {
  return createToken({ name, label, pattern: Lexer.NA, categories: parents });
}

/** A name or a keyword: what may name a declaration, an element or a field, and what may follow a dot. */
export const AnyName = category('AnyName', 'name');
/** Any keyword. */
export const KeywordToken = category('Keyword', 'keyword', [AnyName]);
/** A name that stands for a value or a unit: no keyword. */
export const ValueName = category('ValueName', 'name or unit');
export const BinaryOperatorToken = category('BinaryOperator', 'operator');
export const PrefixOperatorToken = category('PrefixOperator', 'sign');

/** Every code above ASCII, so that the lexer tries names at letters of any script. */
const nonAsciiCodes = Array.from({ length: 0xffff - 0x80 + 1 }, (_, index) => 0x80 + index);
const asciiLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'.split('');

export const Name = createToken({
  name: 'Name',
  label: 'name',
  pattern: matchName,
  start_chars_hint: [...asciiLetters, ...nonAsciiCodes],
  line_breaks: false,
  categories: [AnyName, ValueName],
});

const operatorKeywords: Partial<Record<Keyword, TokenType[]>> = {
  and: [BinaryOperatorToken],
  or: [BinaryOperatorToken],
  not: [PrefixOperatorToken],
};

function keywordToken(word: Keyword): TokenType {
  return createToken({
    name: `${word.slice(0, 1).toUpperCase()}${word.slice(1)}Word`,
    label: word,
    pattern: new RegExp(word),
    longer_alt: Name,
    categories: [KeywordToken, ...(operatorKeywords[word] ?? [])],
  });
}

const keywordTokens = new Map<string, TokenType>(keywords.map(({ word }) => [word, keywordToken(word)]));

/** The token type of a keyword. */
export function keyword(word: Keyword): TokenType {
  return keywordTokens.get(word) ?? Name;
}

function sign(name: string, label: string, pattern: RegExp, categories: TokenType[] = []): TokenType {
  return createToken({ name, label, pattern, categories });
}

export const AtPercent = sign('AtPercent', 'at%', /at%/, [ValueName]);
export const Percent = sign('Percent', '%', /%/, [ValueName]);
export const DegreeCelsius = sign('DegreeCelsius', '°C', /°C|℃/, [ValueName]);

export const NumberToken = sign(
  'Number',
  'number',
  /(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+\-\u2212]?\d[\d_]*)?/,
);
export const StringToken = sign('String', 'text in quotes', /"(?:[^"\\\r\n]|\\[^\r\n])*"/);
/** Quotes that word processors make, and single quotes: read as text, and reported. */
export const ForeignString = sign('ForeignString', 'text in quotes', /[“”„][^“”"\r\n]*[“”"]|'[^'\r\n]*'/);
export const UnclosedString = sign('UnclosedString', 'text in quotes', /"(?:[^"\\\r\n]|\\[^\r\n])*\\?/);

export const DotDot = sign('DotDot', '..', /\.\.|…/);
export const Dot = sign('Dot', '.', /\./);
export const Comma = sign('Comma', ',', /,/);
export const Semicolon = sign('Semicolon', ';', /;/);
export const Colon = sign('Colon', ':', /:/);
export const LeftParenthesis = sign('LeftParenthesis', '(', /\(/);
export const RightParenthesis = sign('RightParenthesis', ')', /\)/);
export const LeftBracket = sign('LeftBracket', '[', /\[/);
export const RightBracket = sign('RightBracket', ']', /\]/);
export const LeftBrace = sign('LeftBrace', '{', /\{/);
export const RightBrace = sign('RightBrace', '}', /\}/);

export const LessEqual = sign('LessEqual', '<=', /<=|≤/, [BinaryOperatorToken]);
export const GreaterEqual = sign('GreaterEqual', '>=', />=|≥/, [BinaryOperatorToken]);
export const EqualEqual = sign('EqualEqual', '==', /==/, [BinaryOperatorToken]);
export const NotEqual = sign('NotEqual', '!=', /!=|≠/, [BinaryOperatorToken]);
export const Less = sign('Less', '<', /</, [BinaryOperatorToken]);
export const Greater = sign('Greater', '>', />/, [BinaryOperatorToken]);
export const Equal = sign('Equal', '=', /=/);
export const Plus = sign('Plus', '+', /\+/, [BinaryOperatorToken, PrefixOperatorToken]);
/** The typographic minus of papers reads as `-`. */
export const Minus = sign('Minus', '-', /[-\u2212]/, [BinaryOperatorToken, PrefixOperatorToken]);
/** The raised dot and the cross of papers read as `*`. */
export const Star = sign('Star', '*', /[*\u00b7\u22c5\u00d7]/, [BinaryOperatorToken]);
export const Slash = sign('Slash', '/', /\//, [BinaryOperatorToken]);
export const Caret = sign('Caret', '^', /\^/, [BinaryOperatorToken]);
export const PlusMinus = sign('PlusMinus', '±', /±/, [BinaryOperatorToken]);

export const LineBreak = createToken({
  name: 'LineBreak',
  label: 'end of line',
  pattern: /\r\n|\r|\n/,
  line_breaks: true,
});
export const DocComment = sign('DocComment', 'DocComment', /##[^\r\n]*/);
export const Comment = sign('Comment', 'Comment', /#[^\r\n]*/);
const Blank = createToken({
  name: 'Blank',
  pattern: /[ \t\f\v\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
  line_breaks: false,
});
/** A run of characters that no other token begins with. */
export const Unreadable = createToken({
  name: 'Unreadable',
  label: 'unreadable character',
  pattern: matchUnreadable,
  start_chars_hint: [...Array.from({ length: 0x80 }, (_, code) => code), ...nonAsciiCodes],
  line_breaks: false,
});

/** The end of a statement: made by the layout pass from line ends and `;`, never by the lexer. */
export const StatementEnd = category('StatementEnd', 'end of statement');

/** In the order in which the lexer tries them. */
export const lexerTokenTypes: TokenType[] = [
  Blank,
  LineBreak,
  DocComment,
  Comment,
  AtPercent,
  ...keywordTokens.values(),
  Name,
  NumberToken,
  StringToken,
  UnclosedString,
  ForeignString,
  DotDot,
  Dot,
  Comma,
  Semicolon,
  Colon,
  LeftParenthesis,
  RightParenthesis,
  LeftBracket,
  RightBracket,
  LeftBrace,
  RightBrace,
  LessEqual,
  GreaterEqual,
  EqualEqual,
  NotEqual,
  Less,
  Greater,
  Equal,
  Plus,
  Minus,
  Star,
  Slash,
  Caret,
  PlusMinus,
  Percent,
  DegreeCelsius,
  Unreadable,
];

export const parserTokenTypes: TokenType[] = [
  AnyName,
  KeywordToken,
  ValueName,
  BinaryOperatorToken,
  PrefixOperatorToken,
  StatementEnd,
  ...lexerTokenTypes,
];
