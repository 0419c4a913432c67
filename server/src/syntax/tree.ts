/**
 * The syntax tree of a `.mgmodel` file. The parser never fails: every part that can be absent from a half-typed
 * text is optional or an explicit `missing` node, and every range lies inside the text.
 */

/** Half-open range of UTF-16 offsets into the text. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A name as written, with the text that it is looked up by (µ, Å, Ω in one Unicode form). */
export interface Name {
  readonly text: string;
  readonly range: TextRange;
}

/** `as_cast.alpha.chi_g`: at least one name; a name that is missing after a dot has empty text. */
export interface Path {
  readonly names: readonly Name[];
  readonly range: TextRange;
}

export interface StringLiteral {
  /** Contents without the quotes, escapes resolved. */
  readonly value: string;
  readonly range: TextRange;
}

// ---------------------------------------------------------------------------------------------- expressions

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  /** Two factors side by side: `3 K`, `k_B T`; binds tighter than `*` and `/`, looser than `^`. */
  | 'juxtaposition'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or';

export type UnaryOperator = '-' | '+' | 'not';

export type Expression =
  | NumberLiteral
  | Reference
  | UnaryExpression
  | BinaryExpression
  | ParenthesisedExpression
  | CallExpression
  | ConditionalExpression
  | ListExpression
  | RangeExpression
  | BoundedExpression
  | UncertainExpression
  | StringExpression
  | ColumnExpression
  | CompositionExpression
  | MissingExpression;

export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
  readonly range: TextRange;
}

/** A name or a dotted path; whether it is a unit, a constant or a declared name is the checker's to decide. */
export interface Reference {
  readonly kind: 'reference';
  readonly path: Path;
  readonly range: TextRange;
}

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  readonly range: TextRange;
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Of the operator sign; empty between two factors side by side. */
  readonly operatorRange: TextRange;
  readonly left: Expression;
  readonly right: Expression;
  readonly range: TextRange;
}

export interface ParenthesisedExpression {
  readonly kind: 'parenthesised';
  readonly inner: Expression;
  readonly range: TextRange;
}

export interface Argument {
  /** `tau0:` of `tau0: 1 s`; absent for a positional argument. */
  readonly name?: Name;
  readonly value: Expression;
  readonly range: TextRange;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly callee: Path;
  readonly arguments: readonly Argument[];
  /** From `(` to `)`, or to where the call ends when `)` is missing. */
  readonly argumentsRange: TextRange;
  readonly range: TextRange;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly consequent: Expression;
  readonly alternative: Expression;
  readonly range: TextRange;
}

/** `[1, 2, 4]`; the unit behind it, if any, is a juxtaposition around this node. */
export interface ListExpression {
  readonly kind: 'list';
  readonly items: readonly Expression[];
  readonly range: TextRange;
}

/** `a .. b`, `a .. b step s`, `a .. b lin n`, `a .. b log n`. */
export interface RangeExpression {
  readonly kind: 'range';
  readonly lower: Expression;
  readonly upper: Expression;
  readonly spacing?: {
    readonly word: 'step' | 'lin' | 'log';
    readonly wordRange: TextRange;
    readonly value: Expression;
  };
  readonly range: TextRange;
}

/** `beta.tau.U in 70 .. 100 kJ/mol`: an item of the list `vary` of a fit, with its bounds. */
export interface BoundedExpression {
  readonly kind: 'bounded';
  readonly value: Expression;
  readonly bounds: Expression;
  readonly range: TextRange;
}

/** `value ± error`. */
export interface UncertainExpression {
  readonly kind: 'uncertain';
  readonly value: Expression;
  readonly error: Expression;
  readonly range: TextRange;
}

export interface StringExpression {
  readonly kind: 'string';
  readonly literal: StringLiteral;
  readonly range: TextRange;
}

/** `column "T" in degC`, `column 3 in MPa`. */
export interface ColumnExpression {
  readonly kind: 'column';
  readonly column: NumberLiteral | StringExpression | MissingExpression;
  readonly unit?: Expression;
  readonly range: TextRange;
}

/** `La 60, Ni 15, Al 25`: only as the value of a field named `composition`. */
export interface CompositionExpression {
  readonly kind: 'composition';
  readonly parts: readonly { readonly element: Name; readonly amount: Expression; readonly range: TextRange }[];
  readonly range: TextRange;
}

/** Where a value was expected and none stands; empty range right after the token before it. */
export interface MissingExpression {
  readonly kind: 'missing';
  readonly range: TextRange;
}

// ------------------------------------------------------------------------------------------- statements

interface StatementBase {
  /** The whole statement with its body, without its comment. */
  readonly range: TextRange;
  /** Text of the `##` comment lines right before it (or behind it on its line), markers removed. */
  readonly documentation?: string;
  /** True when a syntax error lies in the statement itself (its header or value; a block says so of itself). */
  readonly broken?: boolean;
}

export type Declaration =
  | VersionHeader
  | ImportDeclaration
  | AlloyDeclaration
  | ParameterDeclaration
  | LetDeclaration
  | FunctionDeclaration
  | ModelDeclaration
  | TestDeclaration
  | DataDeclaration
  | FitDeclaration
  | CurveDeclaration
  | CompareDeclaration
  | UnknownDeclaration;

/** `mgmodel 1` */
export interface VersionHeader extends StatementBase {
  readonly kind: 'version';
  readonly version?: NumberLiteral;
}

export interface ImportDeclaration extends StatementBase {
  readonly kind: 'import';
  readonly path?: StringLiteral;
}

export interface AlloyDeclaration extends StatementBase {
  readonly kind: 'alloy';
  readonly name?: Name;
  readonly description?: StringLiteral;
  readonly body?: Block;
}

/** `param NAME = EXPR in LO .. HI` */
export interface ParameterDeclaration extends StatementBase {
  readonly kind: 'param';
  readonly name?: Name;
  readonly value: Expression;
  readonly bounds?: Expression;
}

export interface LetDeclaration extends StatementBase {
  readonly kind: 'let';
  readonly name?: Name;
  readonly value: Expression;
}

/** `T: temperature`; the annotation is a dimension name or any unit expression. */
export interface FunctionParameter {
  readonly name: Name;
  readonly annotation?: Expression;
  readonly range: TextRange;
}

export interface FunctionDeclaration extends StatementBase {
  readonly kind: 'fn';
  readonly name?: Name;
  readonly parameters: readonly FunctionParameter[];
  readonly value: Expression;
}

/** `model NAME of ALLOY [: WHOLE_MODEL_KIND] [extends MODEL] { … }` */
export interface ModelDeclaration extends StatementBase {
  readonly kind: 'model';
  readonly name?: Name;
  readonly of?: Path;
  readonly extends?: Path;
  readonly modelKind?: Name;
  readonly body?: Block;
}

/** `test NAME of MODEL, … : PROTOCOL { … }` */
export interface TestDeclaration extends StatementBase {
  readonly kind: 'test';
  readonly name?: Name;
  readonly models: readonly Path[];
  readonly protocol?: Name;
  readonly body?: Block;
}

/** `data NAME for TEST from "csv" { … }` */
export interface DataDeclaration extends StatementBase {
  readonly kind: 'data';
  readonly name?: Name;
  readonly test?: Path;
  readonly path?: StringLiteral;
  readonly body?: Block;
}

/** `fit NAME of MODEL, … { to = […]; vary = [… in LO .. HI, …] }` */
export interface FitDeclaration extends StatementBase {
  readonly kind: 'fit';
  readonly name?: Name;
  readonly models: readonly Path[];
  readonly body?: Block;
}

export interface CurveDeclaration extends StatementBase {
  readonly kind: 'curve';
  readonly name?: Name;
  readonly body?: Block;
}

/** `compare NAME of MODEL, … on TEST, …` */
export interface CompareDeclaration extends StatementBase {
  readonly kind: 'compare';
  readonly name?: Name;
  readonly models: readonly Path[];
  readonly tests: readonly Path[];
  readonly body?: Block;
}

/** A statement whose first word is no declaration word; it may still declare its name, so that no cascade follows. */
export interface UnknownDeclaration extends StatementBase {
  readonly kind: 'unknown';
  readonly word?: Name;
  readonly name?: Name;
  readonly body?: Block;
}

export interface Block {
  readonly statements: readonly BlockStatement[];
  /** From `{` to `}`, or to where the block was taken to end. */
  readonly range: TextRange;
  /** False when the closing brace is missing. */
  readonly closed: boolean;
  /** True when a syntax error lies inside (nothing is then reported as missing from this block). */
  readonly broken: boolean;
}

export type BlockStatement = Field | ModelElement | Over | Expectation | StatedValue | ProgramStep | UnknownStatement;

/** `E = 33 GPa`, `alpha.chi_g = 0.37`, `state x = 0.05`, `rate x = …`. */
export interface Field extends StatementBase {
  readonly kind: 'field';
  readonly role: 'value' | 'state' | 'rate';
  readonly path: Path;
  readonly value: Expression;
}

/** `elastic { … }`, `relaxation NAME : KIND { … }`, `flow NAME : KIND { … }` */
export interface ModelElement extends StatementBase {
  readonly kind: 'element';
  readonly word: 'elastic' | 'relaxation' | 'flow';
  readonly wordRange: TextRange;
  readonly name?: Name;
  readonly elementKind?: Name;
  readonly body?: Block;
}

/** `over T = 300 K .. 500 K step 50 K` */
export interface Over extends StatementBase {
  readonly kind: 'over';
  readonly name?: Name;
  readonly value: Expression;
}

/** One `FIELD = VALUE` or `model = NAME` behind `for`. */
export interface CurveSelector {
  readonly name: Name;
  readonly value: Expression;
  readonly range: TextRange;
}

/** `expect CONDITION [within TOLERANCE] [in LO .. HI] [for …] [from "…"]` */
export interface Expectation extends StatementBase {
  readonly kind: 'expect';
  /** `max(stress) = 660 MPa` is a comparison with `=`; the other operators are those of expressions. */
  readonly measured: Expression;
  readonly comparison?: {
    readonly operator: '=' | '<' | '<=' | '>' | '>=' | '==' | '!=' | 'in';
    readonly operatorRange: TextRange;
    readonly expected: Expression;
  };
  readonly within?: Expression;
  readonly selectors: readonly CurveSelector[];
  readonly source?: StringLiteral;
}

/** `stated MEASURE = VALUE [from "…"] [for …]` */
export interface StatedValue extends StatementBase {
  readonly kind: 'stated';
  readonly measured: Expression;
  readonly comparison?: Expectation['comparison'];
  readonly within?: Expression;
  readonly selectors: readonly CurveSelector[];
  readonly source?: StringLiteral;
}

/** One line of a `program`: `heat to 430 K at 10 K/min`, `hold 10 min`, `load to 25 MPa in 1 s`, `unload`. */
export interface ProgramStep extends StatementBase {
  readonly kind: 'step';
  readonly action: Name;
  /** Value right behind the action: `10 min` of `hold 10 min`. */
  readonly value?: Expression;
  /** Clauses in the order written: `to 430 K`, `at 10 K/min`, `in 1 s`. */
  readonly clauses: readonly {
    readonly word: 'to' | 'at' | 'in' | 'by' | 'for' | 'over';
    readonly wordRange: TextRange;
    readonly value: Expression;
  }[];
}

/** What could not be read as any statement of a block; its text is kept. */
export interface UnknownStatement extends StatementBase {
  readonly kind: 'unknown';
}

// -------------------------------------------------------------------------------------------- the file

export interface Token {
  /** Name of the token type: `Number`, `Name`, `String`, `Comment`, `DocComment`, a keyword, an operator sign. */
  readonly type: string;
  readonly text: string;
  readonly range: TextRange;
}

export interface SourceFile {
  readonly text: string;
  /** Every token in order, comments included; what lies between is blank or was reported as unreadable. */
  readonly tokens: readonly Token[];
  readonly declarations: readonly Declaration[];
  readonly issues: readonly SyntaxIssue[];
}

/** A mistake of form. `code` names its diagnostic (see `diagnostics/`); `data` fills the message. */
export interface SyntaxIssue {
  readonly code: SyntaxIssueCode;
  readonly range: TextRange;
  /** Facts for the message, such as `{ expected: ']', found: 'end of line' }`. */
  readonly data: Readonly<Record<string, string>>;
  /** A second place that explains the first, such as the bracket that was never closed. */
  readonly related?: { readonly range: TextRange; readonly message: string };
}

export type SyntaxIssueCode =
  | 'unreadable-character'
  | 'unclosed-string'
  | 'unclosed-bracket'
  | 'unclosed-brace'
  | 'stray-bracket'
  | 'stray-brace'
  | 'missing-value'
  | 'missing-name'
  | 'missing-token'
  | 'unexpected-token'
  | 'unknown-declaration'
  | 'unknown-statement'
  | 'chained-comparison'
  | 'multiplication-needs-sign'
  | 'keyword-as-name'
  | 'nested-too-deeply'
  | 'malformed-number';
