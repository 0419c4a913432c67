// The page as a reader uses it, in a real Chromium.
import { describe, expect, test } from 'vitest';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { emptyViewState, readViewState } from '../../client/shared/view-state.ts';
import { isRecord } from '../../client/shared/guards.ts';
import { fixture } from '../support/preview-fixture.ts';
import { solvedSample } from '../support/solved-sample.ts';
import { previews } from './harness/browser.ts';
import type { Preview } from './harness/page.ts';

const state = fixture('flagship');
const open = previews();

async function opened(options?: Parameters<typeof open>[0]): Promise<Preview> {
  const preview = await open(options);
  await preview.show(state);
  return preview;
}

const labels = async (preview: Preview, name: string) =>
  (await preview.chart(name)).series.map(({ label }) => label.replace(/\s/g, ' '));

/** Range of x that a panel shows: its first and last tick label are read off the view that is kept. */
async function keptView(preview: Preview) {
  const kept = await preview.kept();
  return readViewState(isRecord(kept) ? kept['view'] : undefined);
}

describe('charts', () => {
  test('one for each test, in the order of the file, with its values', async () => {
    const preview = await opened();
    const charts = await preview.charts();
    expect(charts.map(({ test: name }) => name)).toEqual(['dma', 'sweep', 'times', 'pull', 'slow', 'relax']);
    expect(charts.every(({ outdated }) => !outdated)).toBe(true);
    const stress = charts.find(({ test: name }) => name === 'pull')?.series.find(({ label }) => label === 'σ');
    const si = state.tests.find(({ result }) => result.name === 'pull')?.result.curves[0]?.series['stress']?.values;
    expect(stress?.points.map(([, y]) => Math.round(y * 1e6))).toEqual(si?.map((value) => Math.round(value ?? 0)));
  });

  test('have something on every canvas', async () => {
    const preview = await opened();
    const inked: unknown = await preview.page.evaluate(
      `[...document.querySelectorAll('canvas')].map((canvas) => {
         const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
         let inked = 0;
         for (let i = 3; i < data.length; i += 4) if (data[i] > 100) inked += 1;
         return inked > 500;
       })`,
    );
    expect(inked).toEqual(Array.from({ length: 9 }, () => true));
  });

  test('an error keeps the curves, marked with the reason', async () => {
    const preview = await opened();
    const before = await preview.charts();
    const broken: PreviewState = {
      ...state,
      version: 2,
      status: 'failed',
      tests: state.tests.map((entry) => ({ ...entry, result: { ...entry.result, curves: [] } })),
      problems: [{ message: 'a value is missing after =', line: 11, severity: 'error' }],
    };
    await preview.show(broken);
    const during = await preview.charts();
    expect(during.map(({ series }) => series)).toEqual(before.map(({ series }) => series));
    expect(during.every(({ outdated }) => outdated)).toBe(true);
    expect(await preview.card('dma').locator('.outdated').innerText()).toContain('a value is missing after =');
    await preview.show({ ...state, version: 3 });
    expect((await preview.charts()).every(({ outdated }) => !outdated)).toBe(true);
  });

  test('of a test that is deleted goes, of a new one comes at its place', async () => {
    const preview = await opened();
    await preview.show({ ...state, version: 2, tests: state.tests.filter(({ result }) => result.name !== 'sweep') });
    expect((await preview.charts()).map(({ test: name }) => name)).not.toContain('sweep');
    await preview.show({ ...state, version: 3 });
    expect(await preview.page.locator('.card h2').allInnerTexts()).toEqual(
      state.tests.map(({ result }) => result.name),
    );
  });

  test('that are in view are told when that changes: they are solved first', async () => {
    const preview = await opened();
    const told = async (): Promise<unknown> => (await preview.sent('inView')).at(-1)?.['tests'];
    const all = state.tests.map(({ result }) => result.name);
    await expect.poll(told).toContain(all[0]);
    expect(await told()).not.toContain(all.at(-1));
    await preview.page.mouse.wheel(0, 10_000);
    await expect.poll(told).toContain(all.at(-1));
    expect(await told()).not.toContain(all[0]);
    const before = (await preview.sent('inView')).length;
    await preview.show({ ...state, version: 2 });
    await preview.page.waitForTimeout(300);
    expect(await preview.sent('inView')).toHaveLength(before);
  });

  test('a file without tests says how one is written', async () => {
    const preview = await open();
    await preview.show({ ...state, tests: [] });
    expect(await preview.page.locator('.grid').innerText()).toContain('This file has no tests yet');
  });
});

describe('reading', () => {
  test('hover reads every series at x with units, in all charts over the same x', async () => {
    const preview = await opened();
    const canvas = preview.card('dma').locator('canvas').first();
    const box = await canvas.boundingBox();
    await canvas.hover({ position: { x: (box?.width ?? 0) * 0.6, y: 60 } });
    const text = (await preview.card('dma').locator('.readout').first().innerText()).replace(/\s/g, ' ');
    expect(text).toMatch(
      /^T = \d+ K +E′ E″ E″ β E″ α +1 Hz [\d.]+ GPa [\d.]+ GPa [\d.]+ GPa [\d.]+ GPa +16 Hz [\d.]+ GPa [\d.]+ GPa/,
    );
    // tan δ below and the relaxation times over 1000/T show the same temperature.
    expect(await preview.page.locator('.card[data-test="dma"] .crosshair:visible').count()).toBe(2);
    expect(await preview.page.locator('.card[data-test="times"] .crosshair:visible').count()).toBe(2);
    expect(await preview.page.locator('.card[data-test="pull"] .crosshair:visible').count()).toBe(0);
    await preview.page.mouse.move(2, 2);
    expect(await preview.page.locator('.crosshair:visible').count()).toBe(0);
  });

  test('arrow keys read point by point and say it', async () => {
    const preview = await opened();
    await preview.card('pull').locator('.panel').first().focus();
    await preview.page.keyboard.press('ArrowRight');
    await preview.page.keyboard.press('ArrowRight');
    const said = await preview.page.locator('[aria-live]').innerText();
    expect(said.replace(/\s/g, ' ')).toMatch(/^0\.5 %: σ [\d.]+ MPa; χ 0\.4/);
  });
});

describe('measured data', () => {
  const pull = state.tests.find(({ result }) => result.name === 'pull');
  const scatter = {
    name: 'tensile',
    series: 'stress',
    at: {},
    x: [0.005, 0.02, 0.04],
    y: [150e6, 500e6, 640e6],
    yError: [5e6, 10e6, 10e6],
    fit: { r2: 0.99, rms: 9e6, relative: 0.02 },
  };
  const withData: PreviewState = {
    ...state,
    tests: state.tests.map((entry) => (entry === pull ? { ...entry, measured: [scatter] } : entry)),
  };

  test('are points with error bars in the units of the axis, with residuals underneath and their fit in the legend', async () => {
    const preview = await open();
    await preview.show(withData);
    const [points, residuals] = (await preview.chart('pull')).measured;
    expect(points?.x).toEqual([0.5, 2, 4]);
    expect(points?.y).toEqual([150, 500, 640]);
    expect(points?.yError).toEqual([5, 10, 10]);
    const stress = pull?.result.curves[0];
    const at = stress?.x.values.indexOf(0.02) ?? -1;
    const computed = (stress?.series['stress']?.values[at] ?? Number.NaN) / 1e6;
    expect(residuals?.y[1]).toBeCloseTo(500 - computed, 9);
    const legend = (await preview.card('pull').locator('.legend').innerText()).replace(/\s/g, ' ');
    expect(legend).toMatch(/measured +tensile \(R² 0\.99, rms 9 MPa\)/);
    await preview
      .card('pull')
      .locator('.legend')
      .getByRole('button', { name: /^tensile/ })
      .click();
    expect((await preview.chart('pull')).measured).toEqual([]);
  });
});

describe('maps', () => {
  test('a family is drawn as a map over its condition, with contours and a scale', async () => {
    const preview = await opened();
    const card = preview.card('relax');
    await card.getByRole('button', { name: 'Draw as a map' }).click();
    await preview.settle();
    expect((await keptView(preview)).charts['relax']?.asMap).toBe(true);
    expect((await card.locator('.legend').innerText()).replace(/\s+/g, ' ')).toMatch(/σ\/σ₀ \d.* 0\.99/);
    const colours: unknown = await preview.page.evaluate(
      `{ const canvas = document.querySelector('[data-test=relax] canvas');
         const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
         const seen = new Set();
         for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 0) seen.add(data[i] * 65536 + data[i + 1] * 256 + data[i + 2]);
         seen.size }`,
    );
    expect(Number(colours)).toBeGreaterThan(25);
  });
});

describe('legend', () => {
  test('hides and shows a series, a member of a family, and what is hidden at first', async () => {
    const preview = await opened();
    const legend = preview.card('dma').locator('.legend');
    await legend.getByRole('button', { name: 'E′', exact: true }).click();
    expect(await labels(preview, 'dma')).not.toContain('E′, 1 Hz');
    await legend.getByRole('button', { name: /^1.Hz$/ }).click();
    expect(await labels(preview, 'dma')).toEqual(
      ['E″, 16 Hz', 'E″ β, 16 Hz', 'E″ α, 16 Hz', 'tan δ, 16 Hz'].sort((a, b) => order(a) - order(b)),
    );
    await legend.getByRole('button', { name: 'E′', exact: true }).click();
    await legend.getByRole('button', { name: /^1.Hz$/ }).click();
    expect(await labels(preview, 'dma')).toContain('E′, 1 Hz');
  });

  test('with Alt shows one alone, and all again', async () => {
    const preview = await opened();
    const member = preview
      .card('relax')
      .locator('.legend')
      .getByRole('button', { name: /^430.K$/ });
    await member.click({ modifiers: ['Alt'] });
    expect(await labels(preview, 'relax')).toEqual(['σ/σ₀, 430 K']);
    await member.click({ modifiers: ['Alt'] });
    expect(await labels(preview, 'relax')).toHaveLength(5);
  });

  test('with Ctrl reveals the element and hides nothing', async () => {
    const preview = await opened();
    const before = await labels(preview, 'dma');
    const entry = preview.card('dma').locator('.legend').getByRole('button', { name: 'E″ β', exact: true });
    await entry.click({ modifiers: ['Control'] });
    expect(await preview.sent('reveal')).toEqual([{ type: 'reveal', line: 14 }]);
    expect(await labels(preview, 'dma')).toEqual(before);
  });

  test('leads to the element in the text', async () => {
    const preview = await opened();
    const entry = preview.card('dma').locator('.entry', { hasText: 'E″ β' });
    await entry.hover();
    await entry.getByRole('button', { name: 'Go to as_cast.beta in the text' }).click();
    expect(await preview.sent('reveal')).toEqual([{ type: 'reveal', line: 14 }]);
  });
});

/** Order in which the lines of one member are drawn. */
function order(label: string): number {
  return ['E″,', 'E″ β', 'E″ α', 'tan δ'].findIndex((start) => label.startsWith(start));
}

describe('axes', () => {
  test('a unit is switched and kept', async () => {
    const preview = await opened();
    await preview.card('pull').getByRole('button', { name: 'Units and scales of the axes' }).click();
    await preview.card('pull').getByLabel('Unit of stress').selectOption('GPa');
    const [first] = (await preview.chart('pull')).series;
    const gigapascals = first?.points.map(([, y]) => y) ?? [];
    expect(Math.max(...gigapascals)).toBeCloseTo(0.656, 3);
    expect((await keptView(preview)).charts['pull']?.units).toEqual({ 'stress/left': 'GPa' });
  });

  test('log and linear', async () => {
    const preview = await opened();
    await preview.card('dma').locator('.panel').first().focus();
    await preview.page.keyboard.press('l');
    expect((await keptView(preview)).charts['dma']?.scales).toEqual({ 'modulus/left': 'linear' });
  });

  test('a dragged box zooms all panels over the same x, and resets', async () => {
    const preview = await opened();
    const canvas = preview.card('dma').locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the canvas is not there');
    await preview.page.mouse.move(box.x + box.width * 0.3, box.y + 30);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + box.width * 0.6, box.y + 100, { steps: 5 });
    await preview.page.mouse.up();
    await preview.settle();
    const zoom = (await keptView(preview)).charts['dma']?.zoom ?? {};
    expect(Object.keys(zoom).sort()).toEqual(['modulus/left', 'modulus/x', 'tan_delta/x']);
    const [low = 0, high = 0] = zoom['modulus/x'] ?? [];
    expect(low).toBeGreaterThan(300);
    expect(high).toBeLessThan(550);
    expect(zoom['tan_delta/x']).toEqual(zoom['modulus/x']);
    await preview.card('dma').getByRole('button', { name: 'Reset the zoom (0)' }).click();
    expect((await keptView(preview)).charts['dma']?.zoom).toEqual({});
  });

  test('the wheel zooms with Ctrl; without it the page scrolls', async () => {
    const preview = await opened();
    const canvas = preview.card('dma').locator('canvas').first();
    await canvas.hover();
    await preview.page.mouse.wheel(0, -100);
    await preview.page.waitForTimeout(400);
    expect((await keptView(preview)).charts['dma']?.zoom ?? {}).toEqual({});
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -300);
    await preview.page.keyboard.up('Control');
    await preview.page.waitForTimeout(400);
    expect(Object.keys((await keptView(preview)).charts['dma']?.zoom ?? {})).toContain('modulus/x');
  });

  test('the keyboard zooms, pans and resets', async () => {
    const preview = await opened();
    await preview.card('slow').locator('.panel').first().focus();
    await preview.page.keyboard.press('+');
    await preview.settle();
    const zoomed = (await keptView(preview)).charts['slow']?.zoom['strain/x'];
    expect((zoomed?.[1] ?? 0) - (zoomed?.[0] ?? 0)).toBeCloseTo(930 / 1.4, 6);
    await preview.page.keyboard.press('Shift+ArrowRight');
    await preview.settle();
    const panned = (await keptView(preview)).charts['slow']?.zoom['strain/x'];
    expect((panned?.[0] ?? 0) - (zoomed?.[0] ?? 0)).toBeCloseTo(93 / 1.4, 6);
    await preview.page.keyboard.press('0');
    await preview.settle();
    expect((await keptView(preview)).charts['slow']?.zoom).toEqual({});
  });
});

describe('the page', () => {
  test('enlarges a chart to the whole panel and puts it back', async () => {
    const preview = await opened();
    await preview
      .card('pull')
      .getByRole('button', { name: /^Enlarge/ })
      .click();
    await preview.settle();
    expect(await preview.page.locator('.card:visible').count()).toBe(1);
    await preview.page.keyboard.press('Escape');
    await preview.settle();
    expect(await preview.page.locator('.card:visible').count()).toBe(6);
  });

  test('highlights the chart that the cursor is in and scrolls to it only when it is out of view', async () => {
    const preview = await opened({ height: 600 });
    await preview.send({ type: 'cursor', tests: ['dma'], path: '', scroll: true });
    expect(await preview.page.evaluate('scrollY')).toBe(0);
    expect(await preview.page.locator('.card.concerned').getAttribute('data-test')).toBe('dma');
    await preview.send({ type: 'cursor', tests: ['relax'], path: '', scroll: true });
    await preview.until('scrollY > 300');
    expect(await preview.page.locator('.card.concerned').getAttribute('data-test')).toBe('relax');
  });

  test('a click on a curve reveals its test', async () => {
    const preview = await opened();
    const canvas = preview.card('relax').locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    // At short times all stresses are near the top.
    for (let y = 8; y < (box?.height ?? 0) && (await preview.sent('reveal')).length === 0; y += 10)
      await canvas.click({ position: { x: 80, y } });
    expect(await preview.sent('reveal')).toEqual([{ type: 'reveal', line: 64 }]);
  });

  test('shows progress that can be cancelled', async () => {
    const preview = await opened();
    await preview.send({ type: 'progress', done: 1, total: 6, test: 'sweep' });
    expect(await preview.page.locator('.head .status').innerText()).toBe('Solving sweep (2 of 6)…');
    await preview.page.getByRole('button', { name: 'Cancel' }).click();
    expect(await preview.sent('cancel')).toHaveLength(1);
  });

  test('says that the text has moved on', async () => {
    const preview = await opened();
    await preview.send({ type: 'edited', edited: true });
    expect(await preview.page.locator('.head .status').innerText()).toContain('edited since');
  });

  test('finds its view again after a reload', async () => {
    const preview = await opened();
    await preview.card('dma').locator('.legend').getByRole('button', { name: 'E′', exact: true }).click();
    await preview.card('dma').locator('.panel').first().focus();
    await preview.page.keyboard.press('+');
    await preview.settle();
    const remembered = await preview.kept();
    const again = await opened({ remembered });
    expect(await labels(again, 'dma')).not.toContain('E′, 1 Hz');
    expect((await keptView(again)).charts).toEqual((await keptView(preview)).charts);
    expect(remembered).toMatchObject({ uri: state.uri });
  });

  test('takes the view that the workspace has kept', async () => {
    const preview = await open();
    await preview.send({ type: 'view', view: { ...emptyViewState, enlarged: 'slow' } });
    await preview.show(state);
    expect(await preview.page.locator('.card:visible').getAttribute('data-test')).toBe('slow');
  });

  test('changes its colours with the theme', async () => {
    const preview = await opened();
    const curve = () => preview.card('pull').locator('.swatch path').first().getAttribute('stroke');
    const light = await curve();
    await preview.theme('dark');
    expect(await curve()).not.toBe(light);
    await preview.theme('light');
    expect(await curve()).toBe(light);
  });

  test.each([280, 400, 900, 1800])('fits %d pixels without scrolling sideways', async (width) => {
    const preview = await opened({ width });
    expect(await preview.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  test('shows charts as they are solved: those that are done, then all, in the order of the text', async () => {
    const preview = await open();
    const done = 2;
    const isDone = (i: number): boolean => i >= state.tests.length - done;
    const early: PreviewState = {
      ...state,
      status: 'solving',
      curves: [],
      tests: state.tests.map((entry, i) =>
        isDone(i) ? entry : { ...entry, outdated: 'it was not solved yet', result: { ...entry.result, curves: [] } },
      ),
    };
    await preview.show(early);
    expect(await preview.page.locator('.card').count()).toBe(done);
    expect(await preview.page.locator('.outdated').count()).toBe(0);
    expect(await preview.page.locator('.head').innerText()).toContain('Solving…');
    await preview.show({
      ...state,
      tests: early.tests.map((entry, i) => (isDone(i) ? entry : (state.tests[i] ?? entry))),
    });
    const inOrder = [...state.tests, ...state.curves].sort((a, b) => a.line - b.line).map(({ result }) => result.name);
    expect(await preview.page.evaluate('window.mgmodelPreview.charts().map(({ test }) => test)')).toEqual(inOrder);
    const cards = '[...document.querySelectorAll(".card")].map(({ dataset }) => dataset.test)';
    expect(await preview.page.evaluate(cards)).toEqual(inOrder);
    expect(await preview.page.locator('.card').count()).toBe(state.tests.length + state.curves.length);
    // The same again after a save: what is not done yet keeps its curves.
    await preview.show({ ...early, version: state.version + 1 });
    expect(await preview.page.locator('.card').count()).toBe(state.tests.length + state.curves.length);
    expect(await preview.page.locator('.outdated').count()).toBe(0);
  });

  test('has the values as a table', async () => {
    const preview = await opened();
    await preview.card('pull').getByRole('button', { name: 'Values as a table' }).click();
    await preview.settle();
    const rows = preview.card('pull').locator('table.values').first().locator('tbody tr');
    expect(await rows.count()).toBe(8);
    expect(await rows.last().locator('td').nth(1).innerText()).toMatch(/^655\.\d+$/);
  });

  test('shows expectations with their verdict, stated values beside the computed ones', async () => {
    const preview = await opened();
    const rows = await preview.card('pull').locator('table.expectations tbody tr').allInnerTexts();
    expect(rows.map((row) => row.trim().replace(/\s+/g, ' '))).toEqual([
      'passes expect max(stress) = 660 MPa within 1 % 655.9 MPa',
      'stated stated max(stress) = 370 MPa (Hao 2022, Fig. 10) 655.9 MPa',
    ]);
  });

  test('lists what was found of whole curves, with its uncertainty', async () => {
    const preview = await open({});
    await preview.show(solvedSample('master-curve.mgmodel'));
    const figures = preview.card('shifted').locator('dl.figures');
    const names = await figures.locator('dt').allInnerTexts();
    const values = await figures.locator('dd').allInnerTexts();
    expect(names.slice(0, 2)).toEqual(['Arrhenius U', 'Arrhenius mismatch of log10 a_T']);
    // numpy: slope of ln(a_T) of the VFT law over 1/T - 1/560 K, and its standard error with 8 - 1 degrees of freedom.
    expect(values[0]).toBe('718 kJ/mol ± 17 kJ/mol');
    // The law that the model was given: its uncertainty is below the digits shown.
    expect(values[names.indexOf('WLF C2')]).toBe('120 K');
  });
});
