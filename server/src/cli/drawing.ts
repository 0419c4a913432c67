/** The part of the page that writes drawings and reports, loaded from its bundle beside the command line. */
import { existsSync, readFileSync } from 'node:fs';
import type { PreviewState } from '../lsp/messages.ts';

export interface Drawing {
  readonly drawings: (state: PreviewState) => readonly { readonly name: string; readonly text: string }[];
  /** `script` and `style` are the texts of dist/report.js and dist/preview.css. */
  readonly reportHtml: (state: PreviewState, script: string, style: string) => string;
}

const beside = (name: string): URL => new URL(name, import.meta.url);

function isDrawing(module: unknown): module is Drawing {
  return typeof module === 'object' && module !== null && 'drawings' in module && 'reportHtml' in module;
}

/** Rejects with a message for people where the bundles are missing. */
export async function loadDrawing(): Promise<Drawing> {
  const bundle = beside('exports.mjs');
  if (!existsSync(bundle)) throw new Error(`${bundle.pathname} is missing: run 'npm run build' first`);
  const module: unknown = await import(bundle.href);
  if (!isDrawing(module)) throw new Error(`${bundle.pathname} is not the bundle that it should be`);
  return module;
}

/** The page's script and style, to be put into a report. */
export function reportParts(): { readonly script: string; readonly style: string } {
  return { script: readFileSync(beside('report.js'), 'utf8'), style: readFileSync(beside('preview.css'), 'utf8') };
}
