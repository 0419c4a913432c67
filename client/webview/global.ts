import type { Line } from '../shared/charts/specification.ts';
import type { DrawnChart } from './drawn.ts';

declare global {
  interface Window {
    /** For tests of the whole extension: what is drawn. */
    mgmodelPreview?: {
      readonly charts: () => readonly DrawnChart[];
      /** The lines of a chart as they are drawn now. */
      readonly lines?: (test: string) => readonly Line[];
      /** Values (SI) of the parameters that the drawn curves were computed with. */
      readonly parameters?: () => Readonly<Record<string, number>>;
    };
  }
}
