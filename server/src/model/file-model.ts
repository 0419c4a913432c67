/**
 * What the parts of the checker share: the file that is checked, the files it imports, where messages, symbols and uses
 * are collected, and how the value of an expression is asked for.
 */
import { report, type DiagnosticDescriptor } from '../diagnostics/diagnostic.ts';
import type { SourceFile, TextRange } from '../syntax/tree.ts';
import type { ModelHost } from './checked.ts';
import type { CheckContext, Scope } from './expression/types.ts';
import type { Findings, PendingSymbol } from './findings.ts';
import type { CircleWatch } from './names/circles.ts';
import type { Layer } from './names/scope.ts';
import type { Declared } from './declared.ts';

/** One file of the program: the one that is checked (`own`), or one that it imports. */
export interface FileModel {
  readonly uri: string;
  readonly tree: SourceFile;
  readonly own: boolean;
  readonly host: ModelHost;
  readonly circles: CircleWatch;
  readonly findings: Findings;
  /** Messages about this file; those about an imported file are said when that file is checked. */
  readonly context: CheckContext;
  /** Everything the file declares, in order; also what has no name or one that is taken. */
  readonly declarations: readonly Declared[];
  /** By name, the first of each. */
  readonly names: ReadonlyMap<string, Declared>;
  readonly imports: readonly FileModel[];
  /** True when an import failed: an unknown name may be one that it would have brought. */
  readonly importFailed: boolean;
  /** The file's own names, then those of its imports. */
  readonly layers: readonly Layer[];
  readonly scope: Scope;
}

/** Reports what a descriptor describes, about a file. */
export function tell<Facts>(
  file: Pick<FileModel, 'context'>,
  descriptor: DiagnosticDescriptor<Facts>,
  range: TextRange,
  facts: Facts,
): void {
  file.context.report(report(descriptor, range, facts));
}

/** Declares a symbol, and notes its name as a place that rename and references know. */
export function declareSymbol(file: FileModel, symbol: PendingSymbol): void {
  const { findings } = file;
  if (!file.own) {
    if (!findings.symbols.has(symbol.id)) findings.symbols.set(symbol.id, symbol);
    return;
  }
  findings.declare(symbol);
  if (symbol.nameRange.end > symbol.nameRange.start) {
    findings.use({ uri: file.uri, range: symbol.nameRange, symbolId: symbol.id, role: 'definition' });
  }
}

/** Notes that a name was written that stands for a symbol. */
export function noteUse(file: FileModel, range: TextRange, symbolId: string, role: 'use' | 'override' = 'use'): void {
  if (file.own) file.findings.use({ uri: file.uri, range, symbolId, role });
}
