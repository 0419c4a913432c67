/** The colours and fonts of the editor's theme, as the charts need them; told when they change. */
import { onDark, onLight, type Inks } from '../shared/charts/palette.ts';

export interface Theme extends Inks {
  readonly background: string;
  readonly muted: string;
  readonly grid: string;
  readonly border: string;
  readonly focus: string;
  readonly font: string;
  readonly fontSize: number;
  readonly highContrast: boolean;
}

/** Whether a colour given as `rgb(…)` is dark. */
function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
}

/** Reads the theme off the page's style (see `style.css`, where VS Code's variables become ours). */
export function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const variable = (name: string): string => style.getPropertyValue(name).trim();
  const dark = isDark(style.backgroundColor);
  return {
    palette: dark ? onDark : onLight,
    dark,
    ink: style.color,
    background: style.backgroundColor,
    muted: variable('--mg-muted'),
    faint: variable('--mg-muted'),
    grid: variable('--mg-grid'),
    border: variable('--mg-axis'),
    focus: variable('--mg-focus'),
    font: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize) || 13,
    highContrast: document.body.classList.contains('vscode-high-contrast'),
  };
}

/** Calls `changed` when VS Code has changed its theme or font. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'style'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}
