/** Pictures of equations for hovers: every equation of a descriptor has one that stands alone. */
import { expect, test } from 'vitest';
import { equationMarkdown, equationSvg } from '../../../server/src/features/documentation/equations.ts';
import { elementKinds, laws, modelKinds, protocols, spectra } from '../../../server/src/physics/registry.ts';

const equations = [laws, spectra, elementKinds, modelKinds, protocols].flatMap((family) =>
  [...family.values()].flatMap((descriptor) => [...descriptor.equations]),
);

test('every equation was drawn (else: node .ci/tasks/equations.ts)', () => {
  expect(equations.filter((tex) => equationSvg(tex, '#000') === undefined)).toEqual([]);
});

test('a picture holds every glyph that it uses, and the colour asked for', () => {
  for (const tex of equations) {
    const svg = equationSvg(tex, '#d4d4d4') ?? '';
    const defined = new Set([...svg.matchAll(/<path id="([^"]+)" d="[^"]*"/g)].map(([, id]) => id));
    const used = [...svg.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !defined.has(id))).toEqual([]);
    expect(svg).toContain('color="#d4d4d4"');
    expect(svg.match(/<svg/g)).toHaveLength(1);
  }
});

test('an editor without pictures gets TeX', () => {
  expect(equationMarkdown('x^2', 'text')).toBe('```tex\nx^2\n```');
});
