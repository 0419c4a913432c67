// How a chart may be drawn otherwise: parts stacked, a stretch of it, as it is printed.
import { describe, expect, test } from 'vitest';
import { readViewState } from '../../client/shared/view-state.ts';
import { isRecord } from '../../client/shared/guards.ts';
import { fixture } from '../support/preview-fixture.ts';
import { previews } from './harness/browser.ts';
import type { Preview } from './harness/page.ts';

const state = fixture('flagship');
const open = previews();

async function opened(): Promise<Preview> {
  const preview = await open();
  await preview.show(state);
  return preview;
}

async function viewOf(preview: Preview, name: string) {
  const kept = await preview.kept();
  return readViewState(isRecord(kept) ? kept['view'] : undefined).charts[name];
}

/** Saves one chart in a format and gives the text of the file. */
async function exported(preview: Preview, name: string, item: string): Promise<string> {
  const before = (await preview.sent('save')).length;
  await preview.card(name).getByRole('button', { name: 'Export this chart' }).click();
  await preview.card(name).getByRole('button', { name: item }).click();
  await preview.until(`window.sent.filter((message) => message.type === 'save').length > ${before}`);
  const files: unknown = (await preview.sent('save')).at(-1)?.['files'];
  const [file] = Array.isArray(files) ? files.filter(isRecord) : [];
  return String(file?.['text']);
}

/** Pixels of the curves (all colours that are neither of the ground nor grey) in each of ten columns of a canvas. */
const COLOURED = (selector: string): string => `(() => {
  const canvas = document.querySelector(${JSON.stringify(selector)});
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const columns = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < data.length; i += 4) {
    const [red, green, blue, alpha] = data.slice(i, i + 4);
    const x = (i / 4) % width;
    if (alpha > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) columns[Math.floor(x * 10 / width)] += 1;
  }
  return columns;
})()`;

describe('the parts of a strain', () => {
  test('are stacked to the whole at a click, remembered, exported, and lines again at the next', async () => {
    const preview = await opened();
    const stack = preview.card('slow').getByRole('button', { name: 'Stack the parts of the strain' });
    expect((await preview.chart('slow')).series.some(({ band }) => band !== undefined)).toBe(false);
    await stack.click();
    const { series } = await preview.chart('slow');
    const whole = series.find(({ label }) => /^ε, 25.MPa$/.test(label));
    const bands = series.flatMap(({ band }) => band ?? []);
    expect(bands).toHaveLength(4);
    // Each begins where the one under it ends, the first at nothing, the last ends at the whole.
    bands.forEach(({ from }, i) => expect(from).toEqual(bands[i - 1]?.to ?? from.map(() => 0)));
    const strains = whole?.points.map(([, y]) => y) ?? [];
    expect(strains.length).toBeGreaterThan(5);
    bands.at(-1)?.to.forEach((edge, i) => expect(edge).toBeCloseTo(strains[i] ?? Number.NaN, 10));
    expect((await viewOf(preview, 'slow'))?.stacked).toBe(true);
    // Four areas with the colours of their lines.
    const svg = await exported(preview, 'slow', 'SVG (vectors)');
    expect(svg.match(/fill-opacity/g)).toHaveLength(4);
    await stack.click();
    expect((await preview.chart('slow')).series.some(({ band }) => band !== undefined)).toBe(false);
  });

  test('a part that is hidden leaves the stack', async () => {
    const preview = await opened();
    const card = preview.card('slow');
    await card.getByRole('button', { name: 'Stack the parts of the strain' }).click();
    const filled = await preview.page.evaluate(COLOURED('.card[data-test=slow] canvas'));
    await card.locator('.legend').getByRole('button', { name: 'ε elastic', exact: true }).click();
    const bands = (await preview.chart('slow')).series.filter(({ band }) => band !== undefined);
    expect(bands.map(({ label }) => label.split(',')[0])).not.toContain('ε elastic');
    expect(bands).toHaveLength(3);
    expect(await preview.page.evaluate(COLOURED('.card[data-test=slow] canvas'))).not.toEqual(filled);
  });
});

describe('a stretch of a chart', () => {
  test('over 1000/T keeps its curves on screen, and is what is exported', async () => {
    const preview = await opened();
    const canvas = preview.card('times').locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the canvas is not there');
    const whole = await exported(preview, 'times', 'SVG (vectors)');
    await preview.page.mouse.move(box.x + box.width * 0.3, box.y + 60);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + box.width * 0.6, box.y + box.height - 60, { steps: 5 });
    await preview.page.mouse.up();
    await preview.settle();
    expect(Object.keys((await viewOf(preview, 'times'))?.zoom ?? {})).toContain('tau/x');
    const columns: unknown = await preview.page.evaluate(COLOURED('.card[data-test=times] canvas'));
    // The left tenth or two hold the labels.
    expect(Array.isArray(columns) ? columns.slice(2).every((count) => Number(count) > 0) : columns).toBe(true);
    const stretch = await exported(preview, 'times', 'SVG (vectors)');
    expect(stretch).not.toBe(whole);
    expect(stretch).toContain('>1000/T (K⁻¹)<');
  });
});

describe('publication style', () => {
  test('shows an enlarged chart as the very picture that is exported', async () => {
    const preview = await opened();
    const card = preview.card('pull');
    expect(await card.getByRole('button', { name: /^Publication style/ }).count()).toBe(0);
    await card.getByRole('button', { name: /^Enlarge/ }).click();
    await card.getByRole('button', { name: /^Publication style/ }).click();
    await preview.settle();
    const picture = card.getByRole('img', { name: /^pull, as exported\. Stress/ });
    const source = decodeURIComponent((await picture.getAttribute('src')) ?? '');
    expect(source.replace(/^data:[^,]*,/, '')).toBe(await exported(preview, 'pull', 'SVG (vectors)'));
    expect((await picture.boundingBox())?.width).toBeGreaterThan(400);
    expect(await card.locator('canvas:visible').count()).toBe(0);
    await card.locator('.legend').getByRole('button', { name: 'χ', exact: true }).click();
    await preview.settle();
    expect(decodeURIComponent((await picture.getAttribute('src')) ?? '')).not.toBe(source);
    expect((await viewOf(preview, 'pull'))?.asPrinted).toBe(true);
    await card.getByRole('button', { name: /^Publication style/ }).click();
    await preview.settle();
    expect(await card.locator('canvas:visible').count()).toBeGreaterThan(0);
  });
});

describe('a map', () => {
  test('is exported with the scale of its colours and the levels of its contours', async () => {
    const preview = await opened();
    await preview.card('relax').getByRole('button', { name: 'Draw as a map' }).click();
    const svg = await exported(preview, 'relax', 'SVG (vectors)');
    expect(svg).toContain('linearGradient');
    const [said = ''] = /contours at [^<]*/.exec(svg) ?? [];
    expect(said).toBe('contours at 0.2, 0.4, 0.6, 0.8');
    expect(await preview.card('relax').locator('.legend').innerText()).toContain(said);
    // Lines of single members have no meaning in a map.
    expect(svg).not.toMatch(/>310.K</);
    // Each line carries its value, as in print.
    const written = [...svg.matchAll(/class="contour"[^>]*>([^<]*)</g)].map(([, value]) => value);
    expect(written.toSorted()).toEqual(['0.2', '0.4', '0.6', '0.8']);
  });

  test('fills its field whatever part of it is shown', async () => {
    const preview = await opened();
    await preview.card('relax').getByRole('button', { name: 'Draw as a map' }).click();
    await preview.settle();
    const box = await preview.card('relax').locator('canvas').boundingBox();
    if (!box) throw new Error('the canvas is not there');
    await preview.page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 5 });
    await preview.page.mouse.up();
    await preview.settle();
    // A pixel without colour anywhere inside the axes would be a gap between cells.
    const gaps: unknown = await preview.page.evaluate(`(() => {
      const canvas = document.querySelector('.card[data-test=relax] canvas');
      const { width, height } = canvas;
      const scale = width / canvas.clientWidth;
      const [left, right] = [70 * scale, width - 18 * scale].map(Math.round);
      const [top, bottom] = [16 * scale, height - 50 * scale].map(Math.round);
      const { data } = canvas.getContext('2d').getImageData(left, top, right - left, bottom - top);
      let empty = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] < 255) empty += 1;
      return empty;
    })()`);
    expect(gaps).toBe(0);
  });
});

describe('charts of different heights', () => {
  /** Edges of every chart on the page. */
  const BOXES = `[...document.querySelectorAll('.card')].map((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect();
    return [left, right, top + scrollY, bottom + scrollY].map(Math.round);
  })`;

  async function boxes(preview: Preview): Promise<readonly (readonly [number, number, number, number])[]> {
    return preview.page.evaluate(BOXES);
  }

  test('stand in columns without holes, in the order of the file, and keep clear of each other', async () => {
    const preview = await open({ width: 900 });
    await preview.show(state);
    await preview.settle();
    for (const table of [false, true]) {
      if (table) await preview.card('dma').getByRole('button', { name: 'Values as a table' }).click();
      await preview.settle();
      const all = await boxes(preview);
      const columns = [...new Set(all.map(([left]) => left))];
      expect(columns).toHaveLength(2);
      for (const column of columns) {
        const own = all.filter(([left]) => left === column).toSorted((a, b) => a[2] - b[2]);
        for (const [i, [, , top]] of own.entries()) {
          const above = own[i - 1];
          if (!above) continue;
          expect(top - above[3]).toBeGreaterThanOrEqual(12);
          expect(top - above[3]).toBeLessThanOrEqual(25);
        }
      }
      // None begins above one that comes before it in the file.
      const tops = all.map(([, , top]) => top);
      expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    }
  });
});
