/**
 * Which colours and strokes the curves of a file have in its charts, by the place in the text that they belong to: the
 * name of a test, of a model among several, of an element. The editor shows them there.
 */
import type { PreviewState, PreviewTest } from '../../../server/src/lsp/messages.ts';
import { arrange, dashOf, placeInFamily, type Arrangement, type Family } from './families.ts';
import { rawLines, seriesColours } from './lines.ts';
import { cssColour, inksOn } from './palette.ts';
import { isContribution, plansOf, type PanelPlan } from './plans.ts';
import { dashes, type Colour, type DashName } from './specification.ts';

/** A line of a chart: one colour, or the scale that a family runs through. */
export interface Stroke {
  readonly colours: readonly Colour[];
  readonly dash: DashName;
}

export interface Swatch {
  /** Zero-based line where the test or element begins. */
  readonly line: number;
  /** What the word is that the swatch stands before: the name behind `test`, one of its models, an element's name. */
  readonly of: 'test' | 'model' | 'element';
  readonly name: string;
  readonly strokes: readonly Stroke[];
}

/** As many lines as can be told apart in the height of a letter. */
const MOST_STROKES = 3;
/** Places along a colour scale that are enough to draw it. */
const STOPS = 5;

function scaleOf(family: Family): readonly Colour[] {
  let [low, high] = [1, 0];
  for (const { value } of family.members) {
    const place = placeInFamily(family, value);
    low = Math.min(low, place);
    high = Math.max(high, place);
  }
  return Array.from({ length: STOPS }, (_, i) => ({ along: low + ((high - low) * i) / (STOPS - 1) }));
}

const isShown = (plan: PanelPlan): boolean => plan.hiddenAtFirst !== true;

/** Colours of the series in the panels that show them first. */
function coloursOf(test: PreviewTest): ReadonlyMap<string, Colour> {
  const colours = new Map<string, Colour>();
  for (const plan of plansOf(test).filter(isShown)) {
    const names = [...new Set(rawLines(test, plan).map(({ name }) => name))];
    for (const [name, colour] of seriesColours(test, names)) if (!colours.has(name)) colours.set(name, colour);
  }
  return colours;
}

/** The whole series of the first panel of a test with one curve. */
function strokesOfSeries(test: PreviewTest): readonly Stroke[] {
  const plan = plansOf(test).find((one) => isShown(one) && rawLines(test, one).length > 0);
  if (!plan) return [];
  const names = [...new Set(rawLines(test, plan).map(({ name }) => name))];
  const colours = seriesColours(test, names);
  return names
    .filter((name) => !isContribution(name))
    .slice(0, MOST_STROKES)
    .map((name) => ({ colours: [colours.get(name) ?? 'ink'], dash: 'solid' }));
}

function swatchesOfTest(test: PreviewTest, arrangement: Arrangement): readonly Swatch[] {
  const { name, curves } = test.result;
  const { models, family } = arrangement;
  const { line } = test;
  if (curves.length === 0) return [];
  if (models.length > 1)
    return models.flatMap((model, palette): Swatch[] => {
      const sample = curves.find((curve) => curve.model === model);
      if (!sample) return [];
      const colours = family ? scaleOf(family) : [{ palette }];
      return [{ line, of: 'model', name: model, strokes: [{ colours, dash: dashOf(arrangement, sample) }] }];
    });
  const strokes: readonly Stroke[] = family ? [{ colours: scaleOf(family), dash: 'solid' }] : strokesOfSeries(test);
  return strokes.length > 0 ? [{ line, of: 'test', name, strokes }] : [];
}

/** The stroke of an element's own part in the first test of its model that draws it in a colour of its own. */
function strokeOfElement(tests: readonly PreviewTest[], model: string, element: string): Stroke | undefined {
  for (const test of tests) {
    const { models, family } = arrange(test.result.curves);
    if (models.length !== 1 || models[0] !== model) continue;
    for (const [name, colour] of coloursOf(test)) {
      if (name.slice(name.indexOf('.') + 1) !== element || !name.includes('.')) continue;
      if (isContribution(name)) return { colours: [colour], dash: 'dashed' };
      if (!family) return { colours: [colour], dash: 'solid' };
    }
  }
  return undefined;
}

/** What stands where in the text. */
export function swatchesOf({ tests, anchors = [] }: PreviewState): readonly Swatch[] {
  const elements = anchors.flatMap(({ path, line }): Swatch[] => {
    const [model = '', element] = path.split('.');
    const stroke = element === undefined ? undefined : strokeOfElement(tests, model, element);
    return stroke && element !== undefined ? [{ line, of: 'element', name: element, strokes: [stroke] }] : [];
  });
  return [...tests.flatMap((test) => swatchesOfTest(test, arrange(test.result.curves))), ...elements];
}

/** Size of a swatch in pixels. */
export const SWATCH = { width: 18, height: 10 } as const;

/** A swatch as SVG, for a light or a dark ground. */
export function swatchSvg(strokes: readonly Stroke[], dark: boolean): string {
  const inks = inksOn(dark);
  const { width, height } = SWATCH;
  const gap = height / (strokes.length + 1);
  const thickness = strokes.length > 1 ? 2 : 2.5;
  const parts = strokes.map(({ colours, dash }, i) => {
    const [first = 'ink', ...others] = colours;
    const stops = colours.map(
      (colour, at) => `<stop offset="${at / (colours.length - 1)}" stop-color="${cssColour(colour, inks)}"/>`,
    );
    // A straight line has no height that a gradient could be measured by: it is given in pixels.
    const gradient = `<linearGradient id="g${i}" gradientUnits="userSpaceOnUse" x1="1" y1="0" x2="${width - 1}" y2="0">${stops.join('')}</linearGradient>`;
    const pattern = dashes[dash].map((length) => length * 0.75).join(' ');
    const y = gap * (i + 1);
    return `${others.length > 0 ? gradient : ''}<line x1="1" y1="${y}" x2="${width - 1}" y2="${y}" stroke="${others.length > 0 ? `url(#g${i})` : cssColour(first, inks)}" stroke-width="${thickness}"${pattern === '' ? '' : ` stroke-dasharray="${pattern}"`}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

/** Where a swatch stands in the text, as offsets; nothing where the text has moved on. */
export function placeOfSwatch(text: string, lineStart: number, { of, name }: Swatch): number | undefined {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const patterns = {
    test: `^\\s*test\\s+()${word}(?![\\p{L}\\d_])`,
    // Models stand between `of` and `:`, which may be lines apart.
    model: `^\\s*test\\s[^:{}]*?\\bof\\s(?:[^:{}]*?,)?\\s*()${word}(?![\\p{L}\\d_])(?=[^{}]*:)`,
    element: `^\\s*(?:relaxation|flow)\\s+()${word}(?![\\p{L}\\d_])`,
  } as const;
  const found = new RegExp(patterns[of], 'du').exec(text.slice(lineStart));
  const at = found?.indices?.[1]?.[0];
  return at === undefined ? undefined : lineStart + at;
}
