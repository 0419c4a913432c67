/** The colours that the server draws equations of hovers in. */
import { ColorThemeKind, window } from 'vscode';
import type { ThemeKind } from '../../server/src/lsp/messages.ts';

export function themeKind(): ThemeKind {
  switch (window.activeColorTheme.kind) {
    case ColorThemeKind.Light:
      return 'light';
    case ColorThemeKind.Dark:
      return 'dark';
    case ColorThemeKind.HighContrast:
      return 'high-contrast-dark';
    case ColorThemeKind.HighContrastLight:
      return 'high-contrast-light';
  }
}
