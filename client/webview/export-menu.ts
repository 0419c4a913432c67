/** The menu of a card that writes its chart as a file or copies its picture. */
import { element, iconButton } from './dom.ts';

const CHOICES = [
  ['svg', 'SVG (vectors)'],
  ['png', 'PNG (picture)'],
  ['csv', 'CSV (numbers)'],
  ['json', 'JSON (everything)'],
  ['copy', 'Copy image'],
] as const;
export type ChartExport = (typeof CHOICES)[number][0];

/** Opens and closes by its button; closes when an item was chosen, the focus has left it or Escape is pressed. */
export function exportMenu(choose: (format: ChartExport) => void): HTMLElement {
  const items = element('div', { hidden: true });
  const open = iconButton('export', 'Export this chart', () => show(items.hidden === true));
  const show = (isOpen: boolean): void => {
    items.hidden = !isOpen;
    open.setAttribute('aria-expanded', String(isOpen));
  };
  show(false);
  items.append(
    ...CHOICES.map(([format, label]) =>
      element(
        'button',
        {
          type: 'button',
          'data-export': format,
          onclick: () => {
            show(false);
            choose(format);
          },
        },
        label,
      ),
    ),
  );
  const menu = element('div', { class: 'menu' }, open, items);
  menu.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !menu.contains(event.relatedTarget)) show(false);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || items.hidden) return;
    show(false);
    open.focus();
    // The same key would put an enlarged chart back.
    event.stopPropagation();
  });
  return menu;
}
