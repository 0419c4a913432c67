/** The preview's page in a real Chromium, fed with messages as VS Code would, answering to a recording host. */
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { PreviewState } from '../../../server/src/lsp/messages.ts';
import type { Problem } from '../../../server/src/solver/problem.ts';
import { isRecord } from '../../../client/shared/guards.ts';
import type { ToPage } from '../../../client/shared/messages.ts';
import { themes, type ThemeName } from './themes.ts';

const root = new URL('../../../', import.meta.url).pathname;

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    outfile: 'page.js',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

let bundled: Promise<readonly [script: string, style: string]> | undefined;
let solver: Promise<string> | undefined;

/** Expressions run in the page are text: this program knows no DOM. */
const ADD_SCRIPT = (source: string): string => `{
  const element = document.createElement('script');
  element.nonce = 'test';
  element.textContent = ${JSON.stringify(source)};
  document.body.append(element);
}`;

export interface DrawnChart {
  readonly test: string;
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly (readonly [number, number])[];
    readonly band?: { readonly from: readonly (number | null)[]; readonly to: readonly (number | null)[] };
  }[];
  readonly outdated: boolean;
  readonly ghosts: readonly string[];
  readonly measured: readonly {
    readonly label: string;
    readonly quality: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly yError?: readonly number[];
  }[];
  readonly axes: Readonly<
    Record<string, { readonly title: string; readonly scale: string; readonly range: readonly [number, number] }>
  >;
}

export class Preview {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page. `remembered` is what it finds in the store of the webview. */
  static async open(
    browser: Browser,
    { theme = 'light', width = 1000, height = 900, remembered }: PreviewOptions = {},
  ): Promise<Preview> {
    bundled ??= Promise.all([bundle('client/webview/main.ts'), bundle('client/webview/style.css')]);
    const [script, style] = await bundled;
    const page = await browser.newPage({ viewport: { width, height } });
    const { bodyClass } = themes[theme];
    const policy =
      "default-src 'none'; script-src 'nonce-test'; style-src 'nonce-test'; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";
    // What VS Code offers a webview; what the page sends is kept for the test to read.
    const host = `window.sent = []; window.kept = ${JSON.stringify(remembered ?? null)};
      window.acquireVsCodeApi = () => ({ postMessage: (m) => window.sent.push(m), getState: () => window.kept, setState: (s) => { window.kept = s; } });`;
    await page.setContent(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>preview</title>
      <meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="test">${style}</style></head>
      <body class="${bodyClass}"><main id="mgmodel"></main></body></html>`);
    const preview = new Preview(page);
    await preview.theme(theme);
    for (const source of [host, script]) await preview.run(source);
    return preview;
  }

  /** Dresses the page in a theme, as VS Code does when it changes. */
  async theme(name: ThemeName): Promise<void> {
    const { bodyClass, variables } = themes[name];
    const properties = Object.entries(variables).map(([variable, value]) => `${variable}: ${value}`);
    await this.page.evaluate(
      `document.body.className = ${JSON.stringify(bodyClass)};
       document.documentElement.style.cssText = ${JSON.stringify(properties.join('; '))};`,
    );
    await this.settle();
  }

  /** Runs a program in the page. */
  async run(source: string): Promise<void> {
    await this.page.evaluate(ADD_SCRIPT(source));
  }

  /** Sends the page a message and waits until it has drawn. */
  async send(message: ToPage): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
    await this.settle();
  }

  /** Answers what the page has asked to solve itself, as the extension does. */
  async sendProblem(problem: Problem): Promise<void> {
    solver ??= bundle('client/webview/solver-worker.ts');
    await this.send({ type: 'problem', problem, solver: await solver });
  }

  /** Sends what `toPost` made of a state as VS Code does: its numbers as numbers, the rest as it is. */
  async showPacked(posted: unknown): Promise<void> {
    const { numbers, ...message } = isRecord(posted) ? posted : {};
    if (!(numbers instanceof Float64Array)) throw new Error('the message has no numbers of its own');
    const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
    await this.page.evaluate(`{
      const text = atob('${bytes}');
      const bytes = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
      window.postMessage({ ...${JSON.stringify(message)}, numbers: new Float64Array(bytes.buffer) }, '*');
    }`);
    await this.settle();
  }

  async show(state: PreviewState): Promise<void> {
    await this.send({ type: 'state', state });
  }

  /** Two frames: the page draws with the next one. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      'new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 20))',
    );
  }

  async charts(): Promise<readonly DrawnChart[]> {
    await this.settle();
    return this.page.evaluate('window.mgmodelPreview.charts()');
  }

  async chart(test: string): Promise<DrawnChart> {
    const found = (await this.charts()).find((chart) => chart.test === test);
    if (!found) throw new Error(`no chart of ${test}`);
    return found;
  }

  /** Waits until an expression is true in the page (whose policy forbids what playwright's own wait does). */
  async until(expression: string): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await this.page.evaluate(expression)) return;
      await this.page.waitForTimeout(25);
    }
    throw new Error(`it never came true: ${expression}`);
  }

  /** Messages the page has sent, of one type. */
  async sent(type: string): Promise<readonly Record<string, unknown>[]> {
    const all: unknown = await this.page.evaluate('window.sent');
    return Array.isArray(all) ? all.filter(isRecord).filter((message) => message['type'] === type) : [];
  }

  /** What the page has put into the store of the webview. */
  async kept(): Promise<unknown> {
    return this.page.evaluate('window.kept');
  }

  card(test: string) {
    return this.page.locator(`.card[data-test="${test}"]`);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

interface PreviewOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly remembered?: unknown;
}
