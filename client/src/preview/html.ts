/** The page's document: strict about what may load and run. */
import { Uri, type Webview } from 'vscode';

const NONCE_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => NONCE_CHARACTERS[byte % NONCE_CHARACTERS.length] ?? 'A').join('');
}

/** HTML of the preview. Nothing remote: script by nonce, styles and pictures from `dist` only. */
export function pageHtml(webview: Webview, dist: Uri): string {
  const nonce = createNonce();
  const script = webview.asWebviewUri(Uri.joinPath(dist, 'preview.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(dist, 'preview.css')).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data: blob:`,
    // A worker of a webview can be started from a blob only; it is under this policy too.
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MGModel preview</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="mgmodel"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
