/** What all statements share: beginning and end, names, paths and values that must stand somewhere. */
import { ExpressionParser } from './expressions/expression-parser.ts';
import { endOf } from './lexer.ts';
import {
  AnyName,
  Colon,
  Comma,
  Equal,
  ForeignString,
  LeftBrace,
  LeftParenthesis,
  NumberToken,
  StatementEnd,
  StringToken,
  UnclosedString,
  Name as NameToken,
} from './token-types.ts';
import type { Expression, Name, Path, StatementBase, StringLiteral } from './tree.ts';

/** What a statement begins with: where, and whether a mistake was already reported in what holds it. */
export interface Beginning {
  readonly start: number;
  readonly outerIsBroken: boolean;
}

export class StatementParser extends ExpressionParser {
  protected beginStatement(): Beginning {
    const start = this.LA(1).startOffset;
    const outerIsBroken = this.statementIsBroken;
    this.ACTION(() => (this.statementIsBroken = this.layout.broken.has(start)));
    return { start, outerIsBroken };
  }

  /** Range, documentation and brokenness of the statement that ends here. */
  protected finish(beginning: Beginning): StatementBase {
    return this.ACTION((): StatementBase => {
      this.reportRest();
      const broken = this.statementIsBroken;
      this.statementIsBroken = beginning.outerIsBroken;
      const documentation = this.layout.documentation.get(beginning.start);
      return {
        range: { start: beginning.start, end: Math.max(beginning.start, this.previousEnd()) },
        ...(documentation === undefined ? {} : { documentation }),
        ...(broken ? { broken } : {}),
      };
    });
  }

  /** What is left of a statement belongs to nothing that the grammar knows. */
  private reportRest(): void {
    if (this.sees(StatementEnd) || this.isAtEnd()) return;
    if (!this.reportDecimalComma()) this.reportUnexpected('end of line');
    this.skipTo();
  }

  /** `33,5 GPa`: a number with a decimal comma. */
  private reportDecimalComma(): boolean {
    const [before, comma, after] = [this.LA(0), this.LA(1), this.LA(2)];
    const numbers = before.tokenType === NumberToken && after.tokenType === NumberToken;
    if (comma.tokenType !== Comma || !numbers) return false;
    if (endOf(before) !== comma.startOffset || endOf(comma) !== after.startOffset) return false;
    const range = { start: before.startOffset, end: endOf(after) };
    const found = `${before.image},${after.image}`;
    this.report('malformed-number', range, { number: found, instead: `${before.image}.${after.image}` });
    return true;
  }

  protected endStatement(): void {
    if (this.RECORDING_PHASE || this.sees(StatementEnd)) this.CONSUME(StatementEnd);
  }

  protected needName(what: string, ...clauses: readonly string[]): Name | undefined {
    const next = this.LA(1);
    const isClause = clauses.includes(next.image) && !clauses.includes(this.LA(2).image) && !this.sees(Colon, 2);
    if (this.RECORDING_PHASE || (this.seesNameOnThisLine() && !isClause)) {
      const token = this.consume(9, AnyName);
      return this.ACTION(() => this.nameOf(token));
    }
    const end = this.previousEnd();
    this.report(
      'missing-name',
      { start: end, end },
      { expected: what, after: this.LA(0).image, found: this.foundText() },
    );
    this.skipTo(AnyName, Equal, Colon, Comma, LeftParenthesis, LeftBrace);
    return undefined;
  }

  /** A name that an expression can be made of: no keyword. In brackets it may begin a line. */
  protected needValueName(what: string, inBrackets = false): Name | undefined {
    if (this.RECORDING_PHASE) {
      this.consume(9, NameToken);
      return undefined;
    }
    const token = this.LA(1);
    const name = inBrackets && this.sees(AnyName) ? this.nameOf(this.consume(9, AnyName)) : this.needName(what);
    this.ACTION(() => {
      if (name && this.isKeyword(token)) {
        this.report('keyword-as-name', { start: token.startOffset, end: endOf(token) }, { keyword: token.image, what });
      }
    });
    return name;
  }

  /** The kind or protocol behind `:`. */
  protected needWord(what: string): Name | undefined {
    // It may stand on the next line: a line goes on behind `:`.
    if (this.RECORDING_PHASE || this.sees(AnyName)) {
      const token = this.CONSUME8(AnyName);
      return this.ACTION(() => this.nameOf(token));
    }
    this.report('missing-name', this.emptyRange(), {
      expected: what,
      after: this.LA(0).image,
      found: this.foundText(),
    });
    return undefined;
  }

  protected needPath(index: number, what: string, ...clauses: readonly string[]): Path | undefined {
    const isClause = clauses.includes(this.LA(1).image);
    if (this.RECORDING_PHASE || (this.sees(AnyName) && !isClause)) return this.subrule(index, this.path);
    const end = this.previousEnd();
    this.report(
      'missing-name',
      { start: end, end },
      { expected: what, after: this.LA(0).image, found: this.foundText() },
    );
    return undefined;
  }

  /** `of a, b, c`: at least one path; a trailing comma is allowed. */
  protected needPaths(index: number, what: string, ...clauses: readonly string[]): Path[] {
    const paths: Path[] = [];
    const first = this.needPath(index, what, ...clauses);
    this.ACTION(() => {
      if (first) paths.push(first);
    });
    this.many(index, () => {
      this.consume(index, Comma);
      this.option(index, {
        GATE: () => !clauses.includes(this.LA(1).image),
        DEF: () => {
          const path = this.subrule(index + 1, this.path);
          this.ACTION(() => paths.push(path));
        },
      });
    });
    return paths;
  }

  protected needValue(index: number, wanted: string): Expression {
    return this.readValue(wanted, () => this.subrule(index, this.expression));
  }

  protected needString(what: string): StringLiteral | undefined {
    if (this.RECORDING_PHASE || this.sees(StringToken) || this.sees(UnclosedString) || this.sees(ForeignString)) {
      return this.SUBRULE(this.stringLiteral);
    }
    const range = this.emptyRange();
    this.report('missing-value', range, { expected: what, after: this.LA(0).image, found: this.foundText() });
    return undefined;
  }
}
