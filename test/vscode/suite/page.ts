// Acts on the page that shows this VS Code, as a user would, and reads it.
import { HAS_PAGE, type PageActions } from '../protocol.ts';
import { act } from './channel.ts';

/** Whether there is a page: tests that need one are registered only then. */
export const hasPage = process.env[HAS_PAGE] !== undefined;

async function perform(action: keyof PageActions, ...args: readonly unknown[]): Promise<void> {
  await act(action, args);
}

export const page: PageActions = {
  screenshot: async (name) => String(await act('screenshot', [name])),
  evaluateInPreview: (expression) => act('evaluateInPreview', [expression]),
  evaluateInPreviews: (expression) => act('evaluateInPreviews', [expression]),
  evaluate: (expression) => act('evaluate', [expression]),
  clickInPreview: (selector) => perform('clickInPreview', selector),
  click: (selector) => perform('click', selector),
  dragInPreview: (selector, from, to) => perform('dragInPreview', selector, from, to),
  hoverInPreview: (selector, at) => perform('hoverInPreview', selector, at),
  wheel: (dx, dy) => perform('wheel', dx, dy),
  press: (key) => perform('press', key),
  type: (text) => perform('type', text),
  resize: (width, height) => perform('resize', width, height),
};
