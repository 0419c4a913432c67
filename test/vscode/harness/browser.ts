// The Chromium in which the tests look at VS Code.
import { chromium, type Browser } from 'playwright-core';
import { requireSystemPackages, systemProgram } from '../../../.ci/tasks/system.ts';

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

/** Starts the browser without a window. Throws with the line that installs it when there is none. */
export async function launchChromium(): Promise<Browser> {
  requireSystemPackages(['chromium']);
  const executablePath = systemProgram('chromium');
  return chromium.launch({ ...(executablePath && { executablePath }), args: OPTIONS });
}
