// The Chromium in which the tests look at VS Code.
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
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

/** The same with a profile of its own, which the next browser that is started on it finds again. */
export async function launchChromiumOn(
  profile: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  requireSystemPackages(['chromium']);
  const executablePath = systemProgram('chromium');
  return chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: OPTIONS,
    viewport: { ...viewport },
    // A test of "copy image" looks at what was copied.
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}
