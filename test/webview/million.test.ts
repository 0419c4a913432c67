// A million points, delivered as the extension delivers them: drawn with few, read and exported exactly.
import { describe, expect, test } from 'vitest';
import { toPost } from '../../client/shared/messages.ts';
import { MEMBERS, MILLION, millionState, SPIKE, SPIKE_HEIGHT, strainAt, stressAt } from '../support/million.ts';
import { previews } from './harness/browser.ts';
import type { Preview } from './harness/page.ts';

const open = previews();
const state = millionState();

/** Notes every point of a path on a canvas, until asked. */
const WATCH = `
  window.drawnPoints = new Map();
  for (const name of ['moveTo', 'lineTo']) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (x, y) {
      const points = window.drawnPoints.get(this.canvas) ?? [];
      points.push([x, y, this.lineWidth]);
      window.drawnPoints.set(this.canvas, points);
      original.call(this, x, y);
    };
  }`;

async function opened(): Promise<Preview> {
  const preview = await open({ width: 700, height: 900 });
  await preview.run(WATCH);
  await preview.showPacked(toPost({ type: 'state', state }));
  await preview.until(`window.mgmodelPreview.lines('dma').length === ${MEMBERS}`);
  return preview;
}

interface Curves {
  /** Most points of curves that were drawn in one column of pixels. */
  readonly most: number;
  /** Points of curves that were drawn in all. */
  readonly count: number;
  /** First and last column that has points. */
  readonly ends: readonly [number, number];
  /** Column of the highest point drawn. */
  readonly highestIn: number;
  /** How far the highest point stands above all points more than three columns away, in pixels. */
  readonly above: number;
}

/** Has a chart drawn once more, and tells what points its curves were drawn with. */
async function drawn(preview: Preview, name: string): Promise<Curves> {
  return preview.page.evaluate<Curves>(`(async () => {
    const canvas = document.querySelector('.card[data-test="${name}"] canvas');
    const frames = () => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60));
    await frames();
    window.drawnPoints.clear();
    // A change of the theme's class is a reason to draw everything anew.
    document.body.classList.toggle('again');
    await frames();
    const points = (window.drawnPoints.get(canvas) ?? []).filter(([x, , width]) => width > 1 && x >= 0 && x <= 700);
    const counts = new Map();
    let top = points[0];
    for (const point of points) {
      const column = Math.floor(point[0]);
      counts.set(column, (counts.get(column) ?? 0) + 1);
      if (point[1] < top[1]) top = point;
    }
    let next = Infinity;
    for (const [x, y] of points) if (Math.abs(x - top[0]) > 3) next = Math.min(next, y);
    return {
      most: Math.max(...counts.values()),
      count: points.length,
      ends: [Math.min(...counts.keys()), Math.max(...counts.keys())],
      highestIn: Math.floor(top[0]),
      above: next - top[1],
    };
  })()`);
}

const canvasOf = (preview: Preview, name: string) => preview.card(name).locator('canvas').first();

async function hover(preview: Preview, name: string, column: number): Promise<string> {
  await canvasOf(preview, name).hover({ position: { x: column + 0.5, y: 60 } });
  return preview.card(name).locator('.readout').first().innerText();
}

const axesOf = (preview: Preview, name: string) =>
  preview.page.evaluate<
    Readonly<
      Record<string, { readonly title: string; readonly scale: string; readonly range: readonly [number, number] }>
    >
  >(`window.mgmodelPreview.charts().find(({ test }) => test === '${name}').axes`);

/** What was saved, looked at in the page: it is large. */
async function saved<T>(preview: Preview, item: string, look: string): Promise<T> {
  await preview.card('pull').getByRole('button', { name: 'Export this chart' }).click();
  await preview.card('pull').getByRole('button', { name: item }).click();
  await preview.until(`window.sent.some(({ type }) => type === 'save')`);
  return preview.page.evaluate<T>(`(${look})(window.sent.findLast(({ type }) => type === 'save').files[0].text)`);
}

describe('a million points', { timeout: 120_000 }, () => {
  test('are drawn with a few for each column of pixels, and the spike is at every zoom', async () => {
    const preview = await opened();
    const whole = await drawn(preview, 'pull');
    const [left, right] = whole.ends;
    expect(right - left).toBeGreaterThan(400);
    // First, last, lowest and highest of the two columns that may share a pixel.
    expect(whole.most).toBeLessThanOrEqual(8);
    expect(whole.count).toBeGreaterThan(right - left);
    expect(Math.abs(whole.highestIn - (left + ((right - left) * SPIKE) / MILLION))).toBeLessThanOrEqual(2);
    expect(whole.above).toBeGreaterThan(50);
    expect((await drawn(preview, 'dma')).most).toBeLessThanOrEqual(8 * MEMBERS);
    // Nearer and nearer to it, until single points are pixels apart.
    await hover(preview, 'pull', whole.highestIn);
    const panel = preview.card('pull').locator('.panel').first();
    await panel.focus();
    for (let zoom = 0; zoom < 8; zoom++) {
      const { highestIn } = await drawn(preview, 'pull');
      await hover(preview, 'pull', highestIn);
      for (let press = 0; press < 4; press++) await panel.press('+');
      const nearer = await drawn(preview, 'pull');
      expect(nearer.most).toBeLessThanOrEqual(8);
      expect(nearer.above).toBeGreaterThan(50);
    }
    const { x } = await axesOf(preview, 'pull').then((axes) => ({ x: axes['stress/x'] ?? Object.values(axes)[0] }));
    expect((x?.range[1] ?? 1) - (x?.range[0] ?? 0)).toBeLessThan(1e-3);
    const { highestIn } = await drawn(preview, 'pull');
    const reading = await hover(preview, 'pull', highestIn);
    expect(reading).toContain(`${SPIKE_HEIGHT / 1e9} GPa`);
    // At a computed point, not between two.
    expect(reading).not.toContain('≈');
    await panel.press('0');
    await preview.settle();
    expect((await drawn(preview, 'pull')).ends).toEqual([left, right]);
  });

  test('take a wheel, a drag, a pan, log axes, another unit, and curves hidden', async () => {
    const preview = await opened();
    const before = await axesOf(preview, 'pull');
    await preview.card('pull').scrollIntoViewIfNeeded();
    await canvasOf(preview, 'pull').hover();
    const box = await canvasOf(preview, 'pull').boundingBox();
    const at = { x: (box?.x ?? 0) + 300, y: (box?.y ?? 0) + 100 };
    await preview.page.mouse.move(at.x, at.y);
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -300);
    await preview.page.keyboard.up('Control');
    await preview.page.waitForTimeout(400);
    const wheeled = await axesOf(preview, 'pull');
    expect(wheeled).not.toEqual(before);
    await preview.page.keyboard.down('Shift');
    await preview.page.mouse.down();
    await preview.page.mouse.move(at.x + 60, at.y + 10, { steps: 5 });
    await preview.page.mouse.up();
    await preview.page.keyboard.up('Shift');
    await preview.page.waitForTimeout(200);
    const panned = await axesOf(preview, 'pull');
    expect(panned).not.toEqual(wheeled);
    await preview.page.mouse.move(at.x, at.y);
    await preview.page.mouse.down();
    await preview.page.mouse.move(at.x + 50, at.y + 80, { steps: 5 });
    await preview.page.mouse.up();
    await preview.page.waitForTimeout(200);
    expect(await axesOf(preview, 'pull')).not.toEqual(panned);
    const card = preview.card('pull');
    await card.getByRole('button', { name: /^Reset the zoom/ }).click();
    await card.getByRole('button', { name: 'Units and scales of the axes' }).click();
    await card.getByLabel('Logarithmic axis of stress').check();
    await card.getByLabel('Unit of stress').selectOption('Pa');
    const { most } = await drawn(preview, 'pull');
    expect(most).toBeLessThanOrEqual(8);
    const axes = Object.values(await axesOf(preview, 'pull'));
    expect(axes.find(({ title }) => title.includes('(Pa)'))?.scale).toBe('log');
    await preview.card('dma').locator('.legend .toggle').nth(5).click();
    await preview.until(`window.mgmodelPreview.lines('dma').length === ${MEMBERS - 1}`);
  });

  test('are exported one by one as numbers, and as vectors within a pixel', async () => {
    const preview = await opened();
    const csv = await saved<{ readonly rows: number; readonly some: readonly string[] }>(
      preview,
      'CSV (numbers)',
      `(text) => {
        const rows = text.trimEnd().split('\\n').filter((line) => !line.startsWith('#'));
        return { rows: rows.length - 1, some: [1, ${SPIKE + 1}, ${MILLION}].map((i) => rows[i]) };
      }`,
    );
    expect(csv.rows).toBe(MILLION);
    expect(csv.some.map((row) => row.split(',').slice(-2).map(Number))).toEqual(
      [0, SPIKE, MILLION - 1].map((i) => [strainAt(i), stressAt(i)]),
    );
    const paths = await saved<readonly string[]>(
      preview,
      'SVG (vectors)',
      `(text) => [...text.matchAll(/<path d="(M[^"]*)"[^>]*><title>/g)].map((match) => match[1])`,
    );
    const points = (paths[0] ?? '')
      .split(/[ML]/)
      .slice(1)
      .map((point) => point.split(' ').map(Number));
    const xs = points.map(([x]) => x ?? Number.NaN);
    const ys = points.map(([, y]) => y ?? Number.NaN);
    const [first, last] = [Math.min(...xs), Math.max(...xs)];
    expect(points.length).toBeLessThan(10 * (last - first));
    const spike = ys.indexOf(Math.min(...ys));
    expect(xs[spike]).toBeCloseTo(first + ((last - first) * SPIKE) / (MILLION - 1), 1);
  });

  test('are a table to leaf through and to look up, and words', async () => {
    const preview = await opened();
    const card = preview.card('pull');
    await card.getByRole('button', { name: 'Values as a table' }).click();
    const rows = card.locator('table.values tbody tr');
    await preview.settle();
    expect(await rows.count()).toBe(200);
    const status = card.locator('.pager .status');
    expect(await status.innerText()).toBe('rows 1 to 200 of 1 000 000');
    await card.getByRole('button', { name: 'Rows after' }).click();
    expect(await status.innerText()).toBe('rows 201 to 400 of 1 000 000');
    await card.getByRole('spinbutton').fill(String(strainAt(SPIKE) * 100));
    await card.getByRole('spinbutton').press('Enter');
    const current = card.locator('table.values tr[aria-current] td');
    expect(await current.allInnerTexts()).toEqual([expect.stringMatching(/^3\.3333/), '3']);
    expect(await card.locator('.panel').first().getAttribute('aria-label')).toContain('peaks with');
  });
});

describe('two hundred thousand measured points', () => {
  const COUNT = 200_000;
  const OUTLIER = 123_456;
  const measured = {
    name: 'tensile',
    series: 'stress',
    at: {},
    x: Array.from({ length: COUNT }, (_, i) => (0.1 * i) / (COUNT - 1)),
    y: Array.from({ length: COUNT }, (_, i) => (i === OUTLIER ? 2.5e9 : 4e8)),
    fit: { r2: 0.99, rms: 9e6, relative: 0.02 },
  };
  const pull = state.tests.filter(({ result }) => result.name === 'pull');
  const withData = { ...state, tests: pull.map((one) => ({ ...one, measured: [measured] })) };

  test('are drawn with few circles, the one that stands alone among them at every zoom, and are all there to be read', async () => {
    const preview = await open({ width: 700, height: 900 });
    await preview.run(`
      window.circles = [];
      const original = CanvasRenderingContext2D.prototype.arc;
      CanvasRenderingContext2D.prototype.arc = function (x, y, ...more) {
        // Marks of peaks have a thinner edge.
        if (this.lineWidth === 1.25) window.circles.push([this.canvas, x, y]);
        original.call(this, x, y, ...more);
      };`);
    await preview.showPacked(toPost({ type: 'state', state: withData }));
    await preview.until(`window.mgmodelPreview.charts()[0]?.measured[0]?.x.length === ${COUNT}`);
    const drawnCircles = `(async () => {
      const canvas = document.querySelector('.card[data-test=pull] canvas');
      const frames = () => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 60));
      await frames();
      window.circles.length = 0;
      document.body.classList.toggle('again');
      await frames();
      const own = window.circles.filter(([where]) => where === canvas);
      const heights = own.map(([, , y]) => Math.round(y));
      return { count: own.length, heights: new Set(heights).size };
    })()`;
    const whole = await preview.page.evaluate<{ count: number; heights: number }>(drawnCircles);
    expect(whole.count).toBeGreaterThan(200);
    expect(whole.count).toBeLessThan(1000);
    expect(whole.heights).toBe(2);
    await preview.card('pull').locator('.panel').first().focus();
    await preview.page.keyboard.press('+');
    const zoomed = await preview.page.evaluate<{ count: number; heights: number }>(drawnCircles);
    expect(zoomed.count).toBeLessThan(1000);
    expect(zoomed.heights).toBe(2);
    expect((await preview.card('pull').locator('.legend').innerText()).replace(/\s/g, ' ')).toContain(
      'R² 0.99, rms 0.009 GPa',
    );
  });
});

test('a snapshot of a million points says how many of them it keeps', async () => {
  const preview = await opened();
  await preview.page.getByRole('button', { name: 'Snapshots' }).click();
  await preview.page.getByRole('button', { name: 'Keep these curves' }).click();
  await preview.settle();
  expect(await preview.page.locator('section[aria-label=Snapshots]').innerText()).toMatch(/\d+ of 2000000 points/);
  const ghosts = `window.mgmodelPreview.charts().find(({ test }) => test === 'pull').ghosts`;
  expect(await preview.page.evaluate(ghosts)).toEqual(['σ (Snapshot)']);
});
