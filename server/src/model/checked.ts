/** The checked model: what every editor feature, the command line and the solver read. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Problem } from '../solver/problem.ts';
import type { Expression, SourceFile, TextRange } from '../syntax/tree.ts';
import type { FieldDescriptor } from '../physics/descriptor.ts';
import type { CheckedExpression, ExpectedType, Scope } from './expression/types.ts';

export type SymbolKind =
  | 'alloy'
  | 'param'
  | 'let'
  | 'fn'
  | 'argument'
  | 'model'
  | 'element'
  | 'field'
  | 'state'
  | 'test'
  | 'data'
  | 'fit'
  | 'curve'
  | 'series'
  | 'variable'
  | 'compare';

/** Anything with a name that a user wrote. */
export interface ModelSymbol {
  /** Unique in the program: `URI#as_cast.alpha.chi_g`. */
  readonly id: string;
  readonly name: string;
  readonly kind: SymbolKind;
  readonly uri: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  /** Id of what it is declared in. */
  readonly container?: string;
  readonly documentation?: string;
  readonly checked?: CheckedExpression;
  /** The descriptor of a field. */
  readonly field?: FieldDescriptor;
  /** Kind of an element, protocol of a test, whole-model kind. */
  readonly detail?: string;
}

export interface SymbolUse {
  readonly uri: string;
  readonly range: TextRange;
  readonly symbolId: string;
  readonly role: 'definition' | 'use' | 'override';
}

/** A place in the text of a test that solver results are shown at. */
export interface TestPlace {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly range: TextRange;
  /** Values of its fields, by name. */
  readonly fields: ReadonlyMap<string, TextRange>;
  readonly expectations: readonly { readonly range: TextRange; readonly kind: 'expect' | 'stated' }[];
}

/** A `data` block without errors: which columns of its file are what. Rows are read by `fit/measured.ts`. */
export interface DataBlock {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly test: string;
  /** As written, relative to the file. */
  readonly path: string;
  /** One-based numbers or header names; SI value = cell * factor + offset. */
  readonly columns: readonly {
    /** The x, a condition or a series of the protocol (`frequency` for `omega`, its factor included). */
    readonly field: string;
    readonly column: string | number;
    readonly factor: number;
    readonly offset: number;
    readonly range: TextRange;
  }[];
  /** Conditions that are one number for all rows, SI. */
  readonly at: Readonly<Record<string, number>>;
}

export interface CheckedFile {
  readonly uri: string;
  readonly tree: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly symbols: ReadonlyMap<string, ModelSymbol>;
  /** Uses and definitions of this file, ordered by range. */
  readonly uses: readonly SymbolUse[];
  /** What is known of an expression node of this file. */
  readonly expressions: ReadonlyMap<
    Expression,
    { readonly checked: CheckedExpression; readonly expected?: ExpectedType }
  >;
  /** The scope that holds at an offset. */
  scopeAt(offset: number): Scope;
  readonly tests: readonly TestPlace[];
  /** Measured data to lay over tests. */
  readonly data: readonly DataBlock[];
  /** The parts without errors; tests, models and curves with errors are left out. */
  readonly problem: Problem;
  /** Files this one imports, as resolved URIs, directly or not. */
  readonly imports: readonly string[];
}

/** How the checker reaches other files; synchronous, answered from caches that the host fills. */
export interface ModelHost {
  /** The tree of an imported file, or why it cannot be had. */
  readImport(
    fromUri: string,
    path: string,
  ): { readonly uri: string; readonly tree: SourceFile } | { readonly problem: string };
  /** The header of a CSV file of a `data` block, `undefined` while it is not read yet, or why it cannot be read. */
  readDataHeader(
    fromUri: string,
    path: string,
  ): { readonly columns: readonly string[] } | { readonly problem: string } | undefined;
}
