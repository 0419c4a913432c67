/**
 * A diagnostic is one file in this folder that exports one descriptor: its stable code, severity, how its message is
 * made, its quick fix, a wrong and a right example (both run by the tests; the documentation page is generated).
 */
import type { SolverIssueCode } from '../solver/result.ts';
import type { TextRange } from '../syntax/tree.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One replacement in the text of a file. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export interface QuickFix {
  /** What it does, as the editor's menu shows it: "Write `Hz`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one to offer first and for "fix all". */
  readonly preferred?: boolean;
}

export interface RelatedLocation {
  readonly range: TextRange;
  /** Of another file, when the place is not in this one. */
  readonly uri?: string;
  readonly message: string;
}

export interface Diagnostic {
  /** Stable: `MG` and three digits. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  readonly related?: readonly RelatedLocation[];
  readonly fixes?: readonly QuickFix[];
  /** `unnecessary` greys the text out (an unused parameter), `deprecated` strikes it through. */
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** What a mistake is in that shows at several places: of messages with one key only the first of the file counts. */
  readonly onceFor?: string;
  /** An error of a part of a curve: the rest is computed all the same. */
  readonly leavesRest?: true;
}

/**
 * The descriptor of a diagnostic. `Facts` is what the checker found; the file turns them into words and fixes, so that
 * no message is written anywhere else.
 */
export interface DiagnosticDescriptor<Facts> {
  /** Stable: `MG` and three digits; MG1xx form, MG2xx names, MG3xx units and dimensions, MG4xx declarations and fields, MG5xx physical sense, MG6xx solver, MG7xx data and files, MG9xx information. */
  readonly code: string;
  /** kebab-case title: `unknown-unit`. */
  readonly name: string;
  readonly severity: Severity;
  /** What it means and what to do, for its documentation page. */
  readonly explanation: string;
  /** A text that triggers it and, mended, one that does not. */
  readonly examples: {
    readonly wrong: string;
    readonly right: string;
    /** Other files of the example, by their path as written: imports, and tables (an empty one is not read yet). */
    readonly files?: Readonly<Record<string, string>>;
  };
  readonly message: (facts: Facts) => string;
  readonly fixes?: (facts: Facts) => readonly QuickFix[];
  readonly related?: (facts: Facts) => readonly RelatedLocation[];
  readonly tags?: Diagnostic['tags'];
  readonly leavesRest?: true;
}

/** What a page says of a diagnostic; its message needs the facts of a finding. */
export type DiagnosticPage = Pick<DiagnosticDescriptor<never>, 'code' | 'name' | 'severity' | 'explanation'> &
  Partial<Pick<DiagnosticDescriptor<never>, 'examples'>>;

/** The page of something the solver says: it knows no text, so its issues bring their message and severity along. */
export type SolverPage = DiagnosticPage & { readonly code: SolverIssueCode };

/** Makes the diagnostic that a descriptor describes from what was found. */
export function report<Facts>(descriptor: DiagnosticDescriptor<Facts>, range: TextRange, facts: Facts): Diagnostic {
  const related = descriptor.related?.(facts) ?? [];
  const fixes = descriptor.fixes?.(facts) ?? [];
  return {
    code: descriptor.code,
    severity: descriptor.severity,
    message: descriptor.message(facts),
    range,
    ...(related.length > 0 ? { related } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(descriptor.tags ? { tags: descriptor.tags } : {}),
    ...(descriptor.leavesRest ? { leavesRest: true } : {}),
  };
}
