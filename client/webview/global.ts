import type { DrawnChart } from './drawn.ts';

declare global {
  interface Window {
    /** For tests of the whole extension: what is drawn. */
    mgmodelPreview?: {
      readonly charts: () => readonly DrawnChart[];
      /** Values (SI) of the parameters that the drawn curves were computed with. */
      readonly parameters?: () => Readonly<Record<string, number>>;
    };
  }
}
