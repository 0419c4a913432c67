/** What the page runs in: a panel of VS Code, or a browser that shows a report. */
import type { FromPage } from '../shared/messages.ts';

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
  /** Saves a file; in a browser it is downloaded. */
  save(name: string, text: string, encoding: 'utf8' | 'base64'): void;
}

export function vsCodeHost(): Host | undefined {
  if (typeof acquireVsCodeApi !== 'function') return undefined;
  const api = acquireVsCodeApi();
  return {
    live: true,
    send: (message) => api.postMessage(message),
    recall: () => api.getState(),
    remember: (state) => api.setState(state),
    save: (name, text, encoding) => api.postMessage({ type: 'save', name, text, encoding } satisfies FromPage),
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
    save: (name, text, encoding) => {
      const bytes = encoding === 'utf8' ? text : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      const url = URL.createObjectURL(new Blob([bytes]));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      URL.revokeObjectURL(url);
    },
  };
}
