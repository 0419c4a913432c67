/** Makes elements of the page. */

type Attribute = string | number | boolean | undefined | ((event: Event) => void);

/** An element with attributes and children; a function is a listener (`onclick`), `false` and `undefined` are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Strokes of the icons on a field of 16 × 16. */
const ICONS = {
  enlarge: 'M9.5 2.5h4v4M13.5 2.5l-5 5M6.5 13.5h-4v-4M2.5 13.5l5-5',
  reduce: 'M13.5 6.5h-4v-4M9.5 6.5l4-4M2.5 9.5h4v4M6.5 9.5l-4 4',
  reset: 'M3 8a5 5 0 1 1 1.5 3.6M3 12.5V9h3.5',
  axes: 'M2.5 2v11.5H14M5 10l3-4 2.5 2.5L14 4',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M7 3.5v9',
  export: 'M8 10V2.5M5 5.5l3-3 3 3M3 9.5v4h10v-4',
  reveal: 'M6 3.5H3.5v9h9V10M8.5 3.5h4v4M12.5 3.5l-5 5',
  pass: 'M3 8.5l3.5 3.5L13 4.5',
  fail: 'M4 4l8 8M12 4l-8 8',
  stated: 'M3 6h10M3 10h10',
  map: 'M2.5 3.5h11v9h-11zM2.5 10c3-4 5 1 11-5',
  stack: 'M2.5 13.5h11M2.5 10.5c4 0 5-3 11-3M2.5 6.5c4 0 5-3.5 11-3.5M2.5 2.5v11',
  print: 'M3.5 2.5h9v11h-9zM6 5v6M6 11h4.5M6.5 9.5l4-3.5',
  pin: 'M6 2.5h4l-.5 4L12 9H4l2.5-2.5zM8 9v4.5',
  snapshot: 'M2.5 5h3l1-1.5h3l1 1.5h3v8h-11zM8 6.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 1 0 0-4.4',
  sliders: 'M3 4.5h10M3 11.5h10M6 3v3M10.5 10v3',
  copy: 'M5.5 5.5h7v8h-7zM10.5 5.5v-3h-7v8h2',
  sensitivity: 'M3 11.5c3 0 3.5-7 6-7s2.5 4 4 4M3 13.5h10',
  delete: 'M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 9h6l.5-9',
} as const;
export type IconName = keyof typeof ICONS;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that is an icon; `label` is read out and shown on hover. */
export function iconButton(name: IconName, label: string, onclick: () => void): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick },
    icon(name),
  );
}

/** A piece of line as in the charts. */
export function swatch(colour: string, dash: readonly number[], width: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 22 8');
  svg.setAttribute('class', 'swatch');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M0 4h22');
  path.setAttribute('stroke', colour);
  path.setAttribute('stroke-width', String(Math.max(1.5, width)));
  if (dash.length > 0) path.setAttribute('stroke-dasharray', dash.join(' '));
  const slash = document.createElementNS(SVG, 'path');
  slash.setAttribute('d', 'M7 7.5l8 -7');
  slash.setAttribute('class', 'slash');
  svg.append(path, slash);
  return svg;
}

/** A measured point as in the charts. */
export function pointSwatch(colour: string): SVGSVGElement {
  const svg = swatch(colour, [], 0);
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({ cx: 11, cy: 4, r: 3, fill: 'none', stroke: colour }))
    circle.setAttribute(name, String(value));
  svg.replaceChildren(circle);
  return svg;
}

/** A message in which `code` stands between backticks. */
export function withCode(message: string): (Node | string)[] {
  return message.split('`').map((part, i) => (i % 2 === 1 ? element('code', {}, part) : part));
}

/** Puts `children` in the place of what an element holds, only when they differ by `key`. */
export function fill(parent: HTMLElement, key: string, make: () => readonly (Node | string)[]): void {
  if (parent.dataset['content'] === key) return;
  parent.dataset['content'] = key;
  parent.replaceChildren(...make());
}
