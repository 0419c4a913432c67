/** The part of the grammar that reads names, dotted paths and calls. */
import type { IToken, ParserMethod } from 'chevrotain';
import { endOf } from '../lexer.ts';
import { AnyName, Colon, Dot, KeywordToken, LeftParenthesis, RightParenthesis, ValueName } from '../token-types.ts';
import type { Argument, Expression, Name, Path, TextRange } from '../tree.ts';
import { ListParser } from './list-parser.ts';
import { nothingRead } from './literal-parser.ts';

interface ArgumentList {
  readonly list: Argument[];
  readonly range: TextRange;
}

export abstract class ReferenceParser extends ListParser {
  /** A name or a path, called when `(` follows. */
  protected readonly reference: ParserMethod<[], Expression> = this.RULE('reference', (): Expression => {
    const first = this.CONSUME(ValueName);
    return this.SUBRULE(this.restOfReference, { ARGS: [first] });
  });

  protected readonly keywordReference: ParserMethod<[], Expression> = this.RULE('keywordReference', (): Expression => {
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
    if (this.RECORDING_PHASE) {
      this.MANY(() => this.nameBehindDot());
      return { names: [], range: nothingRead.range };
    }
    // Most have one name: a list that begins empty would take room for sixteen more.
    const names: Name[] = [this.nameOf(first)];
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
}
