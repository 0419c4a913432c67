/**
 * The part of the grammar that reads values: expressions, lists, ranges, columns, compositions. One rule reads a flat
 * run of operands and operators; `precedence.ts` makes the tree.
 */
import type { IToken, ParserMethod, TokenType } from 'chevrotain';
import { endOf } from './lexer.ts';
import { isSoundNumber, numberValue, stringValue } from './literals.ts';
import { declarationWords, elementWords } from './keywords.ts';
import { buildOperation, type OperationItem, type Operator } from './precedence.ts';
import {
  AnyName,
  BinaryOperatorToken,
  Colon,
  Comma,
  Dot,
  DotDot,
  ForeignString,
  keyword,
  KeywordToken,
  LeftBracket,
  LeftParenthesis,
  NumberToken,
  Percent,
  AtPercent,
  PrefixOperatorToken,
  RightBracket,
  RightParenthesis,
  StatementEnd,
  StringToken,
  UnclosedString,
  ValueName,
} from './token-types.ts';
import { TolerantParser } from './tolerant-parser.ts';
import type {
  Argument,
  ColumnExpression,
  CompositionExpression,
  Expression,
  Name,
  MissingExpression,
  NumberLiteral,
  Path,
  RangeExpression,
  StringLiteral,
  TextRange,
  UnaryOperator,
} from './tree.ts';

/** What a rule gives while chevrotain only records the grammar. */
const nothingRead: Expression = { kind: 'missing', range: { start: 0, end: 0 } };

interface ArgumentList {
  readonly list: Argument[];
  readonly range: TextRange;
}

type CompositionPart = CompositionExpression['parts'][number];

/** Keywords that read as a name where a value begins: `elementary = flow`. */
const namingKeywords: ReadonlySet<string> = new Set([...declarationWords, ...elementWords, 'state', 'rate', 'where']);

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
const spacings = { step: 'step', lin: 'lin', log: 'log' } as const;
const spacingWords: readonly TokenType[] = [keyword('step'), keyword('lin'), keyword('log')];
const stringTokens: readonly TokenType[] = [StringToken, ForeignString, UnclosedString];

const beginningsOfOperands: ReadonlySet<TokenType> = new Set([
  NumberToken,
  LeftParenthesis,
  LeftBracket,
  keyword('if'),
  keyword('column'),
  ...stringTokens,
]);

export class ExpressionParser extends TolerantParser {
  /** What a missing value would be, for the message. */
  private wanted = 'value';
  /** True in a composition, where `La 60 Ni 15` lacks a comma and does not multiply. */
  private inComposition = false;
  /** Operands and operators of the innermost operation that is being read. */
  private items: OperationItem[] = [];

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

  private readonly operand: ParserMethod<[], Expression> = this.RULE('operand', (): Expression => {
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

  private missingValue(): MissingExpression {
    const range = this.emptyRange();
    this.report('missing-value', range, { expected: this.wanted, after: this.LA(0).image, found: this.foundText() });
    return { kind: 'missing', range };
  }

  private readonly number: ParserMethod<[], NumberLiteral> = this.RULE('number', (): NumberLiteral => {
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

  private readonly textValue: ParserMethod<[], Expression> = this.RULE('textValue', (): Expression => {
    const literal = this.SUBRULE(this.stringLiteral);
    return this.ACTION(() => ({ kind: 'string', literal, range: literal.range }));
  });

  /** A name or a path, called when `(` follows. */
  private readonly reference: ParserMethod<[], Expression> = this.RULE('reference', (): Expression => {
    const first = this.CONSUME(ValueName);
    return this.SUBRULE(this.restOfReference, { ARGS: [first] });
  });

  private readonly keywordReference: ParserMethod<[], Expression> = this.RULE('keywordReference', (): Expression => {
    const first = this.CONSUME(KeywordToken);
    return this.SUBRULE(this.restOfReference, { ARGS: [first] });
  });

  private readonly restOfReference: ParserMethod<[IToken], Expression> = this.RULE(
    'restOfReference',
    (first: IToken): Expression => {
      const path = this.SUBRULE(this.restOfPath, { ARGS: [first] });
      const call = this.OPTION(this.callOnThisLine);
      if (!call || this.RECORDING_PHASE) return { kind: 'reference', path, range: path.range };
      const range = { start: path.range.start, end: call.range.end };
      return { kind: 'call', callee: path, arguments: call.list, argumentsRange: call.range, range };
    },
  );

  private readonly callOnThisLine = {
    GATE: (): boolean => this.isOnThisLine(),
    DEF: (): ArgumentList => this.SUBRULE(this.callArguments),
  };

  private readonly restOfPath: ParserMethod<[IToken], Path> = this.RULE('restOfPath', (first: IToken): Path => {
    const names: Name[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.nameBehindDot());
      return { names, range: nothingRead.range };
    }
    names.push(this.nameOf(first));
    while (this.sees(Dot)) names.push(this.nameBehindDot());
    return { names, range: { start: first.startOffset, end: this.previousEnd() } };
  });

  private nameBehindDot(): Name {
    const dot = this.CONSUME(Dot);
    if (this.RECORDING_PHASE || this.seesNameOnThisLine()) return this.nameOf(this.CONSUME(AnyName));
    const end = endOf(dot);
    this.report('missing-name', { start: end, end }, { expected: 'name', after: '.', found: this.foundText() });
    return { text: '', range: { start: end, end } };
  }

  /** A dotted path whose names may all be keywords. */
  protected readonly path: ParserMethod<[], Path> = this.RULE('path', (): Path => {
    const first = this.CONSUME(AnyName);
    return this.SUBRULE(this.restOfPath, { ARGS: [first] });
  });

  private readonly callArguments: ParserMethod<[], ArgumentList> = this.RULE('callArguments', () => {
    const list: Argument[] = [];
    const open = this.CONSUME(LeftParenthesis);
    this.commaSeparated(RightParenthesis, (index) => {
      const argument = this.subrule(index, this.argument);
      this.ACTION(() => list.push(argument));
    });
    this.needCloser(0, RightParenthesis, '`,` or `)`');
    return { list, range: { start: open.startOffset, end: this.previousEnd() } };
  });

  private readonly argument: ParserMethod<[], Argument> = this.RULE('argument', (): Argument => {
    const start = this.LA(1).startOffset;
    const name = this.OPTION(this.argumentName);
    this.wanted = 'value';
    const value = this.SUBRULE(this.expression);
    if (this.RECORDING_PHASE) return { value, range: value.range };
    const range = { start: Math.min(start, value.range.start), end: this.previousEnd() };
    return name ? { name, value, range } : { value, range };
  });

  private readonly argumentName = {
    GATE: (): boolean => this.sees(Colon, 2),
    DEF: (): Name => {
      const token = this.CONSUME(AnyName);
      this.CONSUME(Colon);
      return this.nameOf(token);
    },
  };

  private readonly parenthesised: ParserMethod<[], Expression> = this.RULE('parenthesised', (): Expression => {
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

  private readonly list: ParserMethod<[], Expression> = this.RULE('list', (): Expression => {
    const items: Expression[] = [];
    const open = this.CONSUME(LeftBracket);
    this.commaSeparated(RightBracket, (index) => {
      const item = this.subrule(index, this.listItem);
      this.ACTION(() => items.push(item));
    });
    this.needCloser(0, RightBracket, '`,` or `]`');
    return { kind: 'list', items, range: { start: open.startOffset, end: this.previousEnd() } };
  });

  /** In the list `vary` of a fit, an item may bring its bounds. */
  private readonly listItem: ParserMethod<[], Expression> = this.RULE('listItem', (): Expression => {
    this.ACTION(() => (this.wanted = 'value'));
    const value = this.SUBRULE(this.expression);
    const bounds = this.OPTION(() => {
      this.CONSUME(keyword('in'));
      return this.SUBRULE1(this.expression);
    });
    return this.ACTION((): Expression => {
      if (!bounds) return value;
      return { kind: 'bounded', value, bounds, range: { start: value.range.start, end: this.previousEnd() } };
    });
  });

  /** Items up to the closer, with a trailing comma allowed; a missing comma is reported and read as one. */
  protected commaSeparated(closer: typeof RightBracket, item: (index: number) => void): void {
    if (this.RECORDING_PHASE) {
      this.OPTION8(() => {
        item(0);
        this.MANY8(() => {
          this.CONSUME8(Comma);
          item(1);
        });
        this.OPTION9(() => this.CONSUME9(Comma));
      });
      return;
    }
    while (!this.sees(closer) && !this.sees(StatementEnd) && !this.isAtEnd()) {
      const before = this.LA(1);
      item(0);
      if (this.sees(Comma)) this.SKIP_TOKEN();
      else if (!this.sees(closer)) {
        this.reportUnexpected(closer === RightBracket ? '`,` or `]`' : '`,` or `)`');
        // What follows is read as the next item, unless nothing of it could be.
        if (this.LA(1) === before) this.skipTo(Comma, closer);
        if (this.LA(1) === before) return;
      }
    }
  }

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

  /** A value with what it is, for the message when it is missing. */
  protected readValue(wanted: string, read: () => Expression): Expression {
    this.ACTION(() => (this.wanted = wanted));
    return read();
  }

  private textOf(start: number, end: number): string {
    return this.source.slice(start, end);
  }
}
