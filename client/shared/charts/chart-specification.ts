/** From a solved test and what the reader has set up to what is drawn. Pure: the same input gives the same chart. */
import type { PreviewCurve, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { emptyChartView, type ChartView } from '../view-state.ts';
import { axisOf, rangeFromLines } from './axes.ts';
import { arrange, type Arrangement } from './families.ts';
import { heatMapOf, isMappable } from './heat-map.ts';
import { legendOf } from './legend.ts';
import { commonSymbol, drawnLine, rawLines, seriesColours, styleOf, type RawLine } from './lines.ts';
import { marksOf } from './marks.ts';
import { measuredOf, residualPanel } from './measured.ts';
import { isContribution, plansOf, type PanelPlan } from './plans.ts';
import { presentationOf, xPresentation } from './presentation.ts';
import { sensitivityPanel, type Sensitivity } from './sensitivity.ts';
import type { ChartSpecification, LegendGroup, Line, Panel } from './specification.ts';
import { isStackable, restLines, stacked } from './stack.ts';
import { summaryOf } from './summary.ts';

export interface ChartOptions {
  readonly view: ChartView;
  /** Earlier curves to draw faintly behind, SI, by line key: a snapshot, or the last stable curve under a slider. */
  readonly sensitivity?: Sensitivity;
  readonly ghosts?: readonly { readonly label: string; readonly lines: Readonly<Record<string, GhostLine>> }[];
}
export type GhostLine = readonly (readonly [number, number])[];

/** A free `curve` as a test without protocol, so that it is drawn by the same code. */
export function testOfCurve(curve: PreviewCurve): PreviewTest {
  const { result, line, x, series, outdated } = curve;
  const { name, issues } = result;
  return {
    result: {
      name,
      protocol: 'curve',
      solve_ms: 0,
      curves: [{ model: '', at: {}, x: result.x, series: result.series }],
      metrics: {},
      expectations: [],
      issues,
    },
    line,
    title: name,
    x,
    series,
    measured: [],
    ...(outdated === undefined ? {} : { outdated }),
  };
}

/** Whether the reader sees a line: none of its legend entries is hidden. */
function isShown(entries: readonly string[], hidden: ReadonlySet<string>): boolean {
  return entries.every((entry) => !hidden.has(entry));
}

/** Contributions of one member of a family are enough to read; all of them would bury the curves. */
function firstShownMember(arrangement: Arrangement, hidden: ReadonlySet<string>): number | undefined {
  const { family } = arrangement;
  return family?.members.find(({ value }) => !hidden.has(`at:${family.parameter}=${value}`))?.value;
}

function panelOf(
  test: PreviewTest,
  plan: PanelPlan,
  arrangement: Arrangement,
  hidden: ReadonlySet<string>,
  options: ChartOptions,
): Panel | undefined {
  const isStacked = options.view.stacked && isStackable(plan);
  const computed = rawLines(test, plan);
  const raws = isStacked ? [...computed, ...restLines(computed)] : computed;
  const [sample] = raws;
  if (!sample) return undefined;
  // Areas have a meaning only from zero, on a linear axis.
  const view: ChartView = isStacked
    ? { ...options.view, scales: { ...options.view.scales, [`${plan.id}/left`]: 'linear' } }
    : options.view;
  const names = [...new Set(raws.map(({ name }) => name))];
  const xName = plan.over ?? sample.curve.x.name;
  const x = axisOf(
    {
      key: `${plan.id}/x`,
      presentation: plan.over === undefined ? xPresentation(test, xName) : presentationOf(test, xName),
      name: (plan.over === undefined ? xPresentation(test, xName) : presentationOf(test, xName)).symbol,
      words: plan.reciprocal ? 'reciprocal temperature' : xPresentation(test, xName).words,
      quantity: plan.reciprocal ? `1/${xName}` : xName,
      values: raws.map((raw) => raw.x),
      ...(plan.reciprocal === undefined ? {} : { reciprocal: plan.reciprocal }),
      isX: plan.over === undefined,
    },
    view,
  );
  const side = (axis: 'left' | 'right') => {
    const own = raws.filter((raw) => raw.axis === axis);
    const [first] = own;
    if (!first) return undefined;
    const ownNames = [...new Set(own.map(({ name }) => name))];
    const symbols = [...new Set(ownNames.map((name) => commonSymbol(test, name)))];
    const words = axis === 'left' ? plan.words : presentationOf(test, first.name).words;
    return axisOf(
      {
        key: `${plan.id}/${axis}`,
        presentation: { ...presentationOf(test, first.name), ...(plan.scale ? { scale: plan.scale } : {}) },
        name: symbols.length <= 3 ? symbols.join(', ') : words,
        words,
        quantity: first.name,
        values: own.map((raw) => raw.y),
      },
      view,
    );
  };
  const left = side('left') ?? side('right');
  if (!left) return undefined;
  const right = raws.some((raw) => raw.axis === 'left') ? side('right') : undefined;
  const colours = seriesColours(test, names);
  const wholes = names.filter((name) => !isContribution(name));
  const memberWithParts = firstShownMember(arrangement, hidden);
  const draw = (raw: RawLine): Line => {
    const axis = right ? raw.axis : 'left';
    const specification = axis === 'right' && right ? right : left;
    const style = styleOf(raw, arrangement, colours, wholes.indexOf(raw.name));
    return drawnLine(
      { ...raw, axis },
      plan.id,
      test,
      arrangement,
      style,
      x.transform,
      specification.transform,
      specification.scale === 'log',
    );
  };
  const withParts = raws.filter(
    ({ name, curve }) =>
      !isContribution(name) || !arrangement.family || curve.at[arrangement.family.parameter]?.value === memberWithParts,
  );
  const shown = withParts.map(draw).filter((line) => isShown(line.entries, hidden));
  if (shown.length === 0) return undefined;
  const lines = isStacked ? stacked(shown) : shown;
  const ghosts = (options.ghosts ?? []).flatMap(({ label, lines: kept }) =>
    ghostsOf(lines, label, kept, x, left, right),
  );
  const all = [...ghosts, ...lines];
  const measured = measuredOf(test, plan.id, arrangement, lines, x, left, right, hidden);
  const map = view.asMap && isMappable(arrangement) ? heatMapOf(plan.id, arrangement, lines, x, left) : undefined;
  return {
    id: plan.id,
    weight: plan.weight,
    x,
    ...(plan.reciprocal ? { top: { title: 'T (K)', unit: 'K' } } : {}),
    left: rangeFromLines(left, all, 'left'),
    ...(right ? { right: rangeFromLines(right, all, 'right') } : {}),
    lines: all,
    marks: marksOf(test, lines, x),
    measured,
    ...(map ? { map } : {}),
  };
}

function ghostsOf(
  lines: readonly Line[],
  label: string,
  kept: Readonly<Record<string, GhostLine>>,
  x: Panel['x'],
  left: Panel['left'],
  right: Panel['right'],
): Line[] {
  return lines.flatMap((line) => {
    const points = kept[line.key];
    if (!points) return [];
    const axis = line.axis === 'right' && right ? right : left;
    return [
      {
        ...line,
        key: `${label}|${line.key}`,
        label: `${line.label} (${label})`,
        ghost: true,
        width: 1,
        x: points.map(([value]) => drawnValue(x, value)),
        y: points.map(([, value]) => (axis.scale === 'log' && value <= 0 ? null : drawnValue(axis, value))),
      },
    ];
  });
}

const drawnValue = ({ transform }: Panel['x'], si: number): number =>
  transform.reciprocal ? 1000 / si : (si - transform.offset) / transform.factor;

/** What to draw of a solved test. */
export function chartSpecification(
  test: PreviewTest,
  options: ChartOptions = { view: emptyChartView },
): ChartSpecification {
  const arrangement = arrange(test.result.curves);
  const planned = plansOf(test);
  const legend = legendOf(test, planned, arrangement, options.view);
  const hidden = new Set(
    legend.flatMap(({ entries }) => entries.filter((entry) => entry.hidden).map(({ key }) => key)),
  );
  const panels = planned.flatMap((plan) => {
    const panel = panelOf(test, plan, arrangement, hidden, options);
    return panel ? [panel] : [];
  });
  const withResiduals = panels.flatMap((panel, i) => {
    const under = residualPanel(panel);
    // T is written once, over the uppermost panel.
    const { top, ...others } = panel;
    const shown = top && i > 0 ? others : panel;
    const sensitivity = options.sensitivity && sensitivityPanel(panel, options.sensitivity);
    return [shown, ...(under ? [under] : []), ...(sensitivity ? [sensitivity] : [])];
  });
  const { name, protocol } = test.result;
  return {
    test: name,
    title: test.title === '' ? name : test.title,
    protocol,
    line: test.line,
    ...(test.outdated === undefined ? {} : { outdated: test.outdated }),
    panels: withResiduals,
    legend: withQuality(legend, withResiduals),
    conditions: arrangement.common,
    mappable: isMappable(arrangement),
    stackable: planned.some(
      (plan) => isStackable(plan) && rawLines(test, plan).some(({ name }) => isContribution(name)),
    ),
    summary: summaryOf(test, withResiduals, arrangement),
  };
}

/** The legend of measured data says how well the curves fit them. */
function withQuality(legend: readonly LegendGroup[], panels: readonly Panel[]): LegendGroup[] {
  const points = panels.flatMap(({ measured }) => measured);
  const labelOf = (name: string): string => {
    const fits = points.filter((series) => series.name === name && series.quality !== '');
    const texts = fits.map(({ label, quality }) =>
      fits.length > 1 ? `${label.split(' of ')[0] ?? ''}: ${quality}` : quality,
    );
    return texts.length === 0 ? name : `${name} (${texts.join('; ')})`;
  };
  return legend.map((group) =>
    group.kind === 'measured'
      ? { ...group, entries: group.entries.map((entry) => ({ ...entry, label: labelOf(entry.label) })) }
      : group,
  );
}
