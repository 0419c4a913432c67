/** The settings that the server honours, each at once when it changes. */
import type { ThemeKind } from './messages.ts';

export interface Settings {
  readonly inlayHints: {
    /** Dimension of `let` and of the result of `fn`. */
    readonly dimensions: boolean;
    /** Names of positional arguments. */
    readonly argumentNames: boolean;
    /** eV beside kJ/mol and the other way round. */
    readonly energies: boolean;
  };
  readonly codeLenses: boolean;
}

export const defaultSettings: Settings = {
  inlayHints: { dimensions: true, argumentNames: true, energies: true },
  codeLenses: true,
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

/** The settings in what the editor sent for `mgmodel`; what is missing or of another type is as by default. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return defaultSettings;
  const hints = isRecord(value['inlayHints']) ? value['inlayHints'] : {};
  const standard = defaultSettings.inlayHints;
  return {
    inlayHints: {
      dimensions: flag(hints['dimensions'], standard.dimensions),
      argumentNames: flag(hints['argumentNames'], standard.argumentNames),
      energies: flag(hints['energies'], standard.energies),
    },
    codeLenses: flag(value['codeLenses'], defaultSettings.codeLenses),
  };
}

const themes: readonly ThemeKind[] = ['light', 'dark', 'high-contrast-light', 'high-contrast-dark'];

/** The kind of theme that the extension told, if it is one. */
export const readTheme = (value: unknown): ThemeKind | undefined => themes.find((theme) => theme === value);
