import { describe, expect, test } from 'vitest';
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { chartSpecification, testOfCurve } from '../../../client/shared/charts/chart-specification.ts';
import { emptyChartView, type ChartView } from '../../../client/shared/view-state.ts';
import { fixture } from '../../support/preview-fixture.ts';

const state = fixture('flagship');

function testNamed(name: string): PreviewTest {
  const found = state.tests.find(({ result }) => result.name === name);
  if (!found) throw new Error(`no test ${name}`);
  return found;
}

const draw = (name: string, view: Partial<ChartView> = {}) =>
  chartSpecification(testNamed(name), { view: { ...emptyChartView, ...view } });

/** Panels in a few words: axes and their scales, then the lines. */
function outline(name: string, view: Partial<ChartView> = {}) {
  return draw(name, view).panels.map(({ x, left, right, top, lines }) => ({
    axes: [x, left, ...(right ? [right] : [])].map(({ title, scale }) => `${title} ${scale}`),
    ...(top ? { top: top.title } : {}),
    lines: lines.map(({ label, dash, axis }) => `${label} ${dash} ${axis}`.replace(/ /g, ' ')),
  }));
}

describe('what is drawn of', () => {
  test('dynamic mechanical analysis: moduli on a log axis, tan δ below, parts of the first member dashed', () => {
    expect(outline('dma')).toEqual([
      {
        axes: ['T (K) linear', 'E′, E″ (GPa) log'],
        lines: [
          'E′, 1 Hz solid left',
          'E″, 1 Hz solid left',
          'E″ β, 1 Hz dashed left',
          'E″ α, 1 Hz dashed left',
          'E′, 16 Hz solid left',
          'E″, 16 Hz solid left',
        ],
      },
      { axes: ['T (K) linear', 'tan δ log'], lines: ['tan δ, 1 Hz solid left', 'tan δ, 16 Hz solid left'] },
    ]);
  });

  test('relaxation times: over 1000/T with T on top, the correlation factor below', () => {
    expect(outline('times')).toEqual([
      {
        axes: ['1000/T (K⁻¹) linear', 'τ (s) log'],
        top: 'T (K)',
        lines: ['τ β solid left', 'τ α max solid left', 'τ α an solid left'],
      },
      { axes: ['1000/T (K⁻¹) linear', 'χ linear'], lines: ['χ solid left'] },
    ]);
  });

  test('tension: stress in MPa with χ on a second axis, the parts of the strain below', () => {
    expect(outline('pull')).toEqual([
      { axes: ['ε (%) linear', 'σ (MPa) linear', 'χ linear'], lines: ['σ solid left', 'χ solid right'] },
      {
        axes: ['ε (%) linear', 'ε (%) linear'],
        lines: ['ε α an dashed left', 'ε α vp dashed left', 'ε β dashed left'],
      },
    ]);
  });

  test('creep: strain in per cent with its parts', () => {
    const [panel] = outline('slow');
    expect(panel?.axes).toEqual(['t (s) linear', 'ε (%) linear']);
    expect(panel?.lines).toContain('ε elastic, 25 MPa dashed left');
    expect(panel?.lines).not.toContain('ε elastic, 50 MPa dashed left');
  });

  test('stress relaxation: over log time, a line for each temperature', () => {
    expect(outline('relax')).toEqual([
      {
        axes: ['t (s) log', 'σ/σ₀ linear'],
        lines: [310, 390, 430, 470, 490].map((T) => `σ/σ₀, ${T} K solid left`),
      },
    ]);
  });
});

describe('values', () => {
  test('are drawn in the unit of the axis', () => {
    const [panel] = draw('pull').panels;
    const stress = panel?.lines.find(({ series }) => series === 'stress');
    const si = testNamed('pull').result.curves[0]?.series['stress']?.values ?? [];
    expect(stress?.y).toEqual(si.map((value) => (value === null ? null : value / 1e6)));
    expect(stress?.x).toEqual([0.1, 0.5, 1, 1.5, 2, 3, 4, 6].map((percent) => percent / 100 / 0.01));
  });

  test('follow the chosen unit and scale; zeros leave a log axis', () => {
    const [panel] = draw('pull', { units: { 'stress/left': 'GPa' }, scales: { 'stress/left': 'log' } }).panels;
    expect(panel?.left.title).toBe('σ (GPa)');
    expect(panel?.left.scale).toBe('log');
    const relax = draw('relax', { scales: { 'ratio/left': 'log' } }).panels[0];
    expect(relax?.lines.every(({ y }) => y.every((value) => value === null || value > 0))).toBe(true);
  });

  test('an axis with nothing positive stays linear', () => {
    const curve = {
      result: {
        name: 'fall',
        x: { name: 't', unit: 's', values: [0, 1] },
        series: { y: { unit: 'Pa', values: [-1, -2], accuracy: { rtol: 0, atol: 0 } } },
        issues: [],
      },
      line: 0,
      x: { symbol: 't', words: 'time', scale: 'linear', units: [{ unit: 's', factor: 1 }] },
      series: { y: { symbol: 'y', words: 'y', scale: 'log', units: [{ unit: 'Pa', factor: 1 }] } },
    } as const;
    const [panel] = chartSpecification(testOfCurve(curve)).panels;
    expect(panel?.left).toMatchObject({ scale: 'linear', canBeLog: false });
    expect(panel?.lines[0]?.y).toEqual([-1, -2]);
  });
});

describe('a family', () => {
  test('has its colours along the scale, by decades where it spans them', () => {
    const lines = draw('dma').panels[1]?.lines ?? [];
    expect(lines.map(({ colour }) => colour)).toEqual([{ along: 0 }, { along: 1 }]);
    const temperatures = draw('relax').panels[0]?.lines ?? [];
    expect(temperatures.map(({ colour }) => colour)).toEqual(
      [310, 390, 430, 470, 490].map((T) => ({ along: (T - 310) / 180 })),
    );
  });

  test('is in the legend beside the series; hiding a member hides its lines everywhere', () => {
    const { legend } = draw('dma');
    expect(legend.map(({ kind, title, entries }) => [kind, title, entries.map(({ label }) => label)])).toEqual([
      ['series', '', ['E′', 'E″', 'E″ β', 'E″ α', 'tan δ']],
      ['family', 'frequency', [expect.stringMatching(/^1.Hz$/), expect.stringMatching(/^16.Hz$/)]],
    ]);
    const { panels } = draw('dma', { hidden: ['at:frequency=1'] });
    const labels = panels.flatMap(({ lines }) => lines.map(({ label }) => label));
    expect(labels.some((label) => /, 1.Hz/.test(label))).toBe(false);
    // The parts now belong to the first member that is shown.
    expect(labels.some((label) => /^E″ β, 16.Hz/.test(label))).toBe(true);
  });

  test('labels and keys of lines are unique in their chart', () => {
    for (const { result } of state.tests) {
      const lines = draw(result.name).panels.flatMap((panel) => panel.lines);
      expect(new Set(lines.map(({ label }) => label)).size).toBe(lines.length);
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
    }
  });
});

describe('several models', () => {
  const pull = testNamed('pull');
  const [curve] = pull.result.curves;
  const two: PreviewTest = {
    ...pull,
    result: { ...pull.result, curves: curve ? [curve, { ...curve, model: 'aged' }] : [] },
  };
  test('differ in colour and line style', () => {
    const [panel] = chartSpecification(two).panels;
    const stress = panel?.lines.filter(({ series }) => series === 'stress') ?? [];
    expect(stress.map(({ label, dash }) => [label, dash])).toEqual([
      ['σ, as_cast', 'solid'],
      ['σ, aged', 'longdash'],
    ]);
    expect(stress.map(({ colour }) => colour)).toEqual([{ palette: 0 }, { palette: 1 }]);
  });
});

describe('marks and words', () => {
  test('the peaks of the loss modulus are marked; the first curve says where', () => {
    const marks = draw('dma').panels[0]?.marks ?? [];
    const labels = marks.map(({ label }) => label.replace(/\s/g, ' ')).filter((label) => / K$/.test(label));
    expect(labels).toHaveLength(2);
    expect(Number.parseFloat(labels[0] ?? '')).toBeCloseTo(361, 0);
    expect(marks.filter(({ dot }) => dot).length).toBeGreaterThan(labels.length);
  });

  test('a mark of the solver takes their place', () => {
    const dma = testNamed('dma');
    const curves = dma.result.curves.map((curve) => ({
      ...curve,
      marks: [
        { label: 'T_g', x: 453 },
        { label: 'β', x: 360, series: 'loss_modulus' },
      ],
    }));
    const { marks } = chartSpecification({ ...dma, result: { ...dma.result, curves } }).panels[0] ?? { marks: [] };
    expect(marks.filter(({ label }) => label === 'Tg')).toEqual([
      { label: 'Tg', x: 453, axis: 'left', colour: 'faint', dot: false },
    ]);
    expect(marks.filter(({ dot }) => dot).map(({ x }) => x)).toEqual([360, 360]);
  });

  test('the summary says what is drawn, over what, and where it peaks', () => {
    const words = draw('dma').summary.replace(/\s/g, ' ');
    expect(words).toMatch(/^Modulus, loss tangent over temperature from 300 K to 550 K for 2 values of frequency\./);
    expect(words).toMatch(/E″, 1 Hz peaks with 0\.432 GPa at 361\.\d K and /);
  });

  test('outdated curves say why', () => {
    expect(chartSpecification({ ...testNamed('pull'), outdated: 'line 3' }).outdated).toBe('line 3');
  });
});

describe('stacked', () => {
  test('parts lie on one another up to the whole, each with its own values', () => {
    const [panel] = draw('slow', { stacked: true }).panels;
    const bands = panel?.lines.filter(({ band }) => band !== undefined) ?? [];
    expect(bands.map(({ series }) => series)).toEqual([
      'strain.elastic',
      'strain.beta',
      'strain.alpha.an',
      'strain.alpha.vp',
    ]);
    bands.forEach(({ y, band }) =>
      y.forEach((value, i) => expect((band?.to[i] ?? 0) - (band?.from[i] ?? 0)).toBeCloseTo(value ?? Number.NaN, 12)),
    );
    const plain = draw('slow').panels[0]?.lines.find(({ series }) => series === 'strain.elastic');
    expect(bands[0]?.y).toEqual(plain?.y);
    expect(panel?.left).toMatchObject({ scale: 'linear', canBeLog: true });
  });

  test('what no part accounts for is the rest, and can be hidden', () => {
    const slow = testNamed('slow');
    const [curve] = slow.result.curves;
    if (!curve) throw new Error('no curve');
    const series = Object.fromEntries(
      Object.entries(curve.series).filter(([name]) => name === 'strain' || name === 'strain.elastic'),
    );
    const poor: PreviewTest = { ...slow, result: { ...slow.result, curves: [{ ...curve, series }] } };
    const drawn = chartSpecification(poor, { view: { ...emptyChartView, stacked: true } });
    const [panel] = drawn.panels;
    const rest = panel?.lines.find((line) => line.series === 'strain.rest');
    const whole = panel?.lines.find((line) => line.series === 'strain');
    rest?.band?.to.forEach((edge, i) => expect(edge).toBeCloseTo(whole?.y[i] ?? Number.NaN, 12));
    expect(drawn.legend[0]?.entries.map(({ label }) => label)).toContain('ε rest');
    const without = chartSpecification(poor, {
      view: { ...emptyChartView, stacked: true, hidden: ['series:strain:strain.rest'] },
    });
    expect(without.panels[0]?.lines.some((line) => line.series === 'strain.rest')).toBe(false);
  });

  test('is offered only where parts add up', () => {
    expect(['slow', 'pull', 'dma', 'relax'].map((name) => draw(name).stackable)).toEqual([true, true, false, false]);
  });
});

describe('ghosts', () => {
  test('stand behind the lines of the same key, in the units of today', () => {
    const [line] = draw('pull').panels[0]?.lines ?? [];
    const ghosts = [
      {
        label: 'before',
        lines: {
          [line?.key ?? '']: [
            [0, 1e9],
            [0.01, 2e9],
          ],
        },
      },
    ] as const;
    const [ghost] = chartSpecification(testNamed('pull'), { view: emptyChartView, ghosts }).panels[0]?.lines ?? [];
    expect(ghost).toMatchObject({ ghost: true, label: 'σ (before)', x: [0, 1], y: [1000, 2000] });
  });
});
