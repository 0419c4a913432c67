/** The legend of a chart: hides and shows series, members of a family and models; leads to the text. */
import { cssColour, alongScale, mapColour } from '../shared/charts/palette.ts';
import { contoursText } from '../shared/charts/contours.ts';
import { dashes, type ChartSpecification, type LegendEntry, type LegendGroup } from '../shared/charts/specification.ts';
import type { ChartView } from '../shared/view-state.ts';
import { readableQuantity } from '../shared/numbers.ts';
import { element, icon, pointSwatch, swatch } from './dom.ts';
import type { Theme } from './theme.ts';

export interface LegendActions {
  /** Hides the entry, or shows it. */
  toggle(entry: LegendEntry): void;
  /** Shows the entry alone among its group, or all again. */
  isolate(group: LegendGroup, entry: LegendEntry): void;
  /** Reveals the model element; absent in a report. */
  reveal?: (path: string) => void;
}

function entryElement(group: LegendGroup, entry: LegendEntry, theme: Theme, actions: LegendActions): HTMLElement {
  const toggle = element(
    'button',
    {
      type: 'button',
      class: 'toggle',
      'aria-pressed': String(!entry.hidden),
      title: [
        `${entry.hidden ? 'Show' : 'Hide'} ${entry.label}; Alt: ${entry.label} alone`,
        ...(actions.reveal && entry.path !== '' ? [`Ctrl: go to ${entry.path} in the text`] : []),
      ].join('; '),
      'data-entry': entry.key,
      onclick: (event) => {
        const { altKey = false, ctrlKey = false, metaKey = false } = event instanceof MouseEvent ? event : {};
        if (altKey) actions.isolate(group, entry);
        else if ((ctrlKey || metaKey) && entry.path !== '') actions.reveal?.(entry.path);
        else actions.toggle(entry);
      },
    },
    group.kind === 'measured'
      ? pointSwatch(cssColour(entry.colour, theme))
      : swatch(cssColour(entry.colour, theme), dashes[entry.dash], entry.width),
    entry.label,
  );
  const { reveal } = actions;
  if (!reveal || entry.path === '') return element('span', { class: 'entry' }, toggle);
  const label = `Go to ${entry.path} in the text`;
  const link = element(
    'button',
    {
      type: 'button',
      class: 'reveal icon-button',
      'aria-label': label,
      title: label,
      onclick: () => reveal(entry.path),
    },
    icon('reveal'),
  );
  return element('span', { class: 'entry' }, toggle, link);
}

/** Colour scale of a family: from its first value to its last. */
function scaleBar(theme: Theme): HTMLElement {
  const bar = element('span', { class: 'scale', 'aria-hidden': 'true' });
  const stops = Array.from({ length: 9 }, (_, i) => alongScale(i / 8, theme.dark));
  bar.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
  return bar;
}

export function legendElement(specification: ChartSpecification, theme: Theme, actions: LegendActions): HTMLElement {
  return element(
    'div',
    { class: 'legend', role: 'group', 'aria-label': `Legend of ${specification.title}` },
    ...specification.legend
      .filter(({ entries }) => entries.length > 0)
      .map((group) => {
        const coloured = group.kind === 'family' && typeof group.entries[0]?.colour === 'object';
        const title = group.title === '' ? [] : [element('span', { class: 'group-title' }, group.title)];
        const scale = coloured && group.entries.length > 4 ? [scaleBar(theme)] : [];
        return element(
          'div',
          { class: 'group' },
          ...title,
          ...scale,
          ...group.entries.map((entry) => entryElement(group, entry, theme, actions)),
        );
      }),
    ...mapScales(specification),
  );
}

/** What the colours of maps mean. */
export function mapScales(specification: ChartSpecification): HTMLElement[] {
  return specification.panels.flatMap(({ map }) => {
    if (!map) return [];
    const bar = element('span', { class: 'scale', 'aria-hidden': 'true' });
    const stops = Array.from({ length: 9 }, (_, i) => mapColour(i / 8));
    bar.style.background = `linear-gradient(to right, ${stops.join(', ')})`;
    const [low, high] = map.range.map((value) => readableQuantity(value, map.unit, 3));
    return [
      element(
        'span',
        { class: 'group' },
        element('span', { class: 'group-title' }, map.label),
        low ?? '',
        bar,
        high ?? '',
        element('span', { class: 'group-title contours' }, contoursText(map)),
      ),
    ];
  });
}

/** The view after an entry was hidden or shown. What is hidden at first is kept as "shown", the rest as "hidden". */
export function toggled({ hidden, shown }: ChartView, { key, hidden: isHidden }: LegendEntry): Partial<ChartView> {
  if (shown.includes(key)) return { shown: shown.filter((other) => other !== key) };
  if (hidden.includes(key)) return { hidden: hidden.filter((other) => other !== key) };
  return isHidden ? { shown: [...shown, key] } : { hidden: [...hidden, key] };
}

/** The view after an entry was asked for alone; asked again, all come back. */
export function isolated(view: ChartView, { entries }: LegendGroup, entry: LegendEntry): Partial<ChartView> {
  const keys = entries.map(({ key }) => key);
  const others = keys.filter((key) => key !== entry.key);
  const alone = !entry.hidden && entries.every(({ key, hidden }) => key === entry.key || hidden);
  const outside = view.hidden.filter((key) => !keys.includes(key));
  return alone
    ? { hidden: outside }
    : { hidden: [...outside, ...others], shown: view.shown.filter((key) => !others.includes(key)) };
}
