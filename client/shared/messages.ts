/** What the page and the client say to each other. Both ends validate what they receive. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import type { Problem } from '../../server/src/solver/problem.ts';
import { pack, unpack } from '../../server/src/lsp/packing.ts';
import { arrayOf, isNumber, isRecord, isString, objectWith, oneOf, recordOf } from './guards.ts';
import { isPreviewState } from './preview-state.ts';
import { isProblem } from './problem-guard.ts';
import { readViewState, type ViewState } from './view-state.ts';

export type ExportFormat = 'svg' | 'png' | 'csv' | 'json' | 'html';
export const isExportFormat = oneOf<ExportFormat>('svg', 'png', 'csv', 'json', 'html');

export type ToPage =
  /** Curves of the file, or of changed parameters when `request` names the solve that asked for them. */
  | { readonly type: 'state'; readonly state: PreviewState; readonly request?: number }
  /**
   * What the page solves itself while a slider is held, or nothing when it cannot be told; with the first one the text of
   * the program that solves it.
   */
  | { readonly type: 'problem'; readonly problem?: Problem; readonly solver?: string }
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly test: string }
  /** The text has moved on from the curves (`true`), or is as it was solved. */
  | { readonly type: 'edited'; readonly edited: boolean }
  /** What the cursor in the editor is in: tests, and the path of a model element or parameter. */
  | { readonly type: 'cursor'; readonly tests: readonly string[]; readonly path: string; readonly scroll: boolean }
  /** The view as it was left, sent before the first state. */
  | { readonly type: 'view'; readonly view: ViewState }
  /** A solve asked for failed or was cancelled; a file was deleted; the server stopped. */
  | { readonly type: 'notice'; readonly text: string; readonly request?: number }
  | { readonly type: 'export'; readonly format: ExportFormat };

/** `base64` for pictures. */
export interface FileToSave {
  readonly name: string;
  readonly text: string;
  readonly encoding: 'utf8' | 'base64';
}

export type FromPage =
  | { readonly type: 'ready' }
  | {
      readonly type: 'solve';
      readonly request: number;
      readonly parameters: Readonly<Record<string, number>>;
      /** Expectations need not be judged. */
      readonly curvesOnly: boolean;
    }
  /** Asks for the problem of these tests and curves. */
  | { readonly type: 'problem'; readonly tests: readonly string[] }
  | { readonly type: 'cancel' }
  /** The tests whose charts are in view now: they are to be solved first. */
  | { readonly type: 'inView'; readonly tests: readonly string[] }
  | { readonly type: 'apply'; readonly parameters: Readonly<Record<string, number>> }
  | { readonly type: 'reveal'; readonly line: number }
  | { readonly type: 'view'; readonly view: ViewState }
  /** Files to save where the user says. */
  | { readonly type: 'save'; readonly files: readonly FileToSave[] }
  | { readonly type: 'log'; readonly text: string };

const isFileToSave = objectWith<FileToSave>({ name: isString, text: isString, encoding: oneOf('utf8', 'base64') });

const request = (value: unknown): { request?: number } => (isNumber(value) ? { request: value } : {});

/**
 * A message as it is posted to the page: the numbers of curves apart, as bytes, which VS Code passes on as they are
 * (plain lists it writes as text and reads several times on their way).
 */
export function toPost(message: ToPage): unknown {
  if (message.type !== 'state') return message;
  const { structure, numbers } = pack(message.state);
  return { ...message, state: structure, numbers };
}

/** The message in `value`, or nothing when it is none. */
export function readToPage(value: unknown): ToPage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'state': {
      const { numbers } = value;
      const state = numbers instanceof Float64Array ? unpack({ structure: value['state'], numbers }) : value['state'];
      return isPreviewState(state) ? { type: 'state', state, ...request(value['request']) } : undefined;
    }
    case 'problem': {
      const { problem, solver } = value;
      return {
        type: 'problem',
        ...(isProblem(problem) ? { problem } : {}),
        ...(isString(solver) ? { solver } : {}),
      };
    }
    case 'progress': {
      const { done, total, test } = value;
      return isNumber(done) && isNumber(total) && isString(test) ? { type: 'progress', done, total, test } : undefined;
    }
    case 'edited':
      return { type: 'edited', edited: value['edited'] === true };
    case 'cursor': {
      const { tests, path } = value;
      if (!arrayOf(isString)(tests) || !isString(path)) return undefined;
      return { type: 'cursor', tests, path, scroll: value['scroll'] === true };
    }
    case 'view':
      return { type: 'view', view: readViewState(value['view']) };
    case 'notice': {
      const { text } = value;
      return isString(text) ? { type: 'notice', text, ...request(value['request']) } : undefined;
    }
    case 'export': {
      const { format } = value;
      return isExportFormat(format) ? { type: 'export', format } : undefined;
    }
    default:
      return undefined;
  }
}

/** The message in `value`, or nothing when it is none. */
export function readFromPage(value: unknown): FromPage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value['type']) {
    case 'ready':
      return { type: 'ready' };
    case 'cancel':
      return { type: 'cancel' };
    case 'solve': {
      const { request: number, parameters } = value;
      if (!isNumber(number) || !recordOf(isNumber)(parameters)) return undefined;
      return { type: 'solve', request: number, parameters, curvesOnly: value['curvesOnly'] === true };
    }
    case 'problem': {
      const { tests } = value;
      return arrayOf(isString)(tests) ? { type: 'problem', tests } : undefined;
    }
    case 'inView': {
      const { tests } = value;
      return arrayOf(isString)(tests) ? { type: 'inView', tests } : undefined;
    }
    case 'apply': {
      const { parameters } = value;
      return recordOf(isNumber)(parameters) ? { type: 'apply', parameters } : undefined;
    }
    case 'reveal': {
      const { line } = value;
      return isNumber(line) ? { type: 'reveal', line } : undefined;
    }
    case 'view':
      return { type: 'view', view: readViewState(value['view']) };
    case 'save': {
      const { files } = value;
      return arrayOf(isFileToSave)(files) ? { type: 'save', files } : undefined;
    }
    case 'log': {
      const { text } = value;
      return isString(text) ? { type: 'log', text } : undefined;
    }
    default:
      return undefined;
  }
}
