/** Chooses units and scales of the axes of a chart. */
import type { AxisSpecification, ChartSpecification } from '../shared/charts/specification.ts';
import { readableUnit } from '../shared/numbers.ts';
import type { ChartView } from '../shared/view-state.ts';
import { element } from './dom.ts';

/** Axes that are the same for all panels are shown once. */
function axesOf({
  panels,
}: ChartSpecification): { readonly axis: AxisSpecification; readonly keys: readonly string[] }[] {
  const found = new Map<string, { axis: AxisSpecification; keys: string[] }>();
  for (const panel of panels)
    for (const axis of [panel.x, panel.left, ...(panel.right ? [panel.right] : [])]) {
      const name = axis === panel.x ? `x ${axis.quantity}` : axis.key;
      const known = found.get(name);
      if (known) known.keys.push(axis.key);
      else found.set(name, { axis, keys: [axis.key] });
    }
  return [...found.values()];
}

export function axesElement(
  specification: ChartSpecification,
  view: ChartView,
  change: (part: Partial<ChartView>) => void,
): HTMLElement {
  const rows = axesOf(specification).map(({ axis, keys }) => {
    const forAll = <T>(value: T): Record<string, T> => Object.fromEntries(keys.map((key) => [key, value]));
    const name = axis.title.replace(/ \(.*\)$/, '');
    const unit = element(
      'select',
      {
        'aria-label': `Unit of ${axis.words}`,
        onchange: (event) => {
          if (event.target instanceof HTMLSelectElement)
            change({ units: { ...view.units, ...forAll(event.target.value) } });
        },
      },
      ...axis.units.map((choice) =>
        element(
          'option',
          { value: choice, selected: choice === axis.unit },
          choice === '' ? 'no unit' : readableUnit(choice),
        ),
      ),
    );
    const log = element('input', {
      type: 'checkbox',
      checked: axis.scale === 'log',
      disabled: !axis.canBeLog,
      'aria-label': `Logarithmic axis of ${axis.words}`,
      onchange: (event) => {
        if (event.target instanceof HTMLInputElement)
          change({ scales: { ...view.scales, ...forAll(event.target.checked ? 'log' : 'linear') } });
      },
    });
    const choices = axis.units.length > 1 && !axis.transform.reciprocal ? [unit] : [];
    return element('span', { class: 'row' }, name, ...choices, element('label', {}, log, 'log'));
  });
  return element('div', { class: 'axes', role: 'group', 'aria-label': `Axes of ${specification.title}` }, ...rows);
}
