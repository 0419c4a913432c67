/**
 * The grammar: declarations, blocks and their statements. Every rule builds its node of the tree, and goes on after a
 * mistake with what is there: a header that is broken still declares its name.
 */
import type { IToken, ParserMethod, Rule } from 'chevrotain';
import { BlockParser, type BlockContext } from './block-parser.ts';
import { endOf } from './lexer.ts';
import type { Layout } from './layout.ts';
import { declarationWords, elementWords } from './keywords.ts';
import { nearestWords } from './nearest-words.ts';
import {
  AnyName,
  Colon,
  Dot,
  Equal,
  keyword,
  LeftBrace,
  LeftParenthesis,
  NumberToken,
  RightParenthesis,
} from './token-types.ts';
import type { Declaration, FunctionParameter, SyntaxIssue } from './tree.ts';

const elementWordSet: ReadonlySet<string> = new Set(elementWords);

class SourceParser extends BlockParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  /** Reads declarations from tokens that the layout pass balanced; they stand in the source from `start` on. */
  parse(source: string, layout: Layout, start: number): { declarations: Declaration[]; issues: SyntaxIssue[] } {
    this.source = source;
    this.start = start;
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

  protected override readonly declaration: ParserMethod<[], Declaration> = this.RULE('declaration', (): Declaration =>
    this.OR(this.declarations),
  );

  private readonly isDeclarationWord = (): boolean => !this.sees(Dot, 2);

  private readonly declarations = [
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.version) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.importDeclaration) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.alloy) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.param) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.letDeclaration) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.fn) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.model) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.test) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.data) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.fit) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.curve) },
    { GATE: this.isDeclarationWord, ALT: (): Declaration => this.SUBRULE(this.compare) },
    { ALT: (): Declaration => this.SUBRULE(this.errorUnknownDeclaration) },
  ];

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
      const name = this.needValueName('name of the argument', true);
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
}

function contextOf(word: string | undefined): BlockContext {
  if (word === undefined) return 'unknown';
  if (elementWordSet.has(word)) return 'element';
  return 'unknown';
}

const parser = new SourceParser();

/** Reads laid-out tokens; never throws on any text. */
export function parseTokens(
  source: string,
  layout: Layout,
  start = 0,
): { declarations: Declaration[]; issues: SyntaxIssue[] } {
  return parser.parse(source, layout, start);
}

/** The rules of the grammar as data, for the reference. */
export function grammarRules(): Record<string, Rule> {
  return parser.getGAstProductions();
}
