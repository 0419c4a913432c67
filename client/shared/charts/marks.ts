/** Points worth marking: those the solver names (T_g, yield, percolation), and the peaks of losses. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { readableQuantity } from '../numbers.ts';
import { foremost, interpolate, peaksOf } from './peaks.ts';
import type { AxisSpecification, Line, Mark } from './specification.ts';
import { toDrawn } from './transform.ts';

/** Series whose peaks are what people read off the chart. */
const PEAKED = new Set(['loss_modulus', 'stress']);
const PEAK_PROTOCOLS = /^(dma_|master_curve|tension|compression|shear)/;

/** A curve has at most so many peaks marked. */
const MOST_PEAKS = 8;

/** Peaks of a line, where its protocol is read for peaks. */
export function peaksOfLine(protocol: string, line: Line, x: AxisSpecification): ReturnType<typeof peaksOf> {
  if (!PEAKED.has(line.series) || !PEAK_PROTOCOLS.test(protocol)) return [];
  return foremost(peaksOf(line.x, line.y, x.scale === 'log'), MOST_PEAKS);
}

/** A value of x as it is read: temperatures to a tenth of a kelvin, the rest to three digits. */
export function readableX(x: AxisSpecification, value: number): string {
  return readableQuantity(value, x.unit, x.quantity === 'T' ? 4 : 3);
}

export function marksOf(test: PreviewTest, lines: readonly Line[], x: AxisSpecification): Mark[] {
  const marks: Mark[] = [];
  const vertical = new Set<string>();
  const known = lines.filter(({ ghost }) => !ghost);
  const firstOf = new Set<string>();
  for (const line of known) {
    const curve = test.result.curves.find(
      (candidate) => candidate.model === line.model && line.entries.every((entry) => belongs(entry, candidate.at)),
    );
    const named = (curve?.marks ?? []).filter(({ series }) => series === undefined || series === line.series);
    // Only the first curve of a series says what its points are; the others have a dot there.
    const isFirst = !firstOf.has(line.series);
    firstOf.add(line.series);
    const dot = (label: string, at: number, y: number, short?: string): void => {
      const own = isFirst ? { label, ...(short === undefined ? {} : { short }) } : { label: '' };
      marks.push({ ...own, x: at, y, axis: line.axis, colour: line.colour, dot: true });
    };
    for (const { label, x: at, series } of named) {
      const drawn = toDrawn(x.transform, at);
      if (series === undefined) {
        const key = `${label}|${drawn}`;
        // T_g as it is spoken: a plain text has no subscript g.
        const spoken = label.replace('_', '');
        if (!vertical.has(key)) marks.push({ label: spoken, x: drawn, axis: 'left', colour: 'faint', dot: false });
        vertical.add(key);
      } else {
        const y = interpolate(line.x, line.y, drawn);
        const place = readableX(x, drawn);
        // `yield (0.2 % offset)` is a yield where there is little room.
        const name = label.replace(/\s*[(,].*$/, '');
        if (y !== undefined) dot(`${label}${label.length > 2 ? ' at ' : ' '}${place}`, drawn, y, `${name} ${place}`);
      }
    }
    if (named.some(({ series }) => series !== undefined)) continue;
    for (const peak of peaksOfLine(test.result.protocol, line, x)) dot(readableX(x, peak.x), peak.x, peak.y);
  }
  return [...marks, ...namesAtCurves(known, x)];
}

function belongs(entry: string, at: Readonly<Record<string, { readonly value: number }>>): boolean {
  const match = /^at:(.+)=(.+)$/.exec(entry);
  if (!match?.[1]) return true;
  return String(at[match[1]]?.value) === match[2];
}

/** Where a family has the colours, the curves of the first member say which series they are: E′ and E″ on one axis. */
function namesAtCurves(lines: readonly Line[], x: AxisSpecification): Mark[] {
  const wholes = lines.filter(({ series }) => !series.includes('.'));
  const firsts = [...new Set(wholes.map(({ series }) => series))].flatMap(
    (series) => wholes.find((line) => line.series === series) ?? [],
  );
  if (firsts.length < 2 || wholes.length === firsts.length) return [];
  const [low, high] = x.range;
  return firsts.flatMap((line) => {
    // Those of the right axis stand on its side.
    const share = line.axis === 'right' ? 0.95 : 0.04;
    const at = x.scale === 'log' ? low * (high / low) ** share : low + (high - low) * share;
    const y = interpolate(line.x, line.y, at);
    return y === undefined ? [] : [{ label: line.symbol, x: at, y, axis: line.axis, colour: line.colour, dot: false }];
  });
}
