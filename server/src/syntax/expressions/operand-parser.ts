/** The part of the grammar that reads one operand: what stands between two operators. */
import type { ParserMethod, TokenType } from 'chevrotain';
import { declarationWords, elementWords } from '../keywords.ts';
import {
  Dot,
  keyword,
  KeywordToken,
  LeftBracket,
  LeftParenthesis,
  NumberToken,
  RightParenthesis,
  ValueName,
} from '../token-types.ts';
import type { ColumnExpression, Expression } from '../tree.ts';
import { stringTokens } from './literal-parser.ts';
import { OperationParser } from './operation-parser.ts';

/** Keywords that read as a name where a value begins: `elementary = flow`. */
const namingKeywords: ReadonlySet<string> = new Set([...declarationWords, ...elementWords, 'state', 'rate', 'where']);

const beginningsOfOperands: ReadonlySet<TokenType> = new Set([
  NumberToken,
  LeftParenthesis,
  LeftBracket,
  keyword('if'),
  keyword('column'),
  ...stringTokens,
]);

export abstract class OperandParser extends OperationParser {
  protected readonly operand: ParserMethod<[], Expression> = this.RULE('operand', (): Expression => {
    // Asked here and not by gates: without gates chevrotain finds the alternative in a table.
    if (!this.RECORDING_PHASE && !this.seesOperand()) return this.missingValue();
    return this.OR(this.operands);
  });

  private readonly operands = [
    { ALT: (): Expression => this.SUBRULE(this.number) },
    { ALT: (): Expression => this.SUBRULE(this.reference) },
    { ALT: (): Expression => this.SUBRULE(this.parenthesised) },
    { ALT: (): Expression => this.SUBRULE(this.list) },
    { ALT: (): Expression => this.SUBRULE(this.conditional), IGNORE_AMBIGUITIES: true },
    { ALT: (): Expression => this.SUBRULE(this.column), IGNORE_AMBIGUITIES: true },
    { ALT: (): Expression => this.SUBRULE(this.textValue) },
    { ALT: (): Expression => this.SUBRULE(this.keywordReference), IGNORE_AMBIGUITIES: true },
  ];

  private seesOperand(): boolean {
    const type = this.LA(1).tokenType;
    return (
      beginningsOfOperands.has(type) || this.sees(ValueName) || (this.sees(KeywordToken) && this.keywordNamesAValue())
    );
  }

  private keywordNamesAValue(): boolean {
    if (this.sees(Dot, 2)) return true;
    const word = this.LA(1).image;
    return namingKeywords.has(word) || (word === 'log' && this.sees(LeftParenthesis, 2));
  }

  protected readonly parenthesised: ParserMethod<[], Expression> = this.RULE('parenthesised', (): Expression => {
    const open = this.CONSUME(LeftParenthesis);
    const composition = this.inComposition;
    this.ACTION(() => {
      this.wanted = 'value';
      this.inComposition = false;
    });
    const inner = this.SUBRULE(this.expression);
    this.ACTION(() => (this.inComposition = composition));
    this.needCloser(0, RightParenthesis, '`)`');
    return { kind: 'parenthesised', inner, range: { start: open.startOffset, end: this.previousEnd() } };
  });

  private readonly conditional: ParserMethod<[], Expression> = this.RULE('conditional', (): Expression => {
    const word = this.CONSUME(keyword('if'));
    this.ACTION(() => (this.wanted = 'condition'));
    const condition = this.SUBRULE(this.operation);
    this.need(0, keyword('then'));
    this.ACTION(() => (this.wanted = 'value'));
    const consequent = this.SUBRULE1(this.operation);
    this.need(0, keyword('else'));
    const alternative = this.SUBRULE2(this.operation);
    const range = { start: word.startOffset, end: this.previousEnd() };
    return { kind: 'conditional', condition, consequent, alternative, range };
  });

  /** `column "T" in degC` */
  private readonly column: ParserMethod<[], Expression> = this.RULE('column', (): Expression => {
    const word = this.CONSUME(keyword('column'));
    this.ACTION(() => (this.wanted = 'number or heading of the column'));
    const column = this.OR([
      { ALT: (): ColumnExpression['column'] => this.SUBRULE(this.number) },
      {
        ALT: (): ColumnExpression['column'] => {
          const literal = this.SUBRULE(this.stringLiteral);
          return this.ACTION(() => ({ kind: 'string', literal, range: literal.range }));
        },
      },
      { ALT: (): ColumnExpression['column'] => this.missingValue() },
    ]);
    const unit = this.OPTION(() => {
      this.CONSUME(keyword('in'));
      this.ACTION(() => (this.wanted = 'unit'));
      return this.SUBRULE(this.operation);
    });
    const range = { start: word.startOffset, end: this.previousEnd() };
    return unit ? { kind: 'column', column, unit, range } : { kind: 'column', column, range };
  });
}
