/** What each word means, for colours that a grammar of words alone cannot give. */
import type { CheckedFile, SymbolKind } from '../model/checked.ts';
import type { Expression, Name, TextRange } from '../syntax/tree.ts';
import { isConstantName } from '../units/constants.ts';
import { isUnitName } from '../units/lookup.ts';
import { quantityOfWord } from '../units/quantities.ts';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../physics/registry.ts';
import { expressionsOf, expressionsWithin, statementsOf } from './nodes.ts';

export const tokenTypes = [
  'keyword',
  'comment',
  'string',
  'number',
  'unit',
  'type',
  'class',
  'function',
  'property',
  'variable',
  'parameter',
  'enumMember',
  'event',
] as const;
export type TokenType = (typeof tokenTypes)[number];

export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary', 'documentation', 'modification'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

export interface SemanticToken {
  readonly range: TextRange;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

interface Meaning {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

const typeOfSymbol = {
  alloy: 'class',
  model: 'class',
  param: 'variable',
  let: 'variable',
  fn: 'function',
  argument: 'parameter',
  element: 'property',
  field: 'property',
  state: 'variable',
  test: 'event',
  data: 'event',
  fit: 'event',
  curve: 'event',
  series: 'property',
  variable: 'parameter',
  compare: 'event',
} as const satisfies Record<SymbolKind, TokenType>;

const builtIn = (type: TokenType): Meaning => ({ type, modifiers: ['defaultLibrary'] });

const isKindName = (name: string): boolean => elementKinds.has(name) || modelKinds.has(name) || protocols.has(name);

/** Meaning of words by the offset at which they begin. */
function meanings(file: CheckedFile): ReadonlyMap<number, Meaning> {
  const found = new Map<number, Meaning>();
  const set = (name: Name | undefined, meaning: Meaning): void => {
    if (name) found.set(name.range.start, meaning);
  };
  const classify = (expression: Expression): void => {
    if (expression.kind === 'call') {
      const name = expression.callee.names.at(-1);
      set(name, builtIn('function'));
      for (const argument of expression.arguments) set(argument.name, { type: 'parameter', modifiers: [] });
    }
    if (expression.kind === 'composition')
      for (const part of expression.parts) set(part.element, { type: 'enumMember', modifiers: [] });
    if (expression.kind !== 'reference' || expression.path.names.length > 1) return;
    const [name] = expression.path.names;
    if (!name) return;
    if (isUnitName(name.text)) set(name, { type: 'unit', modifiers: [] });
    else if (isConstantName(name.text)) set(name, { type: 'variable', modifiers: ['readonly', 'defaultLibrary'] });
    else if (laws.has(name.text) || spectra.has(name.text)) set(name, builtIn('function'));
  };
  /** Series in expectations; what turns out to be a unit or a declared name is set again below. */
  const classifySeries = (expression: Expression): void => {
    if (expression.kind === 'reference')
      for (const name of expression.path.names) set(name, { type: 'property', modifiers: ['defaultLibrary'] });
  };
  const classifyDimension = (annotation: Expression | undefined): void => {
    const name = annotation?.kind === 'reference' ? annotation.path.names[0] : undefined;
    if (name && quantityOfWord(name.text)) set(name, builtIn('type'));
  };
  for (const statement of statementsOf(file.tree)) {
    if (statement.kind === 'field')
      for (const name of statement.path.names) set(name, { type: 'property', modifiers: [] });
    if (statement.kind === 'element') set(statement.elementKind, builtIn('type'));
    if (statement.kind === 'model') set(statement.modelKind, builtIn('type'));
    if (statement.kind === 'test') set(statement.protocol, builtIn('type'));
    if (statement.kind === 'step') set(statement.action, { type: 'keyword', modifiers: [] });
    if (statement.kind === 'expect' || statement.kind === 'stated') {
      for (const expression of expressionsWithin(statement.measured)) classifySeries(expression);
      for (const selector of statement.selectors) set(selector.name, { type: 'property', modifiers: [] });
    }
    if (statement.kind === 'fn') for (const { annotation } of statement.parameters) classifyDimension(annotation);
    for (const outer of expressionsOf(statement))
      for (const expression of expressionsWithin(outer)) classify(expression);
  }
  for (const use of file.uses) {
    const symbol = file.symbols.get(use.symbolId);
    if (!symbol) continue;
    const modifiers: TokenModifier[] = [];
    if (use.role === 'definition') modifiers.push('declaration');
    if (use.role === 'override') modifiers.push('modification');
    if (symbol.kind === 'let') modifiers.push('readonly');
    found.set(use.range.start, { type: typeOfSymbol[symbol.kind], modifiers });
  }
  return found;
}

const plain = (type: TokenType): Meaning => ({ type, modifiers: [] });

/** Tokens in order, of the whole file or of those that touch a range. */
export function semanticTokens(file: CheckedFile, within?: TextRange): readonly SemanticToken[] {
  const known = meanings(file);
  const tokens: SemanticToken[] = [];
  for (const { type, text, range } of file.tree.tokens) {
    if (within && (range.end < within.start || range.start > within.end)) continue;
    const meaning =
      known.get(range.start) ??
      (type === 'Comment'
        ? plain('comment')
        : type === 'DocComment'
          ? { type: 'comment', modifiers: ['documentation'] }
          : type === 'Number'
            ? plain('number')
            : type === 'String'
              ? plain('string')
              : isKindName(text)
                ? builtIn('type')
                : type !== 'Name' && /^\p{L}/u.test(text)
                  ? plain('keyword')
                  : undefined);
    if (meaning) tokens.push({ range, ...meaning });
  }
  return tokens;
}
