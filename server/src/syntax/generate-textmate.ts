/**
 * The TextMate grammar, made from the list of keywords; a test keeps `syntaxes/mgmodel.tmLanguage.json` current.
 * It colours what can be told from the letters alone; what names mean is for the semantic tokens of the server.
 */
import { keywords, type KeywordRole } from './keywords.ts';

const name = '[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*';
const path = `${name}(?:\\s*\\.\\s*${name})*`;
const number = '(?:\\d[\\d_]*(?:\\.(?!\\.)[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][-+\u2212]?\\d[\\d_]*)?';
/** Where a statement begins: a line, or behind `{`, `}` or `;`. */
const statementStart = '(?:^|(?<=[{};]))\\s*';
const wordEnd = '(?![\\p{L}\\p{Nd}_])';
const wordStart = '(?<![\\p{L}\\p{Nd}_.])';

function words(...roles: KeywordRole[]): string {
  return keywords
    .filter((keyword) => roles.includes(keyword.role))
    .map((keyword) => keyword.word)
    .join('|');
}

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string } | { readonly patterns: readonly Rule[] }>>;
  readonly beginCaptures?: Rule['captures'];
  readonly endCaptures?: Rule['captures'];
  readonly patterns?: readonly Rule[];
}

const scope = (text: string): { name: string } => ({ name: `${text}.mgmodel` });

function keywordRule(scopeName: string, list: string): Rule {
  return { name: `${scopeName}.mgmodel`, match: `${wordStart}(?:${list})${wordEnd}` };
}

const repository: Readonly<Record<string, Rule>> = {
  comments: {
    patterns: [
      { name: 'comment.line.number-sign.documentation.mgmodel', match: '##.*$' },
      { name: 'comment.line.number-sign.mgmodel', match: '#.*$' },
    ],
  },
  strings: {
    name: 'string.quoted.double.mgmodel',
    begin: '"',
    end: '"|$',
    patterns: [{ name: 'constant.character.escape.mgmodel', match: '\\\\["\\\\]' }],
  },
  declarations: {
    patterns: [
      {
        match: `${statementStart}(mgmodel)\\s+(${number})`,
        captures: { 1: scope('keyword.control.version'), 2: scope('constant.numeric') },
      },
      {
        match: `${statementStart}(import)${wordEnd}(?!\\s*[.=])`,
        captures: { 1: scope('keyword.control.import') },
      },
      {
        match: `${statementStart}(fn)\\s+(${name})`,
        captures: { 1: scope('storage.type.function'), 2: scope('entity.name.function') },
      },
      {
        match: `${statementStart}(param|let)\\s+(${name})\\s*(=)?`,
        captures: {
          1: scope('storage.type.value'),
          2: scope('variable.other.constant'),
          3: scope('keyword.operator.assignment'),
        },
      },
      {
        match: `${statementStart}(${declarationsWithBody()})(?:\\s+(${name}))?${wordEnd}(?!\\s*[.=])`,
        captures: { 1: scope('storage.type.declaration'), 2: scope('entity.name.type') },
      },
    ],
  },
  elements: {
    match: `${statementStart}(${words('element')})(?:\\s+(${name}))?${wordEnd}(?!\\s*[.=])`,
    captures: { 1: scope('storage.type.element'), 2: scope('entity.name.section') },
  },
  kinds: {
    match: `(?<=[\\p{L}\\p{Nd}_\\s])\\s(:)\\s*(${name})`,
    captures: { 1: scope('punctuation.separator.colon'), 2: scope('support.type') },
  },
  statements: {
    patterns: [
      {
        match: `${statementStart}(over|state|rate)\\s+(${name})\\s*(=)(?!=)`,
        captures: {
          1: scope('keyword.other.statement'),
          2: scope('variable.other'),
          3: scope('keyword.operator.assignment'),
        },
      },
      {
        match: `${statementStart}(expect|stated)${wordEnd}(?!\\s*[.=])`,
        captures: { 1: scope('keyword.control.expectation') },
      },
      {
        match: `${statementStart}(${path})\\s*(=)(?!=)`,
        captures: { 1: scope('variable.other.property'), 2: scope('keyword.operator.assignment') },
      },
    ],
  },
  arguments: {
    match: `(?<=[(,])\\s*(${name})\\s*(:)`,
    captures: { 1: scope('variable.parameter'), 2: scope('punctuation.separator.colon') },
  },
  calls: { match: `${wordStart}(${name})(?=\\s*\\()`, captures: { 1: scope('entity.name.function.call') } },
  keywords: {
    patterns: [
      keywordRule('keyword.control.conditional', words('condition')),
      keywordRule('keyword.operator.word', words('operator')),
      keywordRule('keyword.other.spacing', words('spacing')),
      keywordRule('keyword.other.clause', words('clause', 'statement')),
    ],
  },
  numbers: {
    patterns: [
      {
        match: `${wordStart}(${number})\\s*((?!(?:${allKeywords()})${wordEnd})(?:${name}|at%|%|°C|(?<=\\s)/${name})(?:\\^-?\\d+)?(?:[/·]${name}(?:\\^-?\\d+)?)*)?`,
        captures: { 1: scope('constant.numeric'), 2: scope('keyword.other.unit') },
      },
    ],
  },
  listUnits: {
    match: `(?<=\\])[ \\t]*((?!(?:${allKeywords()})${wordEnd})(?:${name}|%|°C|(?<=\\s)/${name})(?:\\^-?\\d+)?(?:/${name}(?:\\^-?\\d+)?)*)`,
    captures: { 1: scope('keyword.other.unit') },
  },
  operators: {
    patterns: [
      { name: 'keyword.operator.range.mgmodel', match: '\\.\\.|…' },
      { name: 'keyword.operator.comparison.mgmodel', match: '==|!=|<=|>=|<|>|≤|≥|≠' },
      { name: 'keyword.operator.assignment.mgmodel', match: '=' },
      { name: 'keyword.operator.arithmetic.mgmodel', match: '[-+*/^±\u2212·×]' },
    ],
  },
  punctuation: {
    patterns: [
      { name: 'punctuation.section.block.mgmodel', match: '[{}]' },
      { name: 'punctuation.section.brackets.mgmodel', match: '[\\[\\]]' },
      { name: 'punctuation.section.parens.mgmodel', match: '[()]' },
      { name: 'punctuation.separator.mgmodel', match: '[,;]' },
    ],
  },
  names: { match: `${wordStart}${name}`, name: 'variable.other.mgmodel' },
};

function declarationsWithBody(): string {
  const others = new Set(['mgmodel', 'import', 'fn', 'param', 'let']);
  return keywords
    .filter((keyword) => keyword.role === 'declaration' && !others.has(keyword.word))
    .map((keyword) => keyword.word)
    .join('|');
}

function allKeywords(): string {
  return keywords.map((keyword) => keyword.word).join('|');
}

/** The text of `syntaxes/mgmodel.tmLanguage.json`. */
export function textmateGrammar(): string {
  const order = [
    'comments',
    'strings',
    'declarations',
    'elements',
    'statements',
    'arguments',
    'kinds',
    'numbers',
    'listUnits',
    'keywords',
    'calls',
    'operators',
    'punctuation',
    'names',
  ];
  const grammar = {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'MGModel',
    scopeName: 'source.mgmodel',
    fileTypes: ['mgmodel'],
    patterns: order.map((key) => ({ include: `#${key}` })),
    repository,
  };
  return `${JSON.stringify(grammar, null, 2)}\n`;
}
