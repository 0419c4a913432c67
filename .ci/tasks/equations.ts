// Draws every equation of the descriptors as SVG into server/src/features/generated/equations.json, if one is new.
//   node .ci/tasks/equations.ts
// The glyphs are kept apart from the equations, since most equations share most of them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../server/src/physics/registry.ts';
import { root } from '../install.mjs';

interface Equation {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  readonly body: string;
}

const out = join(root, 'server/src/features/generated/equations.json');
const descriptors = [laws, spectra, elementKinds, modelKinds, protocols].flatMap((family) => [...family.values()]);
const wanted = [...new Set(descriptors.flatMap((descriptor) => [...descriptor.equations]))];

if (!isDrawn()) await draw();

/** Whether the file holds these equations and no others. */
function isDrawn(): boolean {
  if (!existsSync(out)) return false;
  const drawn: unknown = JSON.parse(readFileSync(out, 'utf8'));
  const equations = typeof drawn === 'object' && drawn !== null && 'equations' in drawn ? drawn.equations : undefined;
  const names = typeof equations === 'object' && equations !== null ? Object.keys(equations) : [];
  return names.length === wanted.length && wanted.every((tex) => names.includes(tex));
}

async function draw(): Promise<void> {
  // Loaded only when there is something to draw.
  const { liteAdaptor } = await import('@mathjax/src/mjs/adaptors/liteAdaptor.js');
  const { LiteElement } = await import('@mathjax/src/mjs/adaptors/lite/Element.js');
  const { RegisterHTMLHandler } = await import('@mathjax/src/mjs/handlers/html.js');
  const { TeX } = await import('@mathjax/src/mjs/input/tex.js');
  await import('@mathjax/src/mjs/input/tex/ams/AmsConfiguration.js');
  const { mathjax } = await import('@mathjax/src/mjs/mathjax.js');
  const { SVG } = await import('@mathjax/src/mjs/output/svg.js');
  await import('@mathjax/src/mjs/util/asyncLoad/esm.js');

  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const document = mathjax.document('', {
    InputJax: new TeX({ packages: ['base', 'ams'] }),
    OutputJax: new SVG({ fontCache: 'local' }),
  });
  const glyphs: Record<string, string> = {};
  const equations: Record<string, Equation> = {};
  for (const tex of wanted) {
    const node: unknown = await document.convertPromise(tex, { display: true });
    if (!(node instanceof LiteElement)) throw new Error('unexpected output of MathJax');
    const drawn = adaptor.innerHTML(node);
    if (drawn.includes('data-mjx-error')) throw new Error(`${tex}: MathJax cannot read it`);
    for (const [, id, path] of drawn.matchAll(/<path id="MJX-\d+-([^"]+)" d="([^"]*)">/g))
      if (id !== undefined && path !== undefined) glyphs[id] = path;
    equations[tex] = readSvg(tex, drawn);
  }
  writeFileSync(out, `${JSON.stringify({ glyphs, equations })}\n`);
  console.log(`${wanted.length} equations drawn`);
}

/** Size and body of a picture, without what only a web page needs. */
function readSvg(tex: string, drawn: string): Equation {
  const size = /width="([\d.]+)ex" height="([\d.]+)ex"[^>]*viewBox="([^"]+)"/.exec(drawn);
  const body = /<\/defs>(.*)<\/svg>/s.exec(drawn)?.[1];
  if (!size?.[1] || !size[2] || !size[3] || body === undefined) throw new Error(`${tex}: unexpected output of MathJax`);
  return {
    width: Number(size[1]),
    height: Number(size[2]),
    viewBox: size[3],
    body: body
      .replaceAll(/ data-[a-z-]+="[^"]*"/g, '')
      .replaceAll(/xlink:href="#MJX-\d+-/g, 'href="#')
      .replaceAll('></use>', '/>')
      .replaceAll('></rect>', '/>'),
  };
}
