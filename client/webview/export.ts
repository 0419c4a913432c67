/** Writes charts as files: vectors, pictures, numbers. */
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import type { ChartSpecification } from '../shared/charts/specification.ts';
import { csvOfTest } from '../shared/export/csv.ts';
import { jsonOf } from '../shared/export/json.ts';
import { exportName, provenanceOf } from '../shared/export/provenance.ts';
import { svgOf } from '../shared/export/svg.ts';
import { testOfCurve } from '../shared/charts/chart-specification.ts';
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

export async function exportChart(
  host: Host,
  state: PreviewState,
  specification: ChartSpecification,
  format: 'svg' | 'png' | 'csv' | 'json' | 'copy',
): Promise<void> {
  const test = allTests(state).find(({ result }) => result.name === specification.test);
  if (!test) return;
  const name = exportName(state, specification.test, format);
  const svg = svgOf(specification, { provenance: provenanceOf(state, [test]) });
  switch (format) {
    case 'svg':
      host.save(name, svg, 'utf8');
      break;
    case 'png':
      host.save(name, await base64(await pngOf(svg)), 'base64');
      break;
    case 'csv':
      host.save(name, csvOfTest(state, test), 'utf8');
      break;
    case 'json':
      host.save(name, jsonOf(state, [test]), 'utf8');
      break;
    case 'copy':
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
      break;
  }
}

/** All charts of the file: one file for numbers, one for each chart as a picture. */
export async function exportState(
  host: Host,
  state: PreviewState,
  specifications: readonly ChartSpecification[],
  format: 'svg' | 'png' | 'csv' | 'json' | 'html',
): Promise<void> {
  if (format === 'json') host.save(exportName(state, '', 'json'), jsonOf(state), 'utf8');
  else if (format === 'csv')
    host.save(
      exportName(state, '', 'csv'),
      allTests(state)
        .map((test) => csvOfTest(state, test))
        .join('\n'),
      'utf8',
    );
  else if (format !== 'html')
    for (const specification of specifications) await exportChart(host, state, specification, format);
}
