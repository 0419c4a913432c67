/** Writes charts as files: vectors, pictures, numbers. */
import type { PreviewState, PreviewTest } from '../../server/src/lsp/messages.ts';
import type { ChartSpecification } from '../shared/charts/specification.ts';
import { csvOfTest } from '../shared/export/csv.ts';
import { jsonOf } from '../shared/export/json.ts';
import { exportName, provenanceOf } from '../shared/export/provenance.ts';
import { svgOf } from '../shared/export/svg.ts';
import { testOfCurve } from '../shared/charts/chart-specification.ts';
import type { FileToSave } from '../shared/messages.ts';
import type { Host } from './host.ts';
import type { AxisRanges } from './ranges.ts';

/** Pixels per unit of the SVG: 300 dpi and more on paper. */
const SHARPNESS = 4;

/** The vectors drawn into pixels. Rejects when the browser cannot read them. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SHARPNESS;
  canvas.height = image.naturalHeight * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large'))), 'image/png');
  });
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function allTests(state: PreviewState) {
  return [...state.tests, ...state.curves.map(testOfCurve)];
}

type ChartFormat = 'svg' | 'png' | 'csv' | 'json';

/** A chart as it is shown: with what the reader has hidden, zoomed and switched. */
export interface ShownChart {
  readonly specification: ChartSpecification;
  readonly ranges: AxisRanges;
}

const testsOf = (state: PreviewState, { test }: ChartSpecification): PreviewTest[] =>
  allTests(state).filter(({ result }) => result.name === test);

/** The vectors of a chart, with where it comes from. */
export function svgOfChart(state: PreviewState, { specification, ranges }: ShownChart): string {
  return svgOf(specification, { provenance: provenanceOf(state, testsOf(state, specification)), ranges });
}

async function fileOf(state: PreviewState, chart: ShownChart, format: ChartFormat): Promise<FileToSave> {
  const { specification } = chart;
  const tests = testsOf(state, specification);
  const name = exportName(state, specification.test, format);
  const svg = (): string => svgOfChart(state, chart);
  switch (format) {
    case 'svg':
      return { name, text: svg(), encoding: 'utf8' };
    case 'png':
      return { name, text: await base64(await pngOf(svg())), encoding: 'base64' };
    case 'csv':
      return { name, text: tests.map((test) => csvOfTest(state, test)).join('\n'), encoding: 'utf8' };
    case 'json':
      return { name, text: jsonOf(state, tests), encoding: 'utf8' };
  }
}

/** Saves one chart, or puts its picture on the clipboard. */
export async function exportChart(
  host: Host,
  state: PreviewState,
  chart: ShownChart,
  format: ChartFormat | 'copy',
): Promise<void> {
  if (format === 'copy')
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svgOfChart(state, chart)) })]);
  else host.save([await fileOf(state, chart, format)]);
}

/** Saves all charts of the file: one file of numbers, one file for each picture. */
export async function exportState(
  host: Host,
  state: PreviewState,
  charts: readonly ShownChart[],
  format: ChartFormat | 'html',
): Promise<void> {
  switch (format) {
    case 'json':
      host.save([{ name: exportName(state, '', 'json'), text: jsonOf(state), encoding: 'utf8' }]);
      break;
    case 'csv': {
      const text = allTests(state)
        .map((test) => csvOfTest(state, test))
        .join('\n');
      host.save([{ name: exportName(state, '', 'csv'), text, encoding: 'utf8' }]);
      break;
    }
    case 'svg':
    case 'png':
      host.save(await Promise.all(charts.map((chart) => fileOf(state, chart, format))));
      break;
    case 'html':
      // The editor writes the report: it has the page's own files at hand.
      break;
  }
}
