/** The part of the grammar that reads lists, and what commas part inside any brackets. */
import type { ParserMethod } from 'chevrotain';
import { Comma, keyword, LeftBracket, RightBracket, StatementEnd } from '../token-types.ts';
import type { Expression } from '../tree.ts';
import { LiteralParser } from './literal-parser.ts';

export abstract class ListParser extends LiteralParser {
  protected abstract readonly expression: ParserMethod<[], Expression>;

  protected readonly list: ParserMethod<[], Expression> = this.RULE('list', (): Expression => {
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
}
