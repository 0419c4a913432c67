/**
 * Lays charts of different heights out in columns without holes between them, in the order of the file: each begins where
 * the first column is free. The grid has rows of a few pixels; a chart spans as many as it is high.
 */

/** Height of a row of the grid (style.css). */
const ROW = 12;
/** Room under a chart. */
const GAP = 12;

const observer = new ResizeObserver((entries) => {
  for (const { target, borderBoxSize } of entries) {
    const height = borderBoxSize[0]?.blockSize ?? 0;
    if (target instanceof HTMLElement && height > 0)
      target.style.gridRowEnd = `span ${Math.ceil((height + GAP) / ROW)}`;
  }
});

/** Keeps room in the grid for a chart, however its height changes. */
export const keepRoomFor = (chart: HTMLElement): void => observer.observe(chart);

/** The chart is gone. */
export const giveUpRoomOf = (chart: HTMLElement): void => observer.unobserve(chart);
