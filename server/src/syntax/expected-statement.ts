/** What may follow the tokens of a header or of a statement in a block. */
import type { IToken } from 'chevrotain';
import type { BlockKind, Expected, ExpectedPlace, ValueTarget } from './expected-place.ts';
import { placeInValue } from './expected-value.ts';
import { declarationWords, type Keyword } from './keywords.ts';
import { normaliseName } from './names.ts';
import { isAnyName } from './statement-start.ts';
import { Colon, Comma, Dot, Equal, keyword, LeftParenthesis, NumberToken, RightParenthesis } from './token-types.ts';
import type { Declaration, ModelElement, TextRange } from './tree.ts';

/** Text in quotes that the cursor stands in. */
type QuotedText = { readonly before: string; readonly range: TextRange } | undefined;

interface Around {
  readonly declaration?: Declaration;
  readonly element?: ModelElement;
}

const clauses: ReadonlySet<string> = new Set(['of', 'extends', 'for', 'on', 'from']);
const stepClauses: ReadonlySet<string> = new Set(['to', 'at', 'in', 'by', 'for', 'over']);

function only(place: ExpectedPlace, ...keywords: Keyword[]): Expected {
  return { place, keywords };
}

const newName = only({ kind: 'nothing', reason: 'new name' });
const sign = (...keywords: Keyword[]): Expected => only({ kind: 'nothing', reason: 'sign' }, ...keywords);

function quotedPlace(what: Extract<ExpectedPlace, { kind: 'quoted' }>['what'], text: QuotedText): Expected {
  return only({ kind: 'quoted', what, before: text?.before ?? '', ...(text ? { range: text.range } : {}) });
}

/** The place behind the tokens of a header at the top level of a file. */
export function placeInFile(tokens: readonly IToken[], text: QuotedText): Expected {
  const word = tokens[0]?.image;
  switch (word) {
    case undefined:
      return text ? only({ kind: 'nothing', reason: 'text' }) : only({ kind: 'file' }, 'mgmodel', ...declarationWords);
    case 'import':
      return quotedPlace('import', text);
    case 'alloy':
      return tokens.length === 1 ? newName : quotedPlace('description', text);
    case 'param':
    case 'let':
    case 'fn':
      return placeInDefinition(word, tokens, text);
    case 'model':
    case 'test':
    case 'data':
    case 'fit':
    case 'compare':
      return placeInHeader(word, tokens, text);
    case 'curve':
      return tokens.length === 1 ? newName : sign();
    default:
      return sign();
  }
}

function placeInDefinition(word: 'param' | 'let' | 'fn', tokens: readonly IToken[], text: QuotedText): Expected {
  if (text) return only({ kind: 'nothing', reason: 'text' });
  const name = normaliseName(tokens[1]?.image ?? '');
  const equal = tokens.findIndex((token) => token.tokenType === Equal);
  if (equal < 0) return word === 'fn' ? placeInParameters(tokens) : tokens.length === 1 ? newName : sign();
  const value = tokens.slice(equal + 1);
  const bounds = value.findIndex((token) => token.tokenType === keyword('in'));
  const parameters = word === 'fn' ? parameterNames(tokens.slice(0, equal)) : [];
  if (word === 'param' && bounds >= 0) {
    return placeInValue(value.slice(bounds + 1), { kind: 'bounds', name, parameters });
  }
  return placeInValue(value, { kind: word, name, parameters });
}

function placeInParameters(tokens: readonly IToken[]): Expected {
  const open = tokens.findIndex((token) => token.tokenType === LeftParenthesis);
  if (tokens.length === 1) return newName;
  if (open < 0 || tokens.some((token) => token.tokenType === RightParenthesis)) return sign();
  const separator = tokens.findLast((token) => token.tokenType === Colon || token.tokenType === Comma);
  return separator?.tokenType === Colon ? only({ kind: 'dimension' }) : newName;
}

function parameterNames(tokens: readonly IToken[]): string[] {
  return tokens
    .filter((token, index) => {
      const before = tokens[index - 1]?.tokenType;
      return isAnyName(token) && (before === LeftParenthesis || before === Comma);
    })
    .map((token) => normaliseName(token.image));
}

function placeInHeader(
  word: 'model' | 'test' | 'data' | 'fit' | 'compare',
  tokens: readonly IToken[],
  text: QuotedText,
): Expected {
  // The word itself and the name behind it are no clauses, whatever they are called.
  const at = tokens.findLastIndex(
    (token, index) =>
      index > 1 && (token.tokenType === Colon || (clauses.has(token.image) && !isMember(tokens, index))),
  );
  const clause = tokens[at]?.image;
  if (at < 0) return tokens.length === 1 ? newName : sign(word === 'data' ? 'for' : 'of');
  const rest = tokens.slice(at + 1);
  if (clause === 'from') return quotedPlace('data file', text);
  if (text) return only({ kind: 'nothing', reason: 'text' });
  if (clause === ':') return placeBehindColon(word, rest);
  const what = clause === 'on' || clause === 'for' ? 'test' : clause === 'of' && word === 'model' ? 'alloy' : 'model';
  const last = rest.at(-1);
  if (!last || last.tokenType === Comma || last.tokenType === Dot) {
    const written = rest.filter((token) => isAnyName(token)).map((token) => normaliseName(token.image));
    return only({ kind: 'declared', what, written });
  }
  return sign(...wordsBehind(word, clause));
}

function isMember(tokens: readonly IToken[], index: number): boolean {
  return tokens[index - 1]?.tokenType === Dot;
}

function placeBehindColon(word: string, rest: readonly IToken[]): Expected {
  if (rest.length > 0) return word === 'model' ? sign('extends') : sign();
  return word === 'test' ? only({ kind: 'protocol' }) : only({ kind: 'kind', of: 'model' });
}

function wordsBehind(word: string, clause: string | undefined): Keyword[] {
  if (word === 'model') return clause === 'of' ? ['extends'] : [];
  if (word === 'data') return clause === 'for' ? ['from'] : [];
  if (word === 'compare') return clause === 'of' ? ['on'] : [];
  return [];
}

// --------------------------------------------------------------------------------------------- in blocks

/** The place behind the tokens of a statement in a block. */
export function placeInBlock(tokens: readonly IToken[], around: Around, text: QuotedText): Expected {
  const kind = blockKind(around);
  const first = tokens[0];
  if (!first) {
    return text ? only({ kind: 'nothing', reason: 'text' }) : only({ kind: 'block', of: kind }, ...wordsOf(kind));
  }
  const equal = tokens.findIndex((token) => token.tokenType === Equal);
  const isPath = tokens[1]?.tokenType === Dot || tokens[1]?.tokenType === Equal;
  if (!isPath) {
    if (first.tokenType === keyword('relaxation') || first.tokenType === keyword('flow')) {
      return placeInElementHeader(first.image === 'flow' ? 'flow' : 'relaxation', tokens);
    }
    if (first.tokenType === keyword('expect') || first.tokenType === keyword('stated')) {
      return placeInMeasuring(first.image === 'stated' ? 'stated' : 'expect', tokens.slice(1), text);
    }
    if (first.tokenType === keyword('over')) {
      const name = normaliseName(tokens[1]?.image ?? '');
      if (equal < 0) return tokens.length === 1 ? newName : sign();
      return placeInValue(tokens.slice(equal + 1), { kind: 'over', name, parameters: [] });
    }
    if (kind === 'program' && equal < 0) return placeInStep(tokens);
  }
  return placeInField(tokens, equal, text);
}

function placeInElementHeader(word: 'relaxation' | 'flow', tokens: readonly IToken[]): Expected {
  const colon = tokens.findLastIndex((token) => token.tokenType === Colon);
  if (tokens.length === 1) return newName;
  return colon === tokens.length - 1 ? only({ kind: 'kind', of: word }) : sign();
}

function placeInField(tokens: readonly IToken[], equal: number, text: QuotedText): Expected {
  const hasRole = tokens[0]?.image === 'state' || tokens[0]?.image === 'rate';
  const role = hasRole && isAnyName(tokens[1]) ? (tokens[0]?.image === 'rate' ? 'rate' : 'state') : 'value';
  const left = tokens.slice(role === 'value' ? 0 : 1, equal < 0 ? undefined : equal);
  const path = left.filter((token) => isAnyName(token)).map((token) => normaliseName(token.image));
  if (equal < 0) {
    if (left.at(-1)?.tokenType === Dot) return only({ kind: 'path', qualifier: path });
    return hasRole && tokens.length === 1 ? newName : sign();
  }
  const value = tokens.slice(equal + 1);
  if (path.at(-1) === 'composition') return placeInComposition(value);
  if (value[0]?.tokenType === keyword('column')) {
    if (text || value.length === 1) return quotedPlace('column', text);
    const unit = value.findIndex((token) => token.tokenType === keyword('in'));
    if (unit < 0) return sign('in');
    return placeInValue(value.slice(unit + 1), { kind: 'column unit', path });
  }
  if (text) return only({ kind: 'nothing', reason: 'text' });
  return placeInValue(value, { kind: 'field', path, role });
}

function placeInComposition(value: readonly IToken[]): Expected {
  const comma = value.findLastIndex((token) => token.tokenType === Comma);
  const part = value.slice(comma + 1);
  const element = part[0];
  if (!element) {
    const written = value.filter((token, index) => isAnyName(token) && isPartStart(value, index));
    return only({ kind: 'chemical element', written: written.map((token) => normaliseName(token.image)) });
  }
  if (part.length > 1 && part.at(-1)?.tokenType === NumberToken) return sign();
  return placeInValue(part.slice(1), { kind: 'amount', element: normaliseName(element.image) });
}

function isPartStart(value: readonly IToken[], index: number): boolean {
  return index === 0 || value[index - 1]?.tokenType === Comma;
}

function placeInMeasuring(word: 'expect' | 'stated', tokens: readonly IToken[], text: QuotedText): Expected {
  if (tokens.length === 0) return only({ kind: 'measure', word });
  const at = lastClause(tokens);
  const clause = tokens[at];
  const rest = tokens.slice(at + 1);
  if (clause?.image === 'from') return quotedPlace('source', text);
  if (text) return only({ kind: 'nothing', reason: 'text' });
  if (clause?.image === 'for') return placeInSelectors(rest);
  if (clause?.image === 'within') return placeInValue(rest, { kind: 'tolerance', word });
  const target: ValueTarget = { kind: clause ? 'expected' : 'measure', word };
  return placeInValue(clause ? rest : tokens, target);
}

/** The last word or `=` that parts an expectation, outside brackets. */
function lastClause(tokens: readonly IToken[]): number {
  let depth = 0;
  let found = -1;
  for (const [index, token] of tokens.entries()) {
    if (token.tokenType === LeftParenthesis || token.image === '[') depth += 1;
    else if (token.tokenType === RightParenthesis || token.image === ']') depth -= 1;
    else if (depth === 0 && isMeasuringClause(token, tokens[found])) found = index;
  }
  return found;
}

function isMeasuringClause(token: IToken, before: IToken | undefined): boolean {
  // The `=` of a selector belongs to its `for`.
  if (token.tokenType === Equal || /^(?:[<>]=?|[=!]=)$/.test(token.image)) return before?.image !== 'for';
  return ['in', 'within', 'for', 'from'].includes(token.image);
}

function placeInSelectors(tokens: readonly IToken[]): Expected {
  const comma = tokens.findLastIndex((token) => token.tokenType === Comma);
  const part = tokens.slice(comma + 1);
  const equal = part.findIndex((token) => token.tokenType === Equal);
  const name = normaliseName(part[0]?.image ?? '');
  if (equal >= 0) return placeInValue(part.slice(equal + 1), { kind: 'selector', name });
  if (part.length > 0) return sign();
  const written = tokens.filter((_, index) => tokens[index + 1]?.tokenType === Equal);
  return only({ kind: 'selector', written: written.map((token) => normaliseName(token.image)) }, 'model');
}

function placeInStep(tokens: readonly IToken[]): Expected {
  const action = normaliseName(tokens[0]?.image ?? '');
  const at = tokens.findLastIndex((token, index) => index > 0 && stepClauses.has(token.image));
  const written = tokens.filter((token, index) => index > 0 && stepClauses.has(token.image));
  const rest = tokens.slice(Math.max(at, 0) + 1);
  if (at < 0 && rest.length === 0) {
    const place = { kind: 'step', action, clauses: [] } as const;
    return only(place, 'to', 'by', 'at', 'in', 'for');
  }
  const clause = at < 0 ? '' : (tokens[at]?.image ?? '');
  const expected = placeInValue(rest, { kind: 'step', action, clause });
  const used = new Set(written.map((token) => token.image));
  return { place: expected.place, keywords: expected.keywords.filter((word) => !used.has(word)) };
}

function blockKind(around: Around): BlockKind {
  if (around.element) return 'element';
  const declaration = around.declaration;
  switch (declaration?.kind) {
    case 'alloy':
    case 'model':
    case 'data':
    case 'fit':
    case 'curve':
    case 'compare':
      return declaration.kind;
    case 'test':
      return declaration.protocol?.text === 'program' ? 'program' : 'test';
    case undefined:
    case 'version':
    case 'import':
    case 'param':
    case 'let':
    case 'fn':
    case 'unknown':
      return 'unknown';
  }
}

function wordsOf(kind: BlockKind): Keyword[] {
  switch (kind) {
    case 'model':
      return ['elastic', 'relaxation', 'flow'];
    case 'element':
      return ['state', 'rate'];
    case 'test':
    case 'program':
      return ['expect', 'stated'];
    case 'curve':
      return ['over'];
    case 'alloy':
    case 'data':
    case 'fit':
    case 'compare':
    case 'unknown':
      return [];
  }
}
