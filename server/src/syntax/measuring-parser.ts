/** The part of the grammar that reads `expect` and `stated`. */
import type { ParserMethod, TokenType } from 'chevrotain';
import { StatementParser } from './statement-parser.ts';
import { endOf } from './lexer.ts';
import { Comma, Equal, keyword } from './token-types.ts';
import type { BlockStatement, CurveSelector, Expectation, Expression, StatementBase, StringLiteral } from './tree.ts';

type MeasuringParts = Omit<Expectation, 'kind' | keyof StatementBase>;

interface PartedMeasure {
  readonly measured: Expression;
  readonly comparison: Expectation['comparison'] | undefined;
}

const comparisonOperators = ['<', '<=', '>', '>=', '==', '!='] as const;
const comparisonSigns: readonly TokenType[] = [Equal, keyword('in')];

export class MeasuringParser extends StatementParser {
  protected readonly expectation: ParserMethod<[], BlockStatement> = this.RULE('expectation', (): BlockStatement => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('expect'));
    const parts = this.SUBRULE(this.measuring);
    return { kind: 'expect', ...parts, ...this.finish(beginning) };
  });

  protected readonly statedValue: ParserMethod<[], BlockStatement> = this.RULE('statedValue', (): BlockStatement => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('stated'));
    const parts = this.SUBRULE(this.measuring);
    return { kind: 'stated', ...parts, ...this.finish(beginning) };
  });

  /** What `expect` and `stated` share; the clauses may come in any order. */
  private readonly measuring: ParserMethod<[], MeasuringParts> = this.RULE('measuring', (): MeasuringParts => {
    const selectors: CurveSelector[] = [];
    const whole = this.readValue('measure such as `max(stress)`', () => this.SUBRULE(this.operation));
    const parted = this.RECORDING_PHASE ? { measured: whole, comparison: undefined } : splitComparison(whole);
    let comparison: Expectation['comparison'] = parted.comparison;
    let within: Expression | undefined;
    let source: StringLiteral | undefined;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            const token = this.oneOf(1, comparisonSigns);
            const expected = this.needValue(0, token.image === 'in' ? 'range `LO .. HI`' : 'expected value');
            comparison = {
              operator: token.image === 'in' ? 'in' : '=',
              operatorRange: { start: token.startOffset, end: endOf(token) },
              expected,
            };
          },
        },
        {
          ALT: () => {
            this.CONSUME(keyword('within'));
            within = this.readValue('tolerance', () => this.SUBRULE1(this.operation));
          },
        },
        {
          ALT: () => {
            this.CONSUME(keyword('for'));
            this.SUBRULE(this.selectors, { ARGS: [selectors] });
          },
        },
        {
          ALT: () => {
            this.CONSUME(keyword('from'));
            source = this.needString('source in quotes');
          },
        },
      ]),
    );
    return {
      measured: parted.measured,
      ...(comparison ? { comparison } : {}),
      ...(within ? { within } : {}),
      selectors,
      ...(source ? { source } : {}),
    };
  });

  private readonly selectors: ParserMethod<[CurveSelector[]], void> = this.RULE(
    'selectors',
    (selectors: CurveSelector[]) => {
      const first = this.SUBRULE(this.selector);
      this.ACTION(() => {
        if (first) selectors.push(first);
      });
      this.MANY(() => {
        this.CONSUME(Comma);
        const next = this.SUBRULE1(this.selector);
        this.ACTION(() => {
          if (next) selectors.push(next);
        });
      });
    },
  );

  private readonly selector: ParserMethod<[], CurveSelector | undefined> = this.RULE(
    'selector',
    (): CurveSelector | undefined => {
      const name = this.needName('field or `model` that picks curves');
      this.need(0, Equal);
      const value = this.readValue('value that picks curves', () => this.SUBRULE(this.operation));
      return this.ACTION(() =>
        name ? { name, value, range: { start: name.range.start, end: this.previousEnd() } } : undefined,
      );
    },
  );
}

/** `max(stress) < 1 GPa` is read as one operation and parted here. */
function splitComparison(whole: Expression): PartedMeasure {
  if (whole.kind !== 'binary') return { measured: whole, comparison: undefined };
  const operator = comparisonOperators.find((candidate) => candidate === whole.operator);
  if (!operator) return { measured: whole, comparison: undefined };
  return {
    measured: whole.left,
    comparison: { operator, operatorRange: whole.operatorRange, expected: whole.right },
  };
}
