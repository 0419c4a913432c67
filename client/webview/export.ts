/** Writes charts as files: vectors, pictures, numbers. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import type { ChartSpecification } from '../shared/charts/specification.ts';
import { csvOfTest } from '../shared/export/csv.ts';
import { jsonOf } from '../shared/export/json.ts';
import { exportName, provenanceOf } from '../shared/export/provenance.ts';
import { svgOf } from '../shared/export/svg.ts';
import { testOfCurve } from '../shared/charts/chart-specification.ts';
import type { FileToSave } from '../shared/messages.ts';
import type { Host } from './host.ts';

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

async function fileOf(
  state: PreviewState,
  specification: ChartSpecification,
  format: ChartFormat,
): Promise<FileToSave> {
  const tests = allTests(state).filter(({ result }) => result.name === specification.test);
  const name = exportName(state, specification.test, format);
  const svg = (): string => svgOf(specification, { provenance: provenanceOf(state, tests) });
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
  specification: ChartSpecification,
  format: ChartFormat | 'copy',
): Promise<void> {
  if (format === 'copy') {
    const tests = allTests(state).filter(({ result }) => result.name === specification.test);
    const svg = svgOf(specification, { provenance: provenanceOf(state, tests) });
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
  } else host.save([await fileOf(state, specification, format)]);
}

/** Saves all charts of the file: one file of numbers, one file for each picture. */
export async function exportState(
  host: Host,
  state: PreviewState,
  specifications: readonly ChartSpecification[],
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
      host.save(await Promise.all(specifications.map((specification) => fileOf(state, specification, format))));
      break;
    case 'html':
      // The editor writes the report: it has the page's own files at hand.
      break;
  }
}
