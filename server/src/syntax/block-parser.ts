/** The part of the grammar that reads blocks: elements, fields, steps of programs. */
import type { IToken, ParserMethod, TokenType } from 'chevrotain';
import { MeasuringParser } from './measuring-parser.ts';
import { endOf } from './lexer.ts';
import { declarationWords, stepActions } from './keywords.ts';
import { nearestWords } from './nearest-words.ts';
import {
  AnyName,
  Colon,
  Dot,
  Equal,
  keyword,
  LeftBrace,
  NumberToken,
  RightBrace,
  StatementEnd,
  StringToken,
} from './token-types.ts';
import type { Block, BlockStatement, Declaration, Expression, Field, ModelElement, Path, ProgramStep } from './tree.ts';

type StepClause = ProgramStep['clauses'][number];

/** What a block belongs to, where that decides how its statements read. */
export type BlockContext =
  'alloy' | 'model' | 'element' | 'test' | 'program' | 'data' | 'fit' | 'curve' | 'compare' | 'unknown';

const missingHere = (end: number): Expression => ({ kind: 'missing', range: { start: end, end } });
const declarationWordSet: ReadonlySet<string> = new Set(declarationWords);
const stepActionSet: ReadonlySet<string> = new Set(stepActions);
const clauseWords = ['to', 'at', 'in', 'by', 'for', 'over'] as const;
const namedElementWords: readonly TokenType[] = [keyword('relaxation'), keyword('flow')];
/** Words that begin a statement of a block and are no fields: what a misspelt one may have meant. */
const statementWords: Partial<Record<BlockContext, readonly string[]>> = {
  model: ['elastic', 'relaxation', 'flow'],
  element: ['state', 'rate'],
  test: ['expect', 'stated'],
  program: ['expect', 'stated'],
  curve: ['over'],
};
const stateWords: readonly TokenType[] = [keyword('state'), keyword('rate')];
const stepClauseWords: readonly TokenType[] = clauseWords.map((word) => keyword(word));

export abstract class BlockParser extends MeasuringParser {
  protected contexts: BlockContext[] = [];
  /** Declarations that stand inside a block, where they do not belong: they still declare. */
  protected misplaced: Declaration[] = [];

  protected abstract readonly declaration: ParserMethod<[], Declaration>;

  protected needBody(context: BlockContext): Block | undefined {
    if (!this.RECORDING_PHASE && !this.sees(LeftBrace)) {
      if (!this.sees(StatementEnd)) {
        this.reportUnexpected('{');
        this.skipTo(LeftBrace);
      }
      if (!this.sees(LeftBrace)) {
        this.need(0, LeftBrace);
        return undefined;
      }
    }
    return this.readBlock(context);
  }

  protected readBlock(context: BlockContext): Block {
    return this.SUBRULE9(this.block, { ARGS: [context] });
  }

  protected readonly block: ParserMethod<[BlockContext], Block> = this.RULE('block', (context: BlockContext): Block => {
    const statements: BlockStatement[] = [];
    const open = this.CONSUME(LeftBrace);
    this.ACTION(() => this.contexts.push(context));
    const headerIsBroken = this.statementIsBroken;
    const issuesBefore = this.issues.length;
    this.repeat(
      0,
      () => this.sees(RightBrace),
      () => {
        const statement = this.SUBRULE(this.blockStatement);
        this.ACTION(() => {
          if (statement) statements.push(statement);
        });
        this.endStatement();
      },
    );
    const close = this.CONSUME(RightBrace);
    return this.ACTION((): Block => {
      this.contexts.pop();
      this.statementIsBroken = headerIsBroken;
      const closed = close.image !== '';
      const broken =
        !closed || this.issues.length > issuesBefore || statements.some((statement) => isBroken(statement));
      return { statements, range: { start: open.startOffset, end: endOf(close) }, closed, broken };
    });
  });

  private readonly blockStatement: ParserMethod<[], BlockStatement | undefined> = this.RULE(
    'blockStatement',
    (): BlockStatement | undefined => this.OR(this.blockStatements),
  );

  /** True when the word that stands here is meant as a word, and not as the name of a field. */
  private readonly isWord = (): boolean => !this.sees(Equal, 2) && !this.sees(Dot, 2);

  private readonly blockStatements = [
    { GATE: this.isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.elastic) },
    { GATE: this.isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.namedElement) },
    { GATE: this.isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.over) },
    { GATE: this.isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.expectation) },
    { GATE: this.isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.statedValue) },
    {
      GATE: (): boolean => this.sees(AnyName, 2),
      ALT: (): BlockStatement | undefined => this.SUBRULE(this.stateField),
    },
    { GATE: (): boolean => this.seesStep(), ALT: (): BlockStatement | undefined => this.SUBRULE(this.step) },
    {
      GATE: (): boolean => this.seesDeclaration(),
      ALT: (): BlockStatement | undefined => this.SUBRULE(this.errorMisplacedDeclaration),
    },
    { ALT: (): BlockStatement | undefined => this.SUBRULE(this.field) },
    { ALT: (): BlockStatement | undefined => this.unknownStatement() },
  ];

  // ----------------------------------------------------------------------------------------------- elements

  private readonly elastic: ParserMethod<[], ModelElement> = this.RULE('elastic', (): ModelElement => {
    const beginning = this.beginStatement();
    const word = this.CONSUME(keyword('elastic'));
    const body = this.needBody('element');
    const wordRange = { start: word.startOffset, end: endOf(word) };
    return { kind: 'element', word: 'elastic', wordRange, ...(body ? { body } : {}), ...this.finish(beginning) };
  });

  private readonly namedElement: ParserMethod<[], ModelElement> = this.RULE('namedElement', (): ModelElement => {
    const beginning = this.beginStatement();
    const token = this.oneOf(0, namedElementWords);
    const name = this.needName('name of the element');
    this.need(0, Colon);
    const elementKind = this.needWord(`kind of the ${token.image}`);
    const body = this.needBody('element');
    return {
      kind: 'element',
      word: token.image === 'flow' ? 'flow' : 'relaxation',
      wordRange: { start: token.startOffset, end: endOf(token) },
      ...(name ? { name } : {}),
      ...(elementKind ? { elementKind } : {}),
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  // ------------------------------------------------------------------------------------------------- fields

  private readonly field: ParserMethod<[], Field> = this.RULE('field', (): Field => {
    const beginning = this.beginStatement();
    const token = this.LA(1);
    const path = this.SUBRULE(this.path);
    this.ACTION(() => {
      if (this.contexts.at(-1) === 'curve' && path.names.length === 1 && this.isKeyword(token) && this.sees(Equal)) {
        this.report(
          'keyword-as-name',
          { start: token.startOffset, end: endOf(token) },
          { keyword: token.image, what: 'name of the series' },
        );
      }
    });
    const value = this.SUBRULE(this.fieldValue, { ARGS: [path] });
    return { kind: 'field', role: 'value', path, value, ...this.finish(beginning) };
  });

  private readonly fieldValue: ParserMethod<[Path], Expression> = this.RULE('fieldValue', (path: Path): Expression => {
    this.ACTION(() => this.reportMisspeltWord(path));
    const equal = this.need(0, Equal);
    const isComposition = (): boolean => {
      const name = path.names.at(-1)?.text ?? '';
      // Misspelt, it still is one where a number follows a symbol.
      const isMeant = (): boolean => this.sees(NumberToken, 2) && nearestWords(name, ['composition']).length > 0;
      return this.sees(AnyName) && (name === 'composition' || isMeant());
    };
    return this.OR([
      { GATE: isComposition, ALT: (): Expression => this.SUBRULE(this.composition) },
      {
        GATE: () => equal !== undefined || !this.sees(StatementEnd),
        ALT: () => this.needValue(0, this.nameForMessage(path)),
      },
      {
        ALT: () => {
          // `sigma1 =` at the end of its line: the expression's own alternative is not even tried.
          if (equal !== undefined && !this.RECORDING_PHASE) {
            const facts = { expected: this.nameForMessage(path), after: this.LA(0).image, found: this.foundText() };
            this.report('missing-value', this.emptyRange(), facts);
          }
          return missingHere(this.previousEnd());
        },
      },
    ]);
  });

  /** `relaxtion beta : debye`: a word of this block that is misspelt, rather than a field without its sign. */
  private reportMisspeltWord(path: Path): void {
    const [name] = path.names;
    if (!name || path.names.length > 1 || this.sees(Equal)) return;
    if (!this.sees(LeftBrace) && !(this.sees(AnyName) && this.isOnThisLine())) return;
    const words = statementWords[this.contexts.at(-1) ?? 'unknown'] ?? [];
    const suggestions = nearestWords(name.text, words).join(' ');
    if (suggestions !== '') this.report('unknown-statement', name.range, { found: name.text, suggestions });
  }

  private nameForMessage(path: Path): string {
    return this.ACTION(() => `value of \`${path.names.map((name) => name.text).join('.')}\``);
  }

  private readonly stateField: ParserMethod<[], Field> = this.RULE('stateField', (): Field => {
    const beginning = this.beginStatement();
    const word = this.oneOf(0, stateWords);
    const name = this.needValueName('name of the state');
    this.need(0, Equal);
    const value = this.needValue(0, word.image === 'rate' ? 'rate of the state' : 'initial value of the state');
    const path = this.ACTION((): Path => {
      const end = endOf(word);
      const only = name ?? { text: '', range: { start: end, end } };
      return { names: [only], range: only.range };
    });
    return { kind: 'field', role: word.image === 'rate' ? 'rate' : 'state', path, value, ...this.finish(beginning) };
  });

  private readonly over: ParserMethod<[], BlockStatement> = this.RULE('over', (): BlockStatement => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('over'));
    const name = this.needValueName('variable of the curve');
    this.need(0, Equal);
    const value = this.needValue(0, 'points of the variable');
    return { kind: 'over', ...(name ? { name } : {}), value, ...this.finish(beginning) };
  });

  // ---------------------------------------------------------------------------------------- steps of a program

  /** In a program a name without `=` is a step; elsewhere only words that can be nothing else. */
  private seesStep(): boolean {
    if (!this.sees(AnyName) || this.sees(Equal, 2) || this.sees(Dot, 2) || this.seesDeclaration()) return false;
    const word = this.LA(1).image;
    if (this.contexts.at(-1) === 'program') return !this.isKeyword(this.LA(1));
    if (this.contexts.at(-1) !== 'test') return false;
    return stepActionSet.has(word) && (this.sees(NumberToken, 2) || ['to', 'at', 'by'].includes(this.LA(2).image));
  }

  private readonly step: ParserMethod<[], ProgramStep> = this.RULE('step', (): ProgramStep => {
    const beginning = this.beginStatement();
    const clauses: StepClause[] = [];
    const action = this.CONSUME(AnyName);
    const value = this.OPTION({
      GATE: () => !this.sees(StatementEnd) && !isClauseWord(this.LA(1).image),
      DEF: () => this.readValue('value of the step', () => this.SUBRULE(this.operation)),
    });
    this.MANY(() => {
      const clause = this.SUBRULE(this.stepClause);
      this.ACTION(() => clauses.push(clause));
    });
    return this.ACTION((): ProgramStep => {
      const name = this.nameOf(action);
      return { kind: 'step', action: name, ...(value ? { value } : {}), clauses, ...this.finish(beginning) };
    });
  });

  private readonly stepClause: ParserMethod<[], StepClause> = this.RULE('stepClause', (): StepClause => {
    const token = this.oneOf(0, stepClauseWords);
    const value = this.readValue(`value behind \`${token.image}\``, () => this.SUBRULE(this.operation));
    const word = clauseWords.find((candidate) => candidate === token.image) ?? 'to';
    return { word, wordRange: { start: token.startOffset, end: endOf(token) }, value };
  });

  // ------------------------------------------------------------------------------------- what does not belong

  private seesDeclaration(): boolean {
    return declarationWordSet.has(this.LA(1).image) && (this.sees(AnyName, 2) || this.sees(StringToken, 2));
  }

  private readonly errorMisplacedDeclaration: ParserMethod<[], undefined> = this.RULE(
    'errorMisplacedDeclaration',
    (): undefined => {
      this.ACTION(() => this.reportMisplaced(this.LA(1)));
      const declaration = this.SUBRULE(this.declaration);
      this.ACTION(() => this.misplaced.push(declaration));
      return undefined;
    },
  );

  private reportMisplaced(word: IToken): void {
    if (this.layout.broken.has(word.startOffset)) return;
    this.issues.push({
      code: 'unexpected-token',
      range: { start: word.startOffset, end: endOf(word) },
      data: { found: word.image, expected: 'a field', misplaced: 'declaration' },
    });
  }

  private unknownStatement(): BlockStatement {
    const beginning = this.beginStatement();
    return this.ACTION((): BlockStatement => {
      const token = this.LA(1);
      this.report('unknown-statement', { start: token.startOffset, end: endOf(token) }, { found: this.foundText() });
      this.skipTo();
      return { kind: 'unknown', ...this.finish(beginning) };
    });
  }
}

function isClauseWord(word: string): boolean {
  return clauseWords.some((clause) => clause === word);
}

function isBroken(statement: BlockStatement): boolean {
  if (statement.broken === true) return true;
  return statement.kind === 'element' && statement.body?.broken === true;
}
