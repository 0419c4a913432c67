/** A report in one file: the results and the page that draws them. Opens in any browser, without a network. */
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import { pack } from '../../../server/src/lsp/packing.ts';
import { numbersToBase64 } from '../base64.ts';
import { escapeXml } from './svg-parts.ts';

/** JSON that may stand in a script element: no `<` can end it. */
const embed = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** `script` is the text of dist/report.js, `style` that of dist/preview.css. */
export function reportHtml(state: PreviewState, script: string, style: string): string {
  // As text a million points are read in seconds, and take twice the room.
  const { structure, numbers } = pack(state);
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(state.fileName)}</title>
<style>${style.replaceAll('</style', '<\\/style')}</style>
</head>
<body>
<main id="mgmodel"></main>
<script type="application/json" id="mgmodel-state">${embed(structure)}</script>
<script type="text/plain" id="mgmodel-numbers">${numbersToBase64(numbers)}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}
