// axe finds nothing to complain of, in any theme, at any width.
import { describe, expect, test } from 'vitest';
import { fixture } from '../support/preview-fixture.ts';
import { violations } from './harness/axe.ts';
import { previews } from './harness/browser.ts';
import type { ThemeName } from './harness/themes.ts';

const state = fixture('flagship');
const open = previews();

describe('axe', () => {
  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies ThemeName[])('%s', async (theme) => {
    const preview = await open({ theme });
    await preview.show({
      ...state,
      problems: [{ message: 'U is an energy per mole; 83 K is a temperature', line: 3, severity: 'error' }],
    });
    expect(await violations(preview)).toEqual([]);
  });

  test('with everything opened, narrow', async () => {
    const preview = await open({ width: 280 });
    await preview.show(state);
    await preview.page.getByRole('button', { name: 'Snapshots' }).click();
    await preview.page.getByRole('button', { name: 'Keep these curves' }).click();
    const card = preview.card('dma');
    await card.getByRole('button', { name: 'Units and scales of the axes' }).click();
    await card.getByRole('button', { name: 'Values as a table' }).click();
    await preview.card('slow').getByRole('button', { name: 'Stack the parts of the strain' }).click();
    await card.getByRole('button', { name: 'Export this chart' }).click();
    expect(await violations(preview)).toEqual([]);
  });

  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies ThemeName[])(
    'enlarged, as printed, in %s',
    async (theme) => {
      const preview = await open({ theme });
      await preview.show(state);
      await preview
        .card('slow')
        .getByRole('button', { name: /^Enlarge/ })
        .click();
      await preview
        .card('slow')
        .getByRole('button', { name: /^Publication style/ })
        .click();
      await preview.settle();
      expect(await violations(preview)).toEqual([]);
    },
  );

  test('a chart is described by its peaks', async () => {
    const preview = await open();
    await preview.show(state);
    const label = await preview.card('dma').locator('.panel').first().getAttribute('aria-label');
    expect(label?.replace(/\s/g, ' ')).toMatch(/E″, 1 Hz peaks with 0\.432 GPa at 361/);
  });
});
