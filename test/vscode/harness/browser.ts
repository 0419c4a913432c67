// The Chromium in which the tests look at VS Code.
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser's program: $MGMODEL_CHROMIUM, else where Debian and others put it; undefined when there is none. */
export function chromiumProgram(): string | undefined {
  return [process.env['MGMODEL_CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
}

// As root there is no sandbox, and without a network every background request only costs time.
const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window. Throws when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumProgram();
  if (executablePath === undefined) throw new Error('Chromium is missing: apt-get install -y chromium');
  return chromium.launch({ executablePath, args: OPTIONS });
}
