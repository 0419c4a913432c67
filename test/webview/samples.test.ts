// Every sample on the page: drawn whole, at every width, in every theme, without a complaint of axe.
import { describe, expect, test } from 'vitest';
import { sampleNames, solvedSample } from '../support/solved-sample.ts';
import { violations } from './harness/axe.ts';
import { previews } from './harness/browser.ts';
import type { ThemeName } from './harness/themes.ts';

const open = previews();
const THEMES: readonly ThemeName[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

/** Elements with text that is wider than the room it has. */
const CLIPPED = `[...document.querySelectorAll('.card h2, .card .conditions, .legend .toggle, .slider output, table.expectations td')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && getComputedStyle(one).display !== 'inline')
  .map((one) => one.textContent)`;

/** Lines of expectations that may be broken in the middle of a number. */
const BROKEN = `[...document.querySelectorAll('table.expectations .line')]
  .map((cell) => cell.innerHTML)
  .filter((line) => /\\d\\.?<wbr>|<wbr>[\\d.]/.test(line))`;

describe('sample', () => {
  test.each(sampleNames)('%s', async (name) => {
    const state = solvedSample(name);
    const preview = await open({ width: 280, theme: 'dark' });
    await preview.show(state);
    const charts = await preview.charts();
    expect(charts.length).toBe(state.tests.length + state.curves.length);
    expect(charts.flatMap(({ test: chart, series }) => (series.length === 0 ? [chart] : []))).toEqual([]);
    for (const width of [280, 700, 1600]) {
      await preview.page.setViewportSize({ width, height: 900 });
      await preview.settle();
      expect(await preview.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await preview.page.evaluate(CLIPPED)).toEqual([]);
    }
    expect(await preview.page.evaluate(BROKEN)).toEqual([]);
    for (const theme of THEMES) {
      await preview.theme(theme);
      await preview.settle();
      expect({ theme, violations: await violations(preview) }).toEqual({ theme, violations: [] });
    }
  });
});
