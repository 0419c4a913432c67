/**
 * Curves on demand: on save, when a preview opens, and for sliders. A newer solve of a file ends the older one, and a
 * result is kept only for the text that it was computed from.
 */
import type { Connection } from 'vscode-languageserver';
import type { Problem } from '../solver/problem.ts';
import type { Solver } from '../solver/service.ts';
import type { Solution } from '../solver/result.ts';
import type { DiagnosticsPublisher } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import { EarlyCurves } from './early-curves.ts';
import { FileSolve } from './file-solve.ts';
import { fileName, solvedLines } from './log-lines.ts';
import { methods, type PackedState, type PreviewState, type SolveParameters } from './messages.ts';
import { followedProblem } from '../preview/followed.ts';
import { measuredData } from '../preview/measured.ts';
import { previewState } from '../preview/preview-state.ts';
import { previewedFile, type PreviewedFile } from '../preview/previewed-file.ts';
import { merge, type FileResults, type Results } from '../preview/results.ts';
import type { Runtime } from './runtime.ts';

export interface SolvingParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents: Documents;
  readonly results: Results;
  readonly diagnostics: DiagnosticsPublisher;
  /** Called when there are new results. */
  readonly solved: () => void;
  /** Curves as the editor takes them. */
  readonly sent: (state: PreviewState) => PreviewState | PackedState;
}

/** An empty state, for a file that cannot be read. */
const unreadable = (uri: string, programVersion: string): PreviewState => ({
  uri,
  fileName: uri.split('/').at(-1) ?? uri,
  version: 0,
  contentHash: '',
  programVersion,
  tests: [],
  curves: [],
  parameters: [],
  problems: [{ message: 'the file cannot be read', line: 0, severity: 'error' }],
  status: 'failed',
});

export class Solving {
  readonly #parts: SolvingParts;
  readonly #running = new Map<string, FileSolve>();
  /** The texts that the last solve of each whole file, which may still run, is made of. */
  readonly #solvedFrom = new Map<string, ReturnType<Documents['madeOf']>>();
  /** The texts of files whose solve has begun with the save that is under way. */
  readonly #begunFrom = new Map<string, ReturnType<Documents['madeOf']>>();
  /** Open files that another program has rewritten and the editor has yet to read again. */
  readonly #awaited = new Set<string>();
  /** Tests whose charts are in view, by file. */
  readonly #inView = new Map<string, ReadonlySet<string>>();
  #solver: Solver | undefined;
  /** URIs with a preview; `undefined` while the editor has never spoken of previews. */
  #watched: ReadonlySet<string> | undefined;

  constructor(parts: SolvingParts) {
    this.#parts = parts;
  }

  /** Which files have a preview; those that are new in the list are solved now. */
  watch(uris: readonly string[]): void {
    const before = this.#watched ?? new Set();
    this.#watched = new Set(uris);
    for (const uri of uris) if (!before.has(uri)) this.refresh(uri);
  }

  /**
   * Before a save: solves the file while the editor is still writing it. A save that fails leaves curves of the text as
   * it stands in the editor.
   */
  willSave(uri: string): void {
    if (this.#watched?.has(uri) === false) return;
    this.refresh(uri);
    this.#begunFrom.set(uri, this.#parts.documents.madeOf(uri));
  }

  /**
   * After a save: solves the file, and those that import it and have a preview. An editor that knows no previews gets
   * the outcome of expectations as diagnostics, and so every file that it saves is solved.
   */
  saved(uri: string): void {
    const { documents } = this.#parts;
    const importers = documents.openUris().filter((open) => documents.checked(open)?.imports.includes(uri));
    const begun = this.#begunFrom.get(uri);
    this.#begunFrom.delete(uri);
    // A formatter may have changed the text since.
    const now = documents.madeOf(uri);
    const isBegun = begun?.own === now.own && begun.read === now.read;
    for (const affected of new Set([uri, ...importers])) {
      const isWanted = this.#watched === undefined ? affected === uri : this.#watched.has(affected);
      if (isWanted && !(affected === uri && isBegun)) this.refresh(affected);
    }
  }

  /** The tests of a file whose charts are in view now: they are solved first. */
  looksAt(uri: string, tests: readonly string[]): void {
    this.#inView.set(uri, new Set(tests));
  }

  /** After another program has written files: solves again what is shown of them. */
  changedOnDisk(uris: readonly string[]): void {
    for (const uri of uris) if (!this.#parts.documents.isAsOnDisk(uri)) this.#awaited.add(uri);
    this.#refreshOld();
  }

  /** After an edit. One that brings what another program wrote counts as a save. */
  edited(uri: string): void {
    if (!this.#awaited.has(uri) || !this.#parts.documents.isAsOnDisk(uri)) return;
    this.#awaited.delete(uri);
    this.#refreshOld();
  }

  /** Solves files whose curves are of older texts than those on disk; unsaved edits wait for the save. */
  #refreshOld(): void {
    const { documents } = this.#parts;
    for (const uri of this.#watched ?? [...this.#solvedFrom.keys()]) {
      const now = documents.madeOf(uri);
      const then = this.#solvedFrom.get(uri);
      if (now.read !== then?.read || (now.own !== then.own && documents.isAsOnDisk(uri))) this.refresh(uri);
    }
  }

  /** Solves a whole file and tells the editor. */
  refresh(uri: string): void {
    this.#running.get(uri)?.abort();
    const running = new FileSolve();
    this.#running.set(uri, running);
    const early = (state: PreviewState): void => {
      if (!running.signal.aborted)
        void this.#parts.connection.sendNotification(methods.curves, this.#parts.sent(state));
    };
    this.solve({ uri }, running.signal, { running, early })
      .then((state) => {
        if (!running.signal.aborted)
          void this.#parts.connection.sendNotification(methods.curves, this.#parts.sent(state));
      })
      .catch((error: unknown) => {
        const { console } = this.#parts.connection;
        if (running.signal.aborted) console.info(`${fileName(uri)}: solving was ended before it was done`);
        else console.error(`${fileName(uri)}: solving failed: ${String(error)}`);
      })
      .finally(() => {
        if (this.#running.get(uri) === running) this.#running.delete(uri);
      });
  }

  /** An edit was checked: ends the tests that are being solved of a file and that it has made stale. */
  followEdit(uri: string): void {
    const running = this.#running.get(uri);
    const problem = running && this.#parts.documents.checked(uri)?.problem;
    if (problem) running.follow(problem);
  }

  /** Ends the solve that a save has begun; the last curves stay. */
  cancel(uri: string): void {
    this.#running.get(uri)?.abort();
  }

  forget(uri: string): void {
    this.#running.get(uri)?.abort();
    this.#solvedFrom.delete(uri);
    this.#begunFrom.delete(uri);
    this.#awaited.delete(uri);
    this.#inView.delete(uri);
    this.#parts.results.forget(uri);
  }

  /**
   * Solves what is asked for. Rejects with an `AbortError` when the signal says so. While a whole file takes long, `early`
   * is given the curves that are done since it was called last, first those in view; the state it gets is `solving`.
   */
  async solve(
    { uri, tests, parameters, curvesOnly }: SolveParameters,
    signal: AbortSignal,
    whole?: { readonly running: FileSolve; readonly early: (state: PreviewState) => void },
  ): Promise<PreviewState> {
    const { runtime, documents, results, diagnostics } = this.#parts;
    // The editor may not have told yet what others have written.
    if (!parameters) documents.refreshDisk();
    const document = documents.document(uri);
    const checked = documents.checked(uri);
    if (!document || !checked) return unreadable(uri, runtime.programVersion);
    const { version } = document;
    const contentHash = runtime.contentHash(document.getText());
    // People may type on meanwhile, which ends the life of the checked model: what is needed of it is taken now.
    const { problem } = checked;
    const file = previewedFile(checked, document);
    const measured = measuredData(checked, (path) => documents.namedTable(uri, path));
    if (!parameters && !tests) this.#solvedFrom.set(uri, documents.madeOf(uri));
    const frozen = {
      file,
      contentHash,
      programVersion: runtime.programVersion,
      measured: measured.byTest,
    };

    const names = tests ?? this.#inOrder(uri, problem);
    const total = names.length;
    let done = 0;
    const progress = (test: string): void => {
      // Under a slider the curves themselves are the progress.
      if (!parameters)
        void this.#parts.connection.sendNotification(methods.progress, { uri, version, done, total, test });
    };
    if (total > 0) progress(names[0] ?? '');
    // A worker takes some 15 MB: whoever only writes has none.
    this.#solver ??= runtime.createSolver();
    const begun = performance.now();
    const earlyCurves =
      whole &&
      new EarlyCurves(names, this.#inView.get(uri), (results) => {
        const fresh = new Map(results.map((result) => [result.name, { result, version }]));
        whole.early(previewState({ ...frozen, results: { tests: fresh, curves: new Map() }, status: 'solving' }));
      });
    const signalOf = whole?.running.begin(problem);
    const solution = await this.#solver.solve(
      problem,
      {
        tests: names,
        ...(parameters ? { parameters, curvesOnly: curvesOnly ?? false } : {}),
        curves: !tests || problem.curves.some(({ name }) => tests.includes(name)),
        ...(signalOf ? { signalOf } : {}),
        onTest: (result) => {
          done += 1;
          progress(result.name);
          earlyCurves?.done(result);
        },
      },
      signal,
    );
    signal.throwIfAborted();
    const old = results.of(uri);
    const told = withStaleTests(file, signalOf);
    const merged = mergeSolution(old, told, solution, tests);
    if (!parameters) {
      this.#parts.connection.console.info(solvedLines(uri, performance.now() - begun, solution));
      results.set(uri, merged);
      // People may have typed on meanwhile.
      if (documents.document(uri)?.version !== version) results.edited(uri);
      diagnostics.publish(uri);
      this.#parts.solved();
    }
    const state = previewState({ ...frozen, file: told, results: merged, ...(parameters ? { parameters } : {}) });
    if (!parameters || !tests) return state;
    // Under a slider only what was solved travels: the page has the rest.
    return {
      ...state,
      tests: state.tests.filter(({ result }) => tests.includes(result.name)),
      curves: state.curves.filter(({ result }) => tests.includes(result.name)),
    };
  }

  /** What the solver is asked for some tests and curves of a file, for a page that solves them itself. */
  problemOf(uri: string, names: readonly string[]): Problem | null {
    const problem = this.#parts.documents.checked(uri)?.problem;
    return problem ? followedProblem(problem, names) : null;
  }

  /** The tests of a file, those first whose charts are in view. */
  #inOrder(uri: string, problem: Problem): readonly string[] {
    const inView = this.#inView.get(uri);
    const names = problem.tests.map(({ name }) => name);
    return names.toSorted((a, b) => Number(inView?.has(b) ?? false) - Number(inView?.has(a) ?? false));
  }

  dispose(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#solver?.dispose();
    this.#solver = undefined;
  }
}

/** Says why tests that an edit has ended have no new curves. */
function withStaleTests(
  file: PreviewedFile,
  signalOf: ((test: string) => AbortSignal | undefined) | undefined,
): PreviewedFile {
  const whyNotSolved = 'the text has changed while it was being solved; save the file to solve it again';
  return {
    ...file,
    tests: file.tests.map((test) => (signalOf?.(test.name)?.aborted === true ? { ...test, whyNotSolved } : test)),
  };
}

function mergeSolution(
  old: FileResults,
  file: PreviewedFile,
  solution: Solution,
  tests: readonly string[] | undefined,
): FileResults {
  const { version } = file;
  return {
    tests: merge(old.tests, solution.tests, file.tests, tests && new Set(tests), version),
    curves: merge(old.curves, solution.curves, file.curves, tests && new Set<string>(), version),
  };
}
