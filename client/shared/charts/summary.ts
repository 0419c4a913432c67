/** What a chart shows, in words: for screen readers, and beside the table. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { readableQuantity } from '../numbers.ts';
import type { Arrangement } from './families.ts';
import { peaksOfLine, readableX } from './marks.ts';
import type { Line, Panel } from './specification.ts';

/** Sentences with at most this many lines; the table has the rest. */
const LINES = 12;

export function summaryOf(test: PreviewTest, panels: readonly Panel[], { common, family }: Arrangement): string {
  const [first] = panels;
  if (!first) return 'There is nothing to draw.';
  const names = panels.map(({ left }) => left.words).join(', ');
  const members = family ? ` for ${family.members.length} values of ${family.parameter}` : '';
  const conditions = common === '' ? '' : ` at ${common}`;
  const [low, high] = first.x.range;
  const over = `over ${first.x.words} from ${readableX(first.x, low)} to ${readableX(first.x, high)}`;
  const lines = panels.flatMap((panel) => panel.lines.filter(({ ghost }) => !ghost).map((line) => ({ line, panel })));
  const whole = lines.filter(({ line }) => !line.series.includes('.'));
  const sentences = (whole.length > 0 ? whole : lines)
    .slice(0, LINES)
    .flatMap(({ line, panel }) => sentenceOf(test.result.protocol, line, panel) ?? []);
  return [
    `${names} ${over}${members}${conditions}.`.replace(/^./, (letter) => letter.toUpperCase()),
    ...sentences,
  ].join(' ');
}

function sentenceOf(protocol: string, line: Line, panel: Panel): string | undefined {
  const axis = line.axis === 'right' && panel.right ? panel.right : panel.left;
  const value = (y: number): string => readableQuantity(y, axis.unit, 3);
  const peaks = peaksOfLine(protocol, line, panel.x);
  if (peaks.length > 0) {
    const places = peaks.map((peak) => `${value(peak.y)} at ${readableX(panel.x, peak.x)}`);
    return `${line.label} peaks with ${places.join(' and ')}.`;
  }
  const start = line.y.find((y) => y !== null);
  const end = line.y.findLast((y) => y !== null);
  if (start == null || end == null) return `${line.label} could not be computed.`;
  return `${line.label} goes from ${value(start)} to ${value(end)}.`;
}
