// Sliders, snapshots and exports, as a reader uses them.
import { describe, expect, test } from 'vitest';
import type { PreviewState } from '../../server/src/lsp/messages.ts';
import { isRecord } from '../../client/shared/guards.ts';
import { fixture } from '../support/preview-fixture.ts';
import { sampleProblem, solvedSample } from '../support/solved-sample.ts';
import { previews } from './harness/browser.ts';
import type { Preview } from './harness/page.ts';

const state = fixture('flagship');
const open = previews();

async function opened(): Promise<Preview> {
  const preview = await open();
  await preview.show(state);
  return preview;
}

/** The state with every stress and strain made `factor` times as large. */
function scaled(factor: number): PreviewState {
  const tests = state.tests.map((entry) => ({
    ...entry,
    result: {
      ...entry.result,
      curves: entry.result.curves.map((curve) => ({
        ...curve,
        series: Object.fromEntries(
          Object.entries(curve.series).map(([name, series]) => [
            name,
            { ...series, values: series.values.map((value) => (value === null ? null : value * factor)) },
          ]),
        ),
      })),
    },
  }));
  return { ...state, tests };
}

async function largestStress(preview: Preview): Promise<number> {
  const series = (await preview.chart('pull')).series.find(({ label }) => label === 'σ');
  return Math.max(...(series?.points.map(([, y]) => y) ?? []));
}

const slider = (preview: Preview) => preview.page.getByRole('slider', { name: 'B' });
const requestOf = async (preview: Preview) => Number((await preview.sent('solve')).at(-1)?.['request']);

const FLAGSHIP = 'la60ni15al25.mgmodel';
const flagship = solvedSample(FLAGSHIP);

async function openedFlagship(): Promise<Preview> {
  const preview = await open();
  await preview.show(flagship);
  return preview;
}

/** Moves the slider of B without letting it go, or lets it go. */
const dispatch = (preview: Preview, event: 'input' | 'change', place = 700): Promise<void> =>
  preview.page.evaluate(
    `{ const input = document.querySelector('[data-parameter=B]'); input.value = ${place}; input.dispatchEvent(new Event('${event}')); }`,
  );

interface DrawnCurve {
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
}

/** The curves of a test as they are drawn. */
async function drawnCurves(preview: Preview, test: string): Promise<readonly DrawnCurve[]> {
  const { series } = await preview.chart(test);
  return series.map(({ label, points }) => ({ label, points }));
}

/** The same to 11 digits: the last ones are those of the browser's own logarithms. */
function expectSame(curves: readonly DrawnCurve[], others: readonly DrawnCurve[]): void {
  const places = (some: readonly DrawnCurve[]) => some.map(({ label, points }) => [label, points.map(([x]) => x)]);
  expect(places(curves)).toEqual(places(others));
  const heights = (some: readonly DrawnCurve[]) => some.flatMap(({ points }) => points.map(([, y]) => y));
  const expected = heights(others);
  const apart = heights(curves).map((y, i) => Math.abs(y / (expected[i] ?? Number.NaN) - 1));
  expect(Math.max(...apart)).toBeLessThan(1e-11);
}

/** Waits until curves of a value are drawn, then reads them. */
async function drawnWith(preview: Preview, B: number, test: string): Promise<readonly DrawnCurve[]> {
  await preview.until(`window.mgmodelPreview.parameters().B === ${B}`);
  return drawnCurves(preview, test);
}

describe('sliders', () => {
  test('stand where the text is, by decades over a decade', async () => {
    const preview = await opened();
    expect(await slider(preview).getAttribute('aria-valuetext')).toBe('0.35');
    // ln(3.5)/ln(10) of the way from 0.1 to 1
    expect(await slider(preview).inputValue()).toBe('544');
  });

  test('the page solves what is in view while one is held; the server solves all on release', async () => {
    const preview = await openedFlagship();
    await dispatch(preview, 'input');
    const [asked] = await preview.sent('problem');
    expect(asked?.['tests']).toContain('dma');
    expect(asked?.['tests']).not.toContain('pull');
    await preview.sendProblem(sampleProblem(FLAGSHIP));
    const held = await drawnWith(preview, 0.5012, 'dma');
    expect(await preview.sent('solve')).toEqual([]);
    await dispatch(preview, 'change');
    expect(await preview.sent('solve')).toEqual([
      { type: 'solve', request: await requestOf(preview), parameters: { B: 0.5012 }, curvesOnly: false },
    ]);
    // By then the expectations are those of the file: nobody has judged the others.
    const verdict = 'document.querySelector("[data-test=dma] table.expectations").textContent';
    const before = await preview.page.evaluate(verdict);
    const solved = solvedSample(FLAGSHIP, { B: 0.5012 });
    await preview.send({ type: 'state', state: solved, request: await requestOf(preview) });
    expectSame(await drawnCurves(preview, 'dma'), held);
    expect(await preview.page.evaluate(verdict)).not.toBe(before);
  });

  test('every move is drawn, the problem is asked for once', async () => {
    const preview = await openedFlagship();
    await dispatch(preview, 'input');
    await preview.sendProblem(sampleProblem(FLAGSHIP));
    const first = await drawnWith(preview, 0.5012, 'dma');
    await dispatch(preview, 'input', 300);
    expect(await drawnWith(preview, 0.1995, 'dma')).not.toEqual(first);
    expect(await preview.sent('problem')).toHaveLength(1);
    // The text may be another one when it is taken hold of again.
    await dispatch(preview, 'change', 300);
    await dispatch(preview, 'input');
    expect(await preview.sent('problem')).toHaveLength(2);
  });

  test('nothing is left in the picture of curves that were drawn before', async () => {
    const preview = await openedFlagship();
    await dispatch(preview, 'input', 600);
    await preview.sendProblem(sampleProblem(FLAGSHIP));
    const pictures: string[] = [];
    for (const [place, B] of [
      [700, 0.5012],
      [690, 0.4898],
      [680, 0.4786],
      [700, 0.5012],
    ] as const) {
      await dispatch(preview, 'input', place);
      await drawnWith(preview, B, 'dma');
      const canvases = '[...document.querySelectorAll("[data-test=dma] canvas")].map((canvas) => canvas.toDataURL())';
      pictures.push(JSON.stringify(await preview.page.evaluate(canvases)));
    }
    expect(pictures[3]).toBe(pictures[0]);
    expect(new Set(pictures).size).toBe(3);
  });

  test('an arrow key that is held down lets go once', async () => {
    const preview = await openedFlagship();
    await slider(preview).focus();
    for (let repeat = 0; repeat < 4; repeat += 1) await preview.page.keyboard.down('ArrowRight');
    await preview.sendProblem(sampleProblem(FLAGSHIP));
    await drawnWith(preview, 0.3532, 'dma');
    expect(await preview.sent('solve')).toEqual([]);
    await preview.page.keyboard.up('ArrowRight');
    expect(await preview.sent('solve')).toHaveLength(1);
  });

  test('redraw with the solved curves; one solve at a time, the newest values wait', async () => {
    const preview = await opened();
    const before = await largestStress(preview);
    await slider(preview).focus();
    for (let press = 0; press < 3; press += 1) await preview.page.keyboard.press('ArrowRight');
    expect((await preview.sent('solve')).map(({ parameters }) => parameters)).toEqual([{ B: 0.3508 }]);
    await preview.send({ type: 'state', state: scaled(2), request: await requestOf(preview) });
    expect(await largestStress(preview)).toBeCloseTo(2 * before, 6);
    expect((await preview.sent('solve')).map(({ parameters }) => parameters)).toEqual([{ B: 0.3508 }, { B: 0.3524 }]);
  });

  test('the curves of the file stay as a ghost', async () => {
    const preview = await opened();
    await dispatch(preview, 'change');
    const before = await preview.card('pull').locator('canvas').first().screenshot();
    await preview.send({ type: 'state', state: scaled(0.5), request: await requestOf(preview) });
    const after = await preview.card('pull').locator('canvas').first().screenshot();
    expect(after.equals(before)).toBe(false);
    // Ghosts are no results.
    expect((await preview.chart('pull')).series.some(({ label }) => label.includes('in the file'))).toBe(false);
  });

  test('a late answer is dropped', async () => {
    const preview = await opened();
    const before = await largestStress(preview);
    await dispatch(preview, 'change');
    const request = await requestOf(preview);
    await preview.page.getByRole('button', { name: 'Discard' }).click();
    await preview.send({ type: 'state', state: scaled(2), request });
    expect(await largestStress(preview)).toBe(before);
  });

  test('apply writes to the file, discard puts back', async () => {
    const preview = await opened();
    await slider(preview).focus();
    await preview.page.keyboard.press('End');
    await preview.page.getByRole('button', { name: 'Apply to file' }).click();
    expect(await preview.sent('apply')).toEqual([{ type: 'apply', parameters: { B: 1 } }]);
    await preview.page.getByRole('button', { name: 'Reset B' }).click();
    expect(await slider(preview).inputValue()).toBe('544');
    expect(await preview.page.getByRole('button', { name: 'Discard' }).count()).toBe(0);
  });

  test('a failed solve keeps the curves and lets the next one through', async () => {
    const preview = await opened();
    await dispatch(preview, 'change');
    await preview.send({ type: 'notice', text: 'too stiff', request: await requestOf(preview) });
    await dispatch(preview, 'change', 800);
    expect(await preview.sent('solve')).toHaveLength(2);
  });
});

describe('sensitivity', () => {
  test('asks for both sides of the value and draws a panel below', async () => {
    const preview = await opened();
    await preview.page.getByRole('button', { name: 'Sensitivity to B' }).click();
    const [first] = await preview.sent('solve');
    expect(first?.['parameters']).toEqual({ B: 0.35 * 0.99 });
    await preview.send({ type: 'state', state: scaled(1), request: await requestOf(preview) });
    expect((await preview.sent('solve')).at(-1)?.['parameters']).toEqual({ B: 0.35 * 1.01 });
    await preview.send({ type: 'state', state: scaled(1.02), request: await requestOf(preview) });
    const { series } = await preview.chart('pull');
    const sensitivity = series.find(({ label }) => label === '∂ln/∂ln B of σ');
    // ln 1.02 over ln(1.01/0.99)
    for (const [, y] of sensitivity?.points ?? [[0, 0]]) expect(y).toBeCloseTo(0.99, 3);
    await preview.page.getByRole('button', { name: 'Sensitivity to B' }).click();
    expect((await preview.chart('pull')).series.some(({ label }) => label.startsWith('∂'))).toBe(false);
  });
});

describe('snapshots', () => {
  test('are kept with the view, drawn behind, noted and deleted', async () => {
    const preview = await opened();
    await preview.page.getByRole('button', { name: 'Snapshots' }).click();
    await preview.page.getByLabel('Name of the snapshot').fill('as received');
    await preview.page.getByRole('button', { name: 'Keep these curves' }).click();
    await preview.settle();
    await preview.page.getByLabel('Note on as received').fill('Table 1');
    await preview.page.keyboard.press('Tab');
    await preview.page.waitForTimeout(500);
    const [kept] = (await preview.sent('view')).slice(-1);
    expect(kept).toMatchObject({ view: { snapshots: [{ name: 'as received', note: 'Table 1', shown: true }] } });
    // Later curves are drawn over those that were kept, until these are switched off.
    await preview.show({ ...scaled(0.5), version: 2 });
    expect((await preview.chart('pull')).ghosts).toContain('σ (as received)');
    expect(await largestStress(preview)).toBeCloseTo(655.9 / 2, 0);
    await preview.page.getByRole('checkbox', { name: 'as received' }).uncheck();
    expect((await preview.chart('pull')).ghosts).toEqual([]);
    await preview.page.getByRole('button', { name: 'Delete as received' }).click();
    await preview.settle();
    expect(await preview.page.getByLabel('Note on as received').count()).toBe(0);
  });
});

function filesOf(message: Record<string, unknown> | undefined): readonly Record<string, unknown>[] {
  const files: unknown = message?.['files'];
  return Array.isArray(files) ? files.filter(isRecord) : [];
}

describe('exports', () => {
  test.each([
    ['SVG (vectors)', 'flagship-pull.svg', /^<\?xml[^]*<path/],
    ['CSV (numbers)', 'flagship-pull.csv', /^# pull\n# flagship\.mgmodel/],
    ['JSON (everything)', 'flagship-pull.json', /"rtol"/],
  ])('%s', async (item, name, content) => {
    const preview = await opened();
    await preview.card('pull').getByRole('button', { name: 'Export this chart' }).click();
    await preview.card('pull').getByRole('button', { name: item }).click();
    const [saved] = await preview.sent('save');
    const [file, ...others] = filesOf(saved);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ name, encoding: 'utf8' });
    expect(file?.['text']).toMatch(content);
  });

  test('PNG, sharp enough for print', async () => {
    const preview = await opened();
    await preview.send({ type: 'export', format: 'png' });
    await preview.until('window.sent.some((message) => message.type === "save")');
    const [saved] = await preview.sent('save');
    const files = filesOf(saved);
    expect(files).toHaveLength(6);
    const bytes = Buffer.from(String(files[0]?.['text']), 'base64');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(520 * 4);
  });
});
