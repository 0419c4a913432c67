/** What a file declares, as the rest of the checker sees it: with its values behind cells that compute when asked. */
import type { FieldDescriptor } from '../physics/descriptor.ts';
import type {
  AlloyDeclaration,
  CompareDeclaration,
  CurveDeclaration,
  DataDeclaration,
  Declaration,
  Expression,
  Field,
  FitDeclaration,
  FunctionDeclaration,
  LetDeclaration,
  ModelDeclaration,
  ParameterDeclaration,
  TestDeclaration,
  TextRange,
  UnknownDeclaration,
} from '../syntax/tree.ts';
import type { FileModel } from './file-model.ts';
import type { CellValue, ValueCell } from './names/circles.ts';
import type { Entity, Layer } from './names/scope.ts';
import type { UserFunction } from './expression/types.ts';
import type { ModelShape } from './variants.ts';

/** A field of a block with its value. */
export interface FieldView {
  readonly name: string;
  readonly descriptor?: FieldDescriptor;
  /** The statement that gave it its value last. */
  readonly statement: Field;
  readonly expression: Expression;
  readonly entity: Entity;
  readonly cell: ValueCell;
  /** False when it is taken over from another model unchanged. */
  readonly written: boolean;
  value(): CellValue;
}

interface DeclaredBase<Tree extends Declaration> {
  readonly declaration: Tree;
  readonly file: FileModel;
  /** Empty where the header lacks it. */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly symbolId: string;
  readonly entity: Entity;
}

export interface DeclaredAlloy extends DeclaredBase<AlloyDeclaration> {
  readonly kind: 'alloy';
  readonly fields: ReadonlyMap<string, FieldView>;
  readonly layer: Layer;
}

export interface DeclaredParameter extends DeclaredBase<ParameterDeclaration> {
  readonly kind: 'param';
  /** Unique in the problem: `NAME`, or with its file where two files have one. */
  readonly problemName: string;
  /** Its declared value. */
  readonly cell: ValueCell;
}

export interface DeclaredLet extends DeclaredBase<LetDeclaration> {
  readonly kind: 'let';
  readonly cell: ValueCell;
}

export interface DeclaredFunction extends DeclaredBase<FunctionDeclaration> {
  readonly kind: 'fn';
  readonly function: UserFunction;
}

/** An element of a model, inherited or not, evaluated in this model. */
export interface ElementView {
  readonly name: string;
  readonly shape: ModelShape['elements'] extends ReadonlyMap<string, infer Shape> ? Shape : never;
  readonly fields: ReadonlyMap<string, FieldView>;
  readonly states: ReadonlyMap<string, FieldView>;
  readonly rates: ReadonlyMap<string, FieldView>;
  readonly entity: Entity;
}

export interface DeclaredModel extends DeclaredBase<ModelDeclaration> {
  readonly kind: 'model';
  readonly shape: ModelShape;
  readonly fields: ReadonlyMap<string, FieldView>;
  readonly elements: ReadonlyMap<string, ElementView>;
}

export interface DeclaredTest extends DeclaredBase<TestDeclaration> {
  readonly kind: 'test';
  readonly fields: ReadonlyMap<string, FieldView>;
}

export interface CurveSeries {
  readonly name: string;
  readonly statement: Field;
  readonly cell: ValueCell;
  readonly entity: Entity;
}

export interface DeclaredCurve extends DeclaredBase<CurveDeclaration> {
  readonly kind: 'curve';
  /** Values of its variable. */
  readonly over?: ValueCell;
  readonly variable?: string;
  readonly overEntity?: Entity;
  readonly series: ReadonlyMap<string, CurveSeries>;
}

/** What has a name but no value of its own. */
export interface DeclaredOther extends DeclaredBase<
  DataDeclaration | FitDeclaration | CompareDeclaration | UnknownDeclaration
> {
  readonly kind: 'data' | 'fit' | 'compare' | 'unknown';
}

export type Declared =
  | DeclaredAlloy
  | DeclaredParameter
  | DeclaredLet
  | DeclaredFunction
  | DeclaredModel
  | DeclaredTest
  | DeclaredCurve
  | DeclaredOther;
