/**
 * What server, client and page say to each other beyond the Language Server Protocol. The client passes preview messages
 * through between page and server; both ends validate what they receive.
 */
import type { CurveResult, TestResult } from '../solver/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** An axis or series as drawn: what it is called and how it is scaled. Values travel in SI. */
export interface Presentation {
  /** `E″`, `σ`, `ε` */
  readonly symbol: string;
  /** "loss modulus" */
  readonly words: string;
  readonly scale: 'linear' | 'log';
  /** Units to choose from, the first is the one to draw in; `value in unit = (SI − offset) / factor`. */
  readonly units: readonly { readonly unit: string; readonly factor: number; readonly offset?: number }[];
}

/** Measured points laid over a test. */
export interface MeasuredSeries {
  readonly name: string;
  readonly series: string;
  readonly at: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly xError?: readonly number[];
  readonly yError?: readonly number[];
  /** How far the curve of the test is from the points (SI): R², root mean square of the residuals, that over the data's. */
  readonly fit?: { readonly r2: number; readonly rms: number; readonly relative: number };
}

/** Numbers found of a whole curve, such as the laws of shift factors, as text. */
export interface CurveFigures {
  /** Which curve of the test, `cast, stress = 25 MPa`. */
  readonly curve: string;
  readonly figures: readonly { readonly name: string; readonly value: string }[];
}

export interface PreviewTest {
  readonly result: TestResult;
  /** Zero-based line of its header, for "reveal". */
  readonly line: number;
  readonly title: string;
  readonly x: Presentation;
  readonly series: Readonly<Record<string, Presentation>>;
  readonly measured: readonly MeasuredSeries[];
  /** Absent where there are none. */
  readonly figures?: readonly CurveFigures[];
  /** Zero-based last line of its block: the chart is highlighted while the cursor is in it. */
  readonly lastLine?: number;
  /**
   * Where curves of one test have another x than the first (`cycle` of cyclic, `T` of a master curve's shift factors):
   * the presentation of each such x by its name.
   */
  readonly otherX?: Readonly<Record<string, Presentation>>;
  /** Why these curves are older than the text; absent while they are current. */
  readonly outdated?: string;
}

export interface PreviewCurve {
  readonly result: CurveResult;
  readonly line: number;
  readonly x: Presentation;
  readonly series: Readonly<Record<string, Presentation>>;
  readonly outdated?: string;
}

export interface PreviewParameter {
  readonly name: string;
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly unit: string;
  readonly factor: number;
  readonly line: number;
}

/** Where a model or element stands in the text: a click on its legend entry reveals it. */
export interface PreviewAnchor {
  /** `as_cast`, `as_cast.alpha` */
  readonly path: string;
  readonly line: number;
  readonly lastLine: number;
}

/** Everything the panel shows of one file. */
export interface PreviewState {
  readonly uri: string;
  readonly fileName: string;
  /** Version of the document the curves belong to. */
  readonly version: number;
  readonly contentHash: string;
  readonly programVersion: string;
  readonly tests: readonly PreviewTest[];
  readonly curves: readonly PreviewCurve[];
  readonly parameters: readonly PreviewParameter[];
  readonly anchors?: readonly PreviewAnchor[];
  /** Errors that keep tests from being solved, for the "outdated" mark. */
  readonly problems: readonly {
    readonly message: string;
    readonly line: number;
    readonly severity: Diagnostic['severity'];
  }[];
  readonly status: 'solving' | 'ready' | 'failed';
}

/** A `PreviewState` whose long lists of numbers travel apart (packing.ts), to clients that said they take them so. */
export interface PackedState {
  readonly structure: unknown;
  /** The numbers as little-endian doubles, in base64. */
  readonly numbers: string;
}

/** A place as the protocol writes it. */
export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A test as the testing view lists it, before anything is solved. */
export interface ListedTest {
  readonly name: string;
  readonly range: ProtocolRange;
  /** `index` is that of `ExpectationResult`; `text` is the line as written. */
  readonly expectations: readonly { readonly index: number; readonly text: string; readonly range: ProtocolRange }[];
}

/** Commands of the extension that code lenses of the server call. */
export const commands = {
  /** Arguments: URI, name of a test. */
  runTests: 'mgmodel.runTests',
  /** Arguments: URI, names of tests. */
  showCharts: 'mgmodel.openPreviewToSide',
  /** Arguments: URI, position, places, all as the protocol writes them. */
  showReferences: 'mgmodel.showReferences',
} as const;

/** What the extension tells the server when it starts it (`initializationOptions`), so that it may count on the above. */
export interface InitializationOptions {
  readonly commands: true;
  /** Curves are to come as `PackedState`. */
  readonly packed: true;
  readonly theme: ThemeKind;
  /** The settings under `mgmodel`. */
  readonly settings: unknown;
}

/** The colours that equations in hovers are drawn for. */
export type ThemeKind = 'light' | 'dark' | 'high-contrast-light' | 'high-contrast-dark';

/** Custom requests and notifications of the server. */
export const methods = {
  /** Request `{ uri, tests?, parameters?, curvesOnly? }` → `PreviewState` (or `PackedState`): solves what is asked for; cancellable. */
  solve: 'mgmodel/solve',
  /** Request `{ uri, tests }` → `Problem` or `null`: what the solver is asked for these tests and curves of a file. */
  problem: 'mgmodel/problem',
  /** Request `{ uri }` → `ListedTest[]`: the tests of a file and their expectations. */
  listTests: 'mgmodel/listTests',
  /** Notification from the server: curves of a file after a save. Params: `PreviewState` (or `PackedState`). */
  curves: 'mgmodel/curves',
  /** Notification from the server: `{ uri, version, done, total, test }`. */
  progress: 'mgmodel/progress',
  /** Notification to the server: which files have a preview open, `{ uris }`; only those are solved on save. */
  watch: 'mgmodel/watch',
  /** Notification to the server: `{ uri, tests }`, the tests whose charts are in view: on a save they are solved first. */
  inView: 'mgmodel/inView',
  /** Notification to the server: `{ uri }`, ends the solve of a file that a save has begun. Its last curves stay. */
  cancel: 'mgmodel/cancel',
  /**
   * Request `{ uri, parameters }` (SI values by name, as in `SolveParameters`) → `TextEdit[]` that write them into the
   * file, in the unit each `param` is written in. The client applies them as one edit that can be undone.
   */
  parameterEdits: 'mgmodel/parameterEdits',
  /** Notification to the server when the editor's colours change, `{ theme }` (a `ThemeKind`). */
  theme: 'mgmodel/theme',
  /** Notification from the server: `{ uri, errors, warnings, state }` for the status item. */
  health: 'mgmodel/health',
} as const;

export interface SolveParameters {
  readonly uri: string;
  readonly tests?: readonly string[];
  /** Overrides of `param` values in SI (sliders). */
  readonly parameters?: Readonly<Record<string, number>>;
  /** With `parameters`: expectations are not judged, while a slider is held nobody reads them. */
  readonly curvesOnly?: boolean;
}
