/** The legend: what hides and shows series, members of a family, and models. */
import type { PreviewTest } from '../../../server/src/lsp/messages.ts';
import { emptyChartView, type ChartView } from '../view-state.ts';
import { arrange, coloursTellCurves, dashOf, placeInFamily, type Arrangement } from './families.ts';
import {
  measuredEntry,
  memberEntry,
  modelEntry,
  pathOf,
  rawLines,
  seriesColours,
  seriesEntry,
  styleOf,
  symbolOf,
} from './lines.ts';
import { isContribution, plansOf, type PanelPlan } from './plans.ts';
import { isStackable, restLines } from './stack.ts';
import type { LegendEntry, LegendGroup } from './specification.ts';

export function legendOf(
  test: PreviewTest,
  planned: readonly PanelPlan[],
  arrangement: Arrangement,
  view: ChartView,
): LegendGroup[] {
  const isHidden = (key: string, atFirst: boolean): boolean =>
    atFirst ? !view.shown.includes(key) : view.hidden.includes(key);
  const hasOwnColour = (name: string): boolean =>
    !coloursTellCurves(arrangement) || (isContribution(name) && arrangement.models.length === 1);
  const series: LegendEntry[] = [];
  for (const plan of planned) {
    const computed = rawLines(test, plan);
    const isStacked = view.stacked && isStackable(plan);
    const raws = isStacked ? [...computed, ...restLines(computed)] : computed;
    const names = [...new Set(raws.map(({ name }) => name))];
    const colours = seriesColours(test, names);
    const wholes = names.filter((name) => !isContribution(name));
    for (const name of names) {
      const raw = raws.find((candidate) => candidate.name === name);
      if (!raw) continue;
      const style = styleOf(raw, arrangement, colours, wholes.indexOf(name));
      const key = seriesEntry(plan.id, name);
      series.push({
        key,
        label: plan.ofX === 'time' && plan.hiddenAtFirst ? `${symbolOf(test, name)} over time` : symbolOf(test, name),
        hidden: isHidden(key, plan.hiddenAtFirst ?? false),
        ...style,
        // In a family the colours belong to its members, among models to the models.
        colour: hasOwnColour(name) ? style.colour : 'ink',
        dash: (isContribution(name) && !isStacked) || (raw.axis === 'right' && arrangement.family) ? 'dashed' : 'solid',
        path: pathOf(raw.curve, name),
      });
    }
  }
  const groups: LegendGroup[] = [{ kind: 'series', title: '', entries: series }];
  const { family, others, models } = arrangement;
  if (family)
    groups.push({
      kind: 'family',
      title: family.parameter.replaceAll('_', ' '),
      entries: family.members.map(({ value, text }) => {
        const key = memberEntry(family.parameter, value);
        const colour = { along: placeInFamily(family, value) };
        return { key, label: text, hidden: isHidden(key, false), colour, dash: 'solid', width: 2.5, path: '' };
      }),
    });
  for (const other of others)
    groups.push({
      kind: 'family',
      title: other.parameter.replaceAll('_', ' '),
      entries: other.members.map(({ value, text }) => {
        const key = memberEntry(other.parameter, value);
        const sample = test.result.curves.find((curve) => curve.at[other.parameter]?.value === value);
        const dash = sample ? dashOf(arrangement, sample) : 'solid';
        return { key, label: text, hidden: isHidden(key, false), colour: 'ink', dash, width: 1.5, path: '' };
      }),
    });
  if (models.length > 1)
    groups.push({
      kind: 'model',
      title: '',
      entries: models.map((model, i) => {
        const key = modelEntry(model);
        const sample = test.result.curves.find((curve) => curve.model === model);
        const dash = sample ? dashOf(arrangement, sample) : 'solid';
        const colour = family ? 'ink' : { palette: i };
        return { key, label: model, hidden: isHidden(key, false), colour, dash, width: 2, path: model };
      }),
    });
  const measured = [...new Set(test.measured.map(({ name }) => name))];
  if (measured.length > 0)
    groups.push({
      kind: 'measured',
      title: 'measured',
      entries: measured.map((name) => {
        const key = measuredEntry(name);
        return { key, label: name, hidden: isHidden(key, false), colour: 'ink', dash: 'dotted', width: 1.5, path: '' };
      }),
    });
  return groups;
}

/** Keys of all legend entries of a test, also of those that are hidden at first. */
export const legendKeysOf = (test: PreviewTest): string[] =>
  legendOf(test, plansOf(test), arrange(test.result.curves), emptyChartView).flatMap(({ entries }) =>
    entries.map(({ key }) => key),
  );
