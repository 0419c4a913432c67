/** The part of the grammar that reads single values: numbers and texts, and the gap where a value is missing. */
import type { IToken, ParserMethod, TokenType } from 'chevrotain';
import { endOf } from '../lexer.ts';
import { ForeignString, NumberToken, StringToken, UnclosedString } from '../token-types.ts';
import { TolerantParser } from '../tolerant-parser.ts';
import type { Expression, MissingExpression, NumberLiteral, StringLiteral } from '../tree.ts';
import { isSoundNumber, numberValue, stringValue } from './literals.ts';

/** What a rule gives while chevrotain only records the grammar. */
export const nothingRead: Expression = { kind: 'missing', range: { start: 0, end: 0 } };

export const stringTokens: readonly TokenType[] = [StringToken, ForeignString, UnclosedString];

export class LiteralParser extends TolerantParser {
  /** What a missing value would be, for the message. */
  protected wanted = 'value';

  protected readonly number: ParserMethod<[], NumberLiteral> = this.RULE('number', (): NumberLiteral => {
    const token = this.CONSUME(NumberToken);
    return this.numberLiteral(token);
  });

  protected numberLiteral(token: IToken): NumberLiteral {
    const value = numberValue(token.image);
    const next = this.LA(1);
    const doubled = next.tokenType === NumberToken && next.startOffset === endOf(token);
    const range = { start: token.startOffset, end: doubled ? endOf(next) : endOf(token) };
    if (doubled || !isSoundNumber(token.image, value)) {
      this.report('malformed-number', range, { number: this.textOf(range.start, range.end) });
    }
    return {
      kind: 'number',
      value: Number.isFinite(value) ? value : 0,
      text: token.image,
      range: { start: token.startOffset, end: endOf(token) },
    };
  }

  protected readonly stringLiteral: ParserMethod<[], StringLiteral> = this.RULE('stringLiteral', (): StringLiteral => {
    const token = this.oneOf(0, stringTokens);
    return this.ACTION(() => ({
      value: stringValue(token.image),
      range: { start: token.startOffset, end: endOf(token) },
    }));
  });

  protected readonly textValue: ParserMethod<[], Expression> = this.RULE('textValue', (): Expression => {
    const literal = this.SUBRULE(this.stringLiteral);
    return this.ACTION(() => ({ kind: 'string', literal, range: literal.range }));
  });

  protected missingValue(): MissingExpression {
    const range = this.emptyRange();
    this.report('missing-value', range, { expected: this.wanted, after: this.LA(0).image, found: this.foundText() });
    return { kind: 'missing', range };
  }

  /** A value with what it is, for the message when it is missing. */
  protected readValue(wanted: string, read: () => Expression): Expression {
    this.ACTION(() => (this.wanted = wanted));
    return read();
  }

  protected textOf(start: number, end: number): string {
    return this.source.slice(start, end);
  }
}
