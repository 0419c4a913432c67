/**
 * Lays charts of different heights out in columns without holes between them, in the order of the file: each begins where
 * the first column is free. The grid has rows of a few pixels; a chart spans as many as it is high.
 */

/** Height of a row of the grid (style.css). */
const ROW = 12;
/** Room under a chart. */
const GAP = 12;

function fit(chart: HTMLElement, height: number): void {
  if (height > 0) chart.style.gridRowEnd = `span ${Math.ceil((height + GAP) / ROW)}`;
}

const observer = new ResizeObserver((entries) => {
  for (const { target, borderBoxSize } of entries)
    if (target instanceof HTMLElement) fit(target, borderBoxSize[0]?.blockSize ?? 0);
});

/** Keeps room in the grid for a chart, however its height changes. */
export function keepRoomFor(chart: HTMLElement): void {
  // At once: the page must have its length before it is scrolled to where its reader was.
  fit(chart, chart.offsetHeight);
  observer.observe(chart);
}

/** The chart is gone. */
export const giveUpRoomOf = (chart: HTMLElement): void => observer.unobserve(chart);
