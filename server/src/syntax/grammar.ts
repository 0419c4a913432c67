/**
 * The grammar: declarations, blocks and their statements. Every rule builds its node of the tree, and goes on after a
 * mistake with what is there: a header that is broken still declares its name.
 */
import type { IToken, ParserMethod, Rule, TokenType } from 'chevrotain';
import { ExpressionParser } from './expression-parser.ts';
import type { Layout } from './layout.ts';
import { endOf } from './lexer.ts';
import { declarationWords, elementWords, stepActions } from './keywords.ts';
import { nearestWords } from './nearest-words.ts';
import {
  AnyName,
  Colon,
  Comma,
  Dot,
  Equal,
  ForeignString,
  keyword,
  LeftBrace,
  LeftParenthesis,
  Name as NameToken,
  NumberToken,
  RightBrace,
  RightParenthesis,
  StatementEnd,
  StringToken,
  UnclosedString,
} from './token-types.ts';
import type {
  Block,
  BlockStatement,
  CurveSelector,
  Declaration,
  Expectation,
  Expression,
  Field,
  FunctionParameter,
  ModelElement,
  Name,
  Path,
  ProgramStep,
  StringLiteral,
  SyntaxIssue,
  TextRange,
} from './tree.ts';

/** What every statement begins with: where, and whether a mistake was already reported in it. */
interface Beginning {
  readonly start: number;
  readonly outerIsBroken: boolean;
}

interface StatementParts {
  readonly range: TextRange;
  readonly documentation?: string;
  readonly broken?: boolean;
}

type StepClause = ProgramStep['clauses'][number];
type MeasuringParts = Omit<Expectation, 'kind' | keyof StatementParts>;
interface PartedMeasure {
  readonly measured: Expression;
  readonly comparison: Expectation['comparison'] | undefined;
}
type BlockContext =
  'alloy' | 'model' | 'element' | 'test' | 'program' | 'data' | 'fit' | 'curve' | 'compare' | 'unknown';

const missingHere = (end: number): Expression => ({ kind: 'missing', range: { start: end, end } });
const declarationWordSet: ReadonlySet<string> = new Set(declarationWords);
const elementWordSet: ReadonlySet<string> = new Set(elementWords);
const stepActionSet: ReadonlySet<string> = new Set(stepActions);
const clauseWords = ['to', 'at', 'in', 'by', 'for', 'over'] as const;
const comparisonOperators = ['<', '<=', '>', '>=', '==', '!='] as const;
const namedElementWords: readonly TokenType[] = [keyword('relaxation'), keyword('flow')];
const stateWords: readonly TokenType[] = [keyword('state'), keyword('rate')];
const comparisonSigns: readonly TokenType[] = [Equal, keyword('in')];
const stepClauseWords: readonly TokenType[] = [
  keyword('to'),
  keyword('at'),
  keyword('in'),
  keyword('by'),
  keyword('for'),
  keyword('over'),
];

class SourceParser extends ExpressionParser {
  private contexts: BlockContext[] = [];
  /** Declarations that stand inside a block, where they do not belong: they still declare. */
  private misplaced: Declaration[] = [];

  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Reads the declarations of a file from tokens that the layout pass balanced. */
  parse(source: string, layout: Layout): { declarations: Declaration[]; issues: SyntaxIssue[] } {
    this.source = source;
    this.layout = layout;
    this.issues = [];
    this.misplaced = [];
    this.contexts = [];
    this.statementIsBroken = false;
    this.input = layout.tokens;
    const declarations = [...this.file(), ...this.misplaced];
    declarations.sort((a, b) => a.range.start - b.range.start);
    return { declarations, issues: this.issues };
  }

  readonly file: ParserMethod<[], Declaration[]> = this.RULE('file', (): Declaration[] => {
    const declarations: Declaration[] = [];
    this.repeat(
      0,
      () => false,
      () => {
        const declaration = this.SUBRULE(this.declaration);
        this.ACTION(() => declarations.push(declaration));
        this.endStatement();
      },
    );
    return declarations;
  });

  // -------------------------------------------------------------------------------------- around a statement

  private beginStatement(): Beginning {
    const start = this.LA(1).startOffset;
    const outerIsBroken = this.statementIsBroken;
    this.ACTION(() => (this.statementIsBroken = this.layout.broken.has(start)));
    return { start, outerIsBroken };
  }

  /** Range, documentation and brokenness of the statement that ends here. */
  private finish(beginning: Beginning): StatementParts {
    return this.ACTION((): StatementParts => {
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
    this.reportUnexpected('end of line');
    this.skipTo();
  }

  private endStatement(): void {
    if (this.RECORDING_PHASE || this.sees(StatementEnd)) this.CONSUME(StatementEnd);
  }

  private needName(what: string, ...clauses: readonly string[]): Name | undefined {
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

  /** A name that an expression can be made of: no keyword. */
  private needValueName(what: string): Name | undefined {
    if (this.RECORDING_PHASE) {
      this.consume(9, NameToken);
      return undefined;
    }
    const token = this.LA(1);
    const name = this.needName(what);
    this.ACTION(() => {
      if (name && this.isKeyword(token)) {
        this.report('keyword-as-name', { start: token.startOffset, end: endOf(token) }, { keyword: token.image, what });
      }
    });
    return name;
  }

  /** The kind or protocol behind `:`. */
  private needWord(what: string): Name | undefined {
    if (this.RECORDING_PHASE || this.seesNameOnThisLine()) {
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

  private needPath(index: number, what: string, ...clauses: readonly string[]): Path | undefined {
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
  private needPaths(index: number, what: string, ...clauses: readonly string[]): Path[] {
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

  private needValue(index: number, wanted: string): Expression {
    return this.readValue(wanted, () => this.subrule(index, this.expression));
  }

  private needString(what: string): StringLiteral | undefined {
    if (this.RECORDING_PHASE || this.sees(StringToken) || this.sees(UnclosedString) || this.sees(ForeignString)) {
      return this.SUBRULE(this.stringLiteral);
    }
    const range = this.emptyRange();
    this.report('missing-value', range, { expected: what, after: this.LA(0).image, found: this.foundText() });
    return undefined;
  }

  // ------------------------------------------------------------------------------------------- declarations

  private readonly declaration: ParserMethod<[], Declaration> = this.RULE('declaration', (): Declaration => {
    const isWord = (): boolean => !this.sees(Dot, 2);
    return this.OR([
      { GATE: isWord, ALT: (): Declaration => this.SUBRULE(this.version) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.importDeclaration) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.alloy) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.param) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.letDeclaration) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.fn) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.model) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.test) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.data) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.fit) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.curve) },
      { GATE: isWord, ALT: () => this.SUBRULE(this.compare) },
      { ALT: () => this.SUBRULE(this.errorUnknownDeclaration) },
    ]);
  });

  private readonly version: ParserMethod<[], Declaration> = this.RULE('version', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('mgmodel'));
    const token = this.need(0, NumberToken);
    const version = this.ACTION(() => (token ? this.numberLiteral(token) : undefined));
    return { kind: 'version', ...(version ? { version } : {}), ...this.finish(beginning) };
  });

  private readonly importDeclaration: ParserMethod<[], Declaration> = this.RULE(
    'importDeclaration',
    (): Declaration => {
      const beginning = this.beginStatement();
      this.CONSUME(keyword('import'));
      const path = this.needString('file in quotes');
      return { kind: 'import', ...(path ? { path } : {}), ...this.finish(beginning) };
    },
  );

  private readonly alloy: ParserMethod<[], Declaration> = this.RULE('alloy', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('alloy'));
    const name = this.needName('name of the alloy');
    const description = this.OPTION(() => this.SUBRULE(this.stringLiteral));
    const body = this.needBody('alloy');
    return {
      kind: 'alloy',
      ...(name ? { name } : {}),
      ...(description ? { description } : {}),
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  private readonly param: ParserMethod<[], Declaration> = this.RULE('param', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('param'));
    const name = this.needValueName('name of the parameter');
    this.need(0, Equal);
    const value = this.needValue(0, 'value of the parameter');
    const bounds = this.OPTION(() => {
      this.CONSUME(keyword('in'));
      return this.needValue(1, 'bounds of the parameter');
    });
    return {
      kind: 'param',
      ...(name ? { name } : {}),
      value,
      ...(bounds ? { bounds } : {}),
      ...this.finish(beginning),
    };
  });

  private readonly letDeclaration: ParserMethod<[], Declaration> = this.RULE('letDeclaration', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('let'));
    const name = this.needValueName('name of the value');
    this.need(0, Equal);
    const value = this.needValue(0, 'value');
    return { kind: 'let', ...(name ? { name } : {}), value, ...this.finish(beginning) };
  });

  private readonly fn: ParserMethod<[], Declaration> = this.RULE('fn', (): Declaration => {
    const beginning = this.beginStatement();
    const parameters: FunctionParameter[] = [];
    this.CONSUME(keyword('fn'));
    const name = this.needValueName('name of the function');
    const open = this.need(0, LeftParenthesis);
    if (open) {
      this.commaSeparated(RightParenthesis, (index) => {
        const parameter = this.subrule(index, this.functionParameter);
        this.ACTION(() => {
          if (parameter) parameters.push(parameter);
        });
      });
      this.needCloser(0, RightParenthesis, '`,` or `)`');
    }
    this.need(0, Equal);
    const value = this.needValue(0, 'value of the function');
    return { kind: 'fn', ...(name ? { name } : {}), parameters, value, ...this.finish(beginning) };
  });

  private readonly functionParameter: ParserMethod<[], FunctionParameter | undefined> = this.RULE(
    'functionParameter',
    (): FunctionParameter | undefined => {
      const name = this.needValueName('name of the argument');
      const annotation = this.OPTION(() => {
        this.CONSUME(Colon);
        return this.readValue('dimension of the argument', () => this.SUBRULE(this.operation));
      });
      return this.ACTION((): FunctionParameter | undefined => {
        if (!name) return undefined;
        const range = { start: name.range.start, end: this.previousEnd() };
        return annotation ? { name, annotation, range } : { name, range };
      });
    },
  );

  private readonly model: ParserMethod<[], Declaration> = this.RULE('model', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('model'));
    const name = this.needName('name of the model', 'of', 'extends');
    this.need(0, keyword('of'));
    const of = this.needPath(0, 'alloy', 'extends');
    const modelKind = this.OPTION1(() => {
      this.CONSUME1(Colon);
      return this.needWord('kind of the model');
    });
    const parent = this.OPTION2(() => {
      this.CONSUME(keyword('extends'));
      return this.needPath(1, 'model to extend');
    });
    const body = this.needBody('model');
    return {
      kind: 'model',
      ...(name ? { name } : {}),
      ...(of ? { of } : {}),
      ...(parent ? { extends: parent } : {}),
      ...(modelKind ? { modelKind } : {}),
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  private readonly test: ParserMethod<[], Declaration> = this.RULE('test', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('test'));
    const name = this.needName('name of the test', 'of');
    this.need(0, keyword('of'));
    const models = this.needPaths(0, 'model');
    this.need(0, Colon);
    const protocol = this.needWord('protocol of the test');
    const body = this.needBody(protocol?.text === 'program' ? 'program' : 'test');
    return {
      kind: 'test',
      ...(name ? { name } : {}),
      models,
      ...(protocol ? { protocol } : {}),
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  private readonly data: ParserMethod<[], Declaration> = this.RULE('data', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('data'));
    const name = this.needName('name of the data', 'for', 'from');
    this.need(0, keyword('for'));
    const test = this.needPath(0, 'test that the data belong to', 'from');
    this.need(0, keyword('from'));
    const path = this.needString('data file in quotes');
    const body = this.needBody('data');
    return {
      kind: 'data',
      ...(name ? { name } : {}),
      ...(test ? { test } : {}),
      ...(path ? { path } : {}),
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  private readonly fit: ParserMethod<[], Declaration> = this.RULE('fit', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('fit'));
    const name = this.needName('name of the fit', 'of');
    this.need(0, keyword('of'));
    const models = this.needPaths(0, 'model');
    const body = this.needBody('fit');
    return { kind: 'fit', ...(name ? { name } : {}), models, ...(body ? { body } : {}), ...this.finish(beginning) };
  });

  private readonly curve: ParserMethod<[], Declaration> = this.RULE('curve', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('curve'));
    const name = this.needName('name of the curve');
    const body = this.needBody('curve');
    return { kind: 'curve', ...(name ? { name } : {}), ...(body ? { body } : {}), ...this.finish(beginning) };
  });

  private readonly compare: ParserMethod<[], Declaration> = this.RULE('compare', (): Declaration => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('compare'));
    const name = this.needName('name of the comparison', 'of', 'on');
    this.need(0, keyword('of'));
    const models = this.needPaths(0, 'model', 'on');
    this.need(0, keyword('on'));
    const tests = this.needPaths(3, 'test');
    const body = this.OPTION5(() => this.SUBRULE(this.block, { ARGS: ['compare'] }));
    return {
      kind: 'compare',
      ...(name ? { name } : {}),
      models,
      tests,
      ...(body ? { body } : {}),
      ...this.finish(beginning),
    };
  });

  /** A first word that begins no declaration. The name behind it is declared all the same, so that its uses resolve. */
  private readonly errorUnknownDeclaration: ParserMethod<[], Declaration> = this.RULE(
    'errorUnknownDeclaration',
    (): Declaration => {
      const beginning = this.beginStatement();
      return this.ACTION((): Declaration => {
        const token = this.LA(1);
        const isElement = elementWordSet.has(token.image);
        const second = this.LA(2);
        const isField = this.sees(AnyName) && (this.sees(Equal, 2) || this.sees(Dot, 2));
        this.reportUnknownDeclaration(token, isElement, isField);
        const word = this.sees(AnyName) && !isField ? this.nameOf(token) : undefined;
        const nameToken = isField ? token : second;
        const name = this.sees(AnyName, isField ? 1 : 2) ? this.nameOf(nameToken) : undefined;
        this.SKIP_TOKEN();
        this.skipTo(LeftBrace);
        const context = isElement ? 'element' : contextOf(word?.text);
        const body = this.sees(LeftBrace) ? this.readBlock(context) : undefined;
        return {
          kind: 'unknown',
          ...(word ? { word } : {}),
          ...(name ? { name } : {}),
          ...(body ? { body } : {}),
          ...this.finish(beginning),
        };
      });
    },
  );

  private reportUnknownDeclaration(token: IToken, isElement: boolean, isField: boolean): void {
    const range = { start: token.startOffset, end: Math.max(token.startOffset, endOf(token)) };
    if (!this.sees(AnyName)) {
      this.report('unexpected-token', range, { found: this.foundText(), expected: 'a declaration' });
      return;
    }
    const found = isElement ? 'element' : isField ? 'field' : 'word';
    const suggestions = found === 'word' ? nearestWords(token.image, declarationWords).join(' ') : '';
    this.report('unknown-declaration', range, { word: token.image, found, suggestions });
  }

  // ------------------------------------------------------------------------------------------------- blocks

  private needBody(context: BlockContext): Block | undefined {
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

  private readBlock(context: BlockContext): Block {
    return this.SUBRULE9(this.block, { ARGS: [context] });
  }

  private readonly block: ParserMethod<[BlockContext], Block> = this.RULE('block', (context: BlockContext): Block => {
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
    (): BlockStatement | undefined => {
      const isWord = (): boolean => !this.sees(Equal, 2) && !this.sees(Dot, 2);
      return this.OR([
        { GATE: isWord, ALT: (): BlockStatement | undefined => this.SUBRULE(this.elastic) },
        { GATE: isWord, ALT: () => this.SUBRULE(this.namedElement) },
        { GATE: isWord, ALT: () => this.SUBRULE(this.over) },
        { GATE: isWord, ALT: () => this.SUBRULE(this.expectation) },
        { GATE: isWord, ALT: () => this.SUBRULE(this.statedValue) },
        { GATE: () => this.sees(AnyName, 2), ALT: () => this.SUBRULE(this.stateField) },
        { GATE: () => this.seesStep(), ALT: () => this.SUBRULE(this.step) },
        { GATE: () => this.seesDeclaration(), ALT: () => this.SUBRULE(this.errorMisplacedDeclaration) },
        { ALT: () => this.SUBRULE(this.field) },
        { ALT: () => this.unknownStatement() },
      ]);
    },
  );

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
    const equal = this.need(0, Equal);
    const isComposition = (): boolean => path.names.at(-1)?.text === 'composition' && this.sees(AnyName);
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

  // ------------------------------------------------------------------------------------------- expectations

  private readonly expectation: ParserMethod<[], BlockStatement> = this.RULE('expectation', (): BlockStatement => {
    const beginning = this.beginStatement();
    this.CONSUME(keyword('expect'));
    const parts = this.SUBRULE(this.measuring);
    return { kind: 'expect', ...parts, ...this.finish(beginning) };
  });

  private readonly statedValue: ParserMethod<[], BlockStatement> = this.RULE('statedValue', (): BlockStatement => {
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

function contextOf(word: string | undefined): BlockContext {
  if (word === undefined) return 'unknown';
  if (elementWordSet.has(word)) return 'element';
  return 'unknown';
}

function isBroken(statement: BlockStatement): boolean {
  if (statement.broken === true) return true;
  return statement.kind === 'element' && statement.body?.broken === true;
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

const parser = new SourceParser();

/** Reads laid-out tokens; never throws on any text. */
export function parseTokens(source: string, layout: Layout): { declarations: Declaration[]; issues: SyntaxIssue[] } {
  return parser.parse(source, layout);
}

/** The rules of the grammar as data, for the reference. */
export function grammarRules(): Record<string, Rule> {
  return parser.getGAstProductions();
}
