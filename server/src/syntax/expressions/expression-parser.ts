/**
 * The part of the grammar that reads whole values: operations, ranges of them, and compositions. All rules belong to
 * one parser, hence the chain of classes, each of which may use the rules of those before it: literals, lists,
 * references and calls, operations, operands, whole values; then statements, measures, blocks and the file.
 */
import type { ParserMethod, TokenType } from 'chevrotain';
import { endOf } from '../lexer.ts';
import { AnyName, Comma, DotDot, keyword } from '../token-types.ts';
import type { CompositionExpression, Expression, RangeExpression } from '../tree.ts';
import { OperandParser } from './operand-parser.ts';

type CompositionPart = CompositionExpression['parts'][number];

const spacings = { step: 'step', lin: 'lin', log: 'log' } as const;
const spacingWords: readonly TokenType[] = [keyword('step'), keyword('lin'), keyword('log')];

export class ExpressionParser extends OperandParser {
  /** A value, or a range of values. */
  protected readonly expression: ParserMethod<[], Expression> = this.RULE('expression', (): Expression => {
    const lower = this.SUBRULE(this.operation);
    const rest = this.OPTION(this.upperBound);
    if (!rest || this.RECORDING_PHASE) return lower;
    return { kind: 'range', lower, ...rest, range: { start: lower.range.start, end: this.previousEnd() } };
  });

  private readonly upperBound = (): Pick<RangeExpression, 'upper' | 'spacing'> => {
    this.CONSUME(DotDot);
    this.wanted = 'upper bound of the range';
    const upper = this.SUBRULE1(this.operation);
    const spacing = this.OPTION1(() => this.SUBRULE(this.spacing));
    return spacing ? { upper, spacing } : { upper };
  };

  private readonly spacing: ParserMethod<[], NonNullable<RangeExpression['spacing']>> = this.RULE('spacing', () => {
    const token = this.oneOf(0, spacingWords);
    this.ACTION(() => (this.wanted = token.image === 'step' ? 'step of the range' : 'number of points'));
    const value = this.SUBRULE(this.operation);
    const word = token.image === 'lin' ? spacings.lin : token.image === 'log' ? spacings.log : spacings.step;
    return { word, wordRange: { start: token.startOffset, end: endOf(token) }, value };
  });

  /** `La 60, Ni 15, Al 25` */
  protected readonly composition: ParserMethod<[], Expression> = this.RULE('composition', (): Expression => {
    const parts: CompositionPart[] = [];
    const start = this.LA(1).startOffset;
    this.MANY(() => {
      const part = this.SUBRULE(this.compositionPart);
      this.ACTION(() => parts.push(part));
      this.OPTION(() => this.CONSUME(Comma));
    });
    return this.ACTION(() => ({ kind: 'composition', parts, range: { start, end: this.previousEnd() } }));
  });

  private readonly compositionPart: ParserMethod<[], CompositionPart> = this.RULE('compositionPart', () => {
    const token = this.CONSUME(AnyName);
    this.ACTION(() => {
      this.inComposition = true;
      this.wanted = 'amount';
    });
    const amount = this.SUBRULE(this.operation);
    return this.ACTION((): CompositionPart => {
      this.inComposition = false;
      if (this.sees(AnyName)) {
        this.report('missing-token', this.emptyRange(), {
          expected: ',',
          after: this.LA(0).image,
          found: this.foundText(),
        });
      }
      return {
        element: this.nameOf(token),
        amount,
        range: { start: token.startOffset, end: this.previousEnd() },
      };
    });
  });
}
