/** Equations of the descriptors as pictures for hovers, or as TeX where the editor shows no pictures. */
import drawn from '../generated/equations.json' with { type: 'json' };

/** How the editor shows equations. The colours are those of the editor's text on its background. */
export type EquationStyle = 'text' | 'light' | 'dark' | 'high-contrast-light' | 'high-contrast-dark';

const colours: Record<Exclude<EquationStyle, 'text'>, string> = {
  light: '#1f1f1f',
  dark: '#d4d4d4',
  'high-contrast-light': '#000000',
  'high-contrast-dark': '#ffffff',
};

/** Height of the letter x in a hover, in pixels. */
const pixelsPerEx = 7.5;

const glyphs = new Map<string, string>(Object.entries(drawn.glyphs));
const equations = new Map(Object.entries(drawn.equations));

/** The SVG of an equation in a colour; `undefined` for one that was not drawn at build time. */
export function equationSvg(tex: string, colour: string): string | undefined {
  const equation = equations.get(tex);
  if (!equation) return undefined;
  const used = new Set([...equation.body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? ''));
  const definitions = [...used].map((id) => `<path id="${id}" d="${glyphs.get(id) ?? ''}"/>`).join('');
  const width = (equation.width * pixelsPerEx).toFixed(1);
  const height = (equation.height * pixelsPerEx).toFixed(1);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${equation.viewBox}" color="${colour}">` +
    `<defs>${definitions}</defs>${equation.body}</svg>`
  );
}

/** Markdown of an equation. */
export function equationMarkdown(tex: string, style: EquationStyle): string {
  const svg = style === 'text' ? undefined : equationSvg(tex, colours[style]);
  if (svg === undefined) return `\`\`\`tex\n${tex}\n\`\`\``;
  return `![${tex.replaceAll(/[[\]\\]/g, (sign) => `\\${sign}`)}](data:image/svg+xml;base64,${btoa(svg)})`;
}
