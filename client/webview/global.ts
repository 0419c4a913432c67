import type { DrawnChart } from './page.ts';

declare global {
  interface Window {
    /** For tests of the whole extension: what is drawn. */
    mgmodelPreview?: { readonly charts: () => readonly DrawnChart[] };
  }
}
