/**
 * Diagnostics for the editor: what the checker finds as people type, cells of tables that hold no
 * number, and what the solver found in the last run.
 */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Connection,
  type Diagnostic as ProtocolDiagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { curveDiagnostics, testDiagnostics } from '../features/solver-diagnostics.ts';
import type { CheckedFile } from '../model/checked.ts';
import { toLocation, toRange } from './convert.ts';
import type { Documents } from './documents.ts';
import { checkedLine } from './log-lines.ts';
import { methods } from './messages.ts';
import { measuredData } from '../preview/measured.ts';
import type { FileResults, Results } from '../preview/results.ts';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function toProtocol(diagnostic: Diagnostic, document: TextDocument, documents: Documents): ProtocolDiagnostic {
  const related = diagnostic.related?.flatMap(({ range, uri, message }) => {
    const where = uri === undefined ? document : documents.document(uri);
    return where ? [{ location: toLocation(where, range), message }] : [];
  });
  return {
    range: toRange(document, diagnostic.range),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: 'mgmodel',
    message: diagnostic.message,
    ...(related && related.length > 0 ? { relatedInformation: related } : {}),
    ...(diagnostic.tags ? { tags: diagnostic.tags.map((tag) => tags[tag]) } : {}),
  };
}

/** What the checker found, and what the solver found in results that are still of this text. */
function allDiagnostics(file: CheckedFile, results: FileResults): readonly Diagnostic[] {
  const current = <Result>(kept: { readonly result: Result; readonly outdated?: string }): Result[] =>
    kept.outdated === undefined ? [kept.result] : [];
  const tests = [...results.tests.values()].flatMap(current).flatMap((result) => testDiagnostics(file, result));
  const curves = [...results.curves.values()].flatMap(current).flatMap((result) => curveDiagnostics(file, result));
  return [...file.diagnostics, ...tests, ...curves];
}

export class DiagnosticsPublisher {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #results: Results;
  /** Files whose next diagnostics are told in the log: those just opened or saved, not every keystroke. */
  readonly #logged = new Set<string>();

  constructor(connection: Connection, documents: Documents, results: Results) {
    this.#connection = connection;
    this.#documents = documents;
    this.#results = results;
  }

  /** Publishes, and tells the log. */
  publishAndLog(uri: string): void {
    this.#logged.add(uri);
    this.publish(uri);
  }

  /** Tells the log when the file's diagnostics are next published. */
  logNext(uri: string): void {
    this.#logged.add(uri);
  }

  /** Files that are not open have no diagnostics, also when they are solved: the list of problems is of what is open. */
  publish(uri: string): void {
    if (!this.#documents.isOpen(uri)) return;
    const document = this.#documents.document(uri);
    const file = this.#documents.checked(uri);
    if (!document || !file) return;
    const cells = measuredData(file, (path) => this.#documents.namedTable(uri, path)).diagnostics;
    const found = [...allDiagnostics(file, this.#results.of(uri)), ...cells];
    void this.#connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: found.map((diagnostic) => toProtocol(diagnostic, document, this.#documents)),
    });
    const count = (severity: Severity): number => found.filter((diagnostic) => diagnostic.severity === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    if (this.#logged.delete(uri)) {
      const ms = this.#documents.checkMilliseconds(uri);
      this.#connection.console.info(checkedLine(uri, ms, errors, warnings));
    }
    const state = errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'fine';
    void this.#connection.sendNotification(methods.health, { uri, errors, warnings, state });
  }

  clear(uri: string): void {
    this.#logged.delete(uri);
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
