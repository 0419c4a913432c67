/** What the tokens before the cursor ask for: the start of a statement, a header's name, a value. */
import type { Token } from '../../syntax/tree.ts';
import { declarationWords, elementWords } from '../../syntax/keywords.ts';
import { endsOperand, isWord, type CompletionContext } from './context.ts';

/** The call that the cursor is in. */
export interface OpenCall {
  readonly callee: string;
  /** Name of the argument that is being written, when it was given. */
  readonly argument?: string;
  /** How many arguments stand before it. */
  readonly index: number;
  /** Names of the arguments that were given. */
  readonly named: readonly string[];
  /** True where the next argument may begin with its name. */
  readonly atStart: boolean;
}

export type Place =
  | { readonly kind: 'start' }
  | { readonly kind: 'header' }
  /** Behind a dot; the names before it. */
  | { readonly kind: 'member'; readonly path: readonly Token[] }
  | {
      readonly kind: 'value';
      /** The name on the left of `=`; empty for an expectation or a step. */
      readonly assigned: readonly Token[];
      /** Tokens of the value so far. */
      readonly value: readonly Token[];
      readonly call?: OpenCall;
      /** A value has just ended: a unit, an operator or a clause may follow. */
      readonly complete: boolean;
    };

/** The call whose bracket is still open, by the tokens of a value. */
function openCall(value: readonly Token[]): OpenCall | undefined {
  interface Bracket {
    readonly callee: string | undefined;
    start: number;
    index: number;
    readonly named: string[];
  }
  const open: Bracket[] = [];
  value.forEach((token, i) => {
    const before = value[i - 1];
    if (token.text === '(' || token.text === '[') {
      const callee = token.text === '(' && isWord(before) ? before?.text : undefined;
      open.push({ callee, start: i + 1, index: 0, named: [] });
    } else if (token.text === ')' || token.text === ']') open.pop();
    else if (token.text === ',') {
      const bracket = open.at(-1);
      if (bracket) {
        bracket.start = i + 1;
        bracket.index += 1;
      }
    } else if (token.text === ':' && before) open.at(-1)?.named.push(before.text);
  });
  const inner = open.at(-1);
  if (!inner) return undefined;
  // Brackets that only group lie inside the argument of the call around them.
  const call = open.findLast(({ callee }) => callee !== undefined);
  if (!call || call.callee === undefined) return undefined;
  const argument = value[call.start + 1]?.text === ':' ? value[call.start]?.text : undefined;
  return {
    callee: call.callee,
    ...(argument === undefined ? {} : { argument }),
    index: call.index,
    named: call.named,
    atStart: call === inner && call.start === value.length,
  };
}

function equalSign(line: readonly Token[]): number {
  let depth = 0;
  return line.findIndex(({ text }) => {
    if (text === '(' || text === '[') depth += 1;
    if (text === ')' || text === ']') depth -= 1;
    return text === '=' && depth === 0;
  });
}

export function placeOf(context: CompletionContext, inProgram: boolean): Place {
  const { line } = context;
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last) return { kind: 'start' };
  const value = (assigned: readonly Token[], from: number): Place => {
    const tokens = line.slice(from);
    const call = openCall(tokens);
    const complete = tokens.length > 0 && endsOperand(last);
    return { kind: 'value', assigned, value: tokens, ...(call ? { call } : {}), complete };
  };

  if (last.text === '.') {
    let start = line.length - 1;
    while (line[start]?.text === '.' && isWord(line[start - 1])) start -= 2;
    return { kind: 'member', path: line.slice(start + 1, -1).filter(({ text }) => text !== '.') };
  }
  if (first.text === 'expect' || first.text === 'stated') return value([], 1);
  const equals = equalSign(line);
  if (equals >= 0)
    return value(
      line.slice(0, equals).filter(({ text }) => text !== '.'),
      equals + 1,
    );
  const isHeader = [...declarationWords, ...elementWords, 'state', 'rate', 'over'].includes(first.text);
  if (isHeader || !inProgram) return { kind: 'header' };
  return value([], 1);
}
