// What a suite in the extension host may ask of the process that drives the page.

/** Environment variable with the address of the channel. */
export const CHANNEL = 'MGMODEL_TEST_CHANNEL';
/** Environment variable that is set where there is a page to act on (not on a desktop). */
export const HAS_PAGE = 'MGMODEL_TEST_PAGE';
/** Environment variable with a pattern: only tests whose full title matches are run. */
export const GREP = 'MGMODEL_TEST_GREP';
/** Environment variable of the gallery: which samples, themes and widths, separated by commas; absent: all. */
export const ONLY_SAMPLES = 'MGMODEL_TEST_SAMPLES';
export const ONLY_THEMES = 'MGMODEL_TEST_THEMES';
export const ONLY_WIDTHS = 'MGMODEL_TEST_WIDTHS';

/** One finished test. */
export interface TestReport {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly ms: number;
  readonly error?: string;
}

/** Every action on the page, with its arguments. The results travel as JSON. */
export interface PageActions {
  /** Writes test-results/NAME.png. */
  screenshot: (name: string) => Promise<string>;
  /** Value of a JavaScript expression in the preview (waits for the preview; promises are awaited). */
  evaluateInPreview: (expression: string) => Promise<unknown>;
  /** The same in every preview that is shown, as a list. */
  evaluateInPreviews: (expression: string) => Promise<unknown>;
  /** Value of a JavaScript expression in the workbench. */
  evaluate: (expression: string) => Promise<unknown>;
  /** Clicks an element of the preview. */
  clickInPreview: (selector: string) => Promise<void>;
  /** Clicks an element of the workbench. */
  click: (selector: string) => Promise<void>;
  /** Moves the mouse in the preview from one point of an element to another with the button held; fractions of its size. */
  dragInPreview: (selector: string, from: readonly [number, number], to: readonly [number, number]) => Promise<void>;
  /** Puts the mouse over a point of an element of the preview; fractions of its size. */
  hoverInPreview: (selector: string, at: readonly [number, number]) => Promise<void>;
  /** Turns the mouse wheel where the mouse is. */
  wheel: (dx: number, dy: number) => Promise<void>;
  /** Presses a key or a combination, e.g. `Control+s`. */
  press: (key: string) => Promise<void>;
  /** Types text where the focus is. */
  type: (text: string) => Promise<void>;
  resize: (width: number, height: number) => Promise<void>;
}
