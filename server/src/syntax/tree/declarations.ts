/** What stands at the top level of a file: alloys, models, tests and what else has a name. */
import type { Block, StatementBase } from './statements.ts';
import type { Expression, NumberLiteral } from './expressions.ts';
import type { Name, Path, StringLiteral, TextRange } from './parts.ts';

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
