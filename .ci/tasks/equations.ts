// Draws every equation of the descriptors as SVG, once, into server/src/features/generated/equations.json.
//   node .ci/tasks/equations.ts
// The glyphs are kept apart from the equations, since most equations share most of them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liteAdaptor } from '@mathjax/src/mjs/adaptors/liteAdaptor.js';
import { LiteElement } from '@mathjax/src/mjs/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from '@mathjax/src/mjs/handlers/html.js';
import { TeX } from '@mathjax/src/mjs/input/tex.js';
import '@mathjax/src/mjs/input/tex/ams/AmsConfiguration.js';
import { mathjax } from '@mathjax/src/mjs/mathjax.js';
import { SVG } from '@mathjax/src/mjs/output/svg.js';
import '@mathjax/src/mjs/util/asyncLoad/esm.js';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../server/src/physics/registry.ts';
import { root } from '../install.mjs';

const descriptors = [laws, spectra, elementKinds, modelKinds, protocols].flatMap((family) => [...family.values()]);
const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const document = mathjax.document('', {
  InputJax: new TeX({ packages: ['base', 'ams'] }),
  OutputJax: new SVG({ fontCache: 'local' }),
});

/** MathJax promises `any`. */
function elementOf(node: unknown): LiteElement {
  if (node instanceof LiteElement) return node;
  throw new Error('unexpected output of MathJax');
}

const glyphs: Record<string, string> = {};
const equations: Record<string, { width: number; height: number; viewBox: string; body: string }> = {};

for (const tex of new Set(descriptors.flatMap((descriptor) => [...descriptor.equations]))) {
  const drawn = adaptor.innerHTML(elementOf(await document.convertPromise(tex, { display: true })));
  if (drawn.includes('data-mjx-error')) throw new Error(`${tex}: MathJax cannot read it`);
  for (const [, id, path] of drawn.matchAll(/<path id="MJX-\d+-([^"]+)" d="([^"]*)">/g))
    if (id !== undefined && path !== undefined) glyphs[id] = path;
  const size = /width="([\d.]+)ex" height="([\d.]+)ex"[^>]*viewBox="([^"]+)"/.exec(drawn);
  const body = /<\/defs>(.*)<\/svg>/s.exec(drawn)?.[1];
  if (!size?.[1] || !size[2] || !size[3] || body === undefined) throw new Error(`${tex}: unexpected output of MathJax`);
  equations[tex] = {
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

const out = join(root, 'server/src/features/generated/equations.json');
writeFileSync(out, `${JSON.stringify({ glyphs, equations })}\n`);
console.log(`${Object.keys(equations).length} equations`);
