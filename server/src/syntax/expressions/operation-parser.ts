/**
 * The part of the grammar that reads operands and operators in a row. One rule reads the flat run; `precedence.ts`
 * makes the tree.
 */
import type { IToken, ParserMethod } from 'chevrotain';
import { endOf } from '../lexer.ts';
import {
  AtPercent,
  BinaryOperatorToken,
  LeftParenthesis,
  NumberToken,
  Percent,
  PrefixOperatorToken,
  ValueName,
} from '../token-types.ts';
import type { Expression, TextRange, UnaryOperator } from '../tree.ts';
import { nothingRead } from './literal-parser.ts';
import { buildOperation, type OperationItem, type Operator } from './precedence.ts';
import { ReferenceParser } from './reference-parser.ts';

const operators: Readonly<Record<string, Operator>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '^',
  '±': '±',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  and: 'and',
  or: 'or',
};
const prefixes: Readonly<Record<string, UnaryOperator>> = { '+': '+', '-': '-', not: 'not' };

export abstract class OperationParser extends ReferenceParser {
  /** True in a composition, where `La 60 Ni 15` lacks a comma and does not multiply. */
  protected inComposition = false;
  /** Operands and operators of the innermost operation that is being read. */
  private items: OperationItem[] = [];

  protected abstract readonly operand: ParserMethod<[], Expression>;
  protected abstract readonly parenthesised: ParserMethod<[], Expression>;

  // Values are what a file has most of. The alternatives of their rules are made once, not at each call, which took a
  // third of the time of the whole parser.

  /** Operands and operators in a row: everything but ranges. */
  protected readonly operation: ParserMethod<[], Expression> = this.RULE('operation', (): Expression => {
    const outer = this.items;
    const items: OperationItem[] = [];
    this.items = items;
    this.MANY(this.prefix);
    this.addOperand(this.SUBRULE(this.operand));
    this.MANY1(this.nextPart);
    this.items = outer;
    return this.RECORDING_PHASE ? nothingRead : buildOperation(items, this.reportChain);
  });

  private readonly prefix = (): void => this.addPrefix(this.CONSUME(PrefixOperatorToken));
  private readonly nextPrefix = (): void => this.addPrefix(this.CONSUME1(PrefixOperatorToken));

  private readonly operationParts = [
    {
      ALT: (): void => {
        this.addOperator(this.CONSUME(BinaryOperatorToken));
        this.wanted = 'value';
        this.MANY2(this.nextPrefix);
        this.addOperand(this.SUBRULE1(this.operand));
      },
    },
    {
      ALT: (): void => {
        this.addJuxtaposition();
        this.addOperand(this.SUBRULE(this.reference));
      },
    },
    { ALT: (): void => this.SUBRULE(this.errorFactorWithoutSign) },
  ];

  private readonly nextPart = {
    GATE: (): boolean => this.operationGoesOn(),
    DEF: (): void => this.OR(this.operationParts),
  };

  private readonly reportChain = (operator: TextRange, middle: Expression): void =>
    this.report('chained-comparison', operator, {
      operator: this.textOf(operator.start, operator.end),
      middle: this.textOf(middle.range.start, middle.range.end),
    });

  private operationGoesOn(): boolean {
    if (this.sees(BinaryOperatorToken)) return true;
    if (this.sees(LeftParenthesis)) return true;
    if (!this.sees(ValueName) || !this.isOnThisLine()) return false;
    return !this.inComposition || this.sees(Percent) || this.sees(AtPercent) || !this.sees(NumberToken, 2);
  }

  /** `2 (x)` and `)(` lack a sign; they are read as if `*` stood there. */
  private readonly errorFactorWithoutSign: ParserMethod<[], void> = this.RULE('errorFactorWithoutSign', () => {
    const end = this.previousEnd();
    this.ACTION(() => {
      const next = this.LA(1);
      this.report(
        'multiplication-needs-sign',
        { start: next.startOffset, end: endOf(next) },
        { before: this.LA(0).image, after: next.image },
      );
      this.items.push({ kind: 'operator', operator: '*', range: { start: end, end } });
    });
    this.addOperand(this.SUBRULE(this.parenthesised));
  });

  private addPrefix(token: IToken): void {
    const operator = prefixes[token.tokenType.LABEL ?? ''];
    if (operator) {
      this.items.push({ kind: 'prefix', operator, range: { start: token.startOffset, end: endOf(token) } });
    }
  }

  private addOperator(token: IToken): void {
    const operator = operators[token.tokenType.LABEL ?? ''];
    if (operator) {
      this.items.push({ kind: 'operator', operator, range: { start: token.startOffset, end: endOf(token) } });
    }
  }

  private addJuxtaposition(): void {
    const end = this.previousEnd();
    this.items.push({ kind: 'operator', operator: 'juxtaposition', range: { start: end, end } });
  }

  private addOperand(expression: Expression): void {
    this.items.push({ kind: 'operand', expression });
  }
}
