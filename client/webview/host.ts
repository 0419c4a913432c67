/** What the page runs in: a panel of VS Code, or a browser that shows a report. */
import type { FileToSave, FromPage } from '../shared/messages.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare const acquireVsCodeApi: (() => VsCodeApi) | undefined;

export interface Host {
  /** Whether there is an editor and a solver behind the page. */
  readonly live: boolean;
  send(message: FromPage): void;
  recall(): unknown;
  remember(state: unknown): void;
  /** Saves files; in a browser they are downloaded. */
  save(files: readonly FileToSave[]): void;
}

export function vsCodeHost(): Host | undefined {
  if (typeof acquireVsCodeApi !== 'function') return undefined;
  const api = acquireVsCodeApi();
  return {
    live: true,
    send: (message) => api.postMessage(message),
    recall: () => api.getState(),
    remember: (state) => api.setState(state),
    save: (files) => api.postMessage({ type: 'save', files } satisfies FromPage),
  };
}

export function browserHost(): Host {
  let remembered: unknown;
  return {
    live: false,
    send: () => undefined,
    recall: () => remembered,
    remember: (state) => {
      remembered = state;
    },
    save: (files) => files.forEach(download),
  };
}

function download({ name, text, encoding }: FileToSave): void {
  const bytes = encoding === 'utf8' ? text : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
