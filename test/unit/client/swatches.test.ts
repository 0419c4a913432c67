/** Colours beside names in the text: the same as in the charts, for every kind of test. */
import { describe, expect, test } from 'vitest';
import { chartSpecification } from '../../../client/shared/charts/chart-specification.ts';
import { cssColour, inksOn } from '../../../client/shared/charts/palette.ts';
import { placeOfSwatch, swatchesOf, swatchSvg, type Swatch } from '../../../client/shared/charts/swatches.ts';
import { previewState } from '../../../server/src/preview/preview-state.ts';
import { previewedFile } from '../../../server/src/preview/previewed-file.ts';
import { solve } from '../../../server/src/solver/solve.ts';
import { checkText } from '../model/check-text.ts';

const text = `mgmodel 1
alloy A {
  composition = La 60, Ni 40
  T_g = 453 K
}
model cast of A {
  elastic { E = 33 GPa }
  relaxation beta : debye {
    strength = 1/30.6 GPa - 1/33 GPa
    tau = arrhenius(tau0: 1.86e-13 s, U: 83.12 kJ/mol)
  }
  relaxation slow : debye {
    strength = 1/25 GPa - 1/30.6 GPa
    tau = 10 s
  }
}
model aged of A extends cast { elastic.E = 34 GPa }
test sweep of cast : dma_temperature {
  T = 300 K .. 450 K step 50 K
  frequency = 1 Hz
}
test family of cast : dma_temperature {
  T = 300 K .. 450 K step 50 K
  frequency = [1, 16] Hz
}
test both of cast,
  aged : tension {
  T = 430 K
  strain_rate = 3e-4 /s
  strain = 1 %
}
`;
const file = checkText(text);
const { tests } = solve(file.problem);
const state = previewState({
  file: previewedFile(file, {
    version: 1,
    positionAt: (offset) => ({ line: text.slice(0, offset).split('\n').length - 1 }),
  }),
  results: { tests: new Map(tests.map((result) => [result.name, { result, version: 1 }])), curves: new Map() },
  contentHash: '',
  programVersion: '',
});
const swatches = swatchesOf(state);
const swatch = (name: string, line: string): Swatch => {
  const number = text.split('\n').findIndex((one) => one.includes(line));
  const found = swatches.find((one) => one.name === name && one.line === number);
  if (!found) throw new Error(`no swatch of ${name} at ${line}`);
  return found;
};
const linesOf = (name: string) => {
  const test = state.tests.find(({ result }) => result.name === name);
  if (!test) throw new Error(`no test ${name}`);
  return chartSpecification(test).panels.flatMap(({ lines }) => lines);
};

describe('a swatch has the colour and stroke of its curve', () => {
  test('a test with one curve: its series', () => {
    const shown = linesOf('sweep').filter(({ series }) => ['storage_modulus', 'loss_modulus'].includes(series));
    expect(swatch('sweep', 'test sweep').strokes).toEqual(
      shown.map(({ colour, dash }) => ({ colours: [colour], dash })),
    );
  });

  test('a family: the scale from its first to its last member', () => {
    const [stroke] = swatch('family', 'test family').strokes;
    const drawn = linesOf('family').filter(({ series }) => series === 'loss_modulus');
    expect([stroke?.colours[0], stroke?.colours.at(-1)]).toEqual(drawn.map(({ colour }) => colour));
  });

  test('several models: each at its name', () => {
    for (const model of ['cast', 'aged']) {
      const line = linesOf('both').find((one) => one.model === model && one.series === 'stress');
      expect(swatch(model, 'test both').strokes).toEqual([{ colours: [line?.colour], dash: line?.dash }]);
    }
    expect(swatches.some(({ name }) => name === 'both')).toBe(false);
  });

  test('an element: that of its part', () => {
    for (const element of ['beta', 'slow']) {
      const line = linesOf('sweep').find(({ series }) => series === `loss_modulus.${element}`);
      expect(swatch(element, `relaxation ${element}`).strokes).toEqual([{ colours: [line?.colour], dash: line?.dash }]);
    }
    const [beta, slow] = ['beta', 'slow'].map((name) => swatch(name, `relaxation ${name}`).strokes);
    expect(beta).not.toEqual(slow);
  });
});

test('a swatch is drawn for the ground', () => {
  const { strokes } = swatch('aged', 'test both');
  for (const dark of [true, false]) {
    const svg = swatchSvg(strokes, dark);
    expect(svg).toContain(cssColour({ palette: 1 }, inksOn(dark)));
    expect(svg).toContain('stroke-dasharray');
  }
  const family = swatchSvg(swatch('family', 'test family').strokes, true);
  expect(family.match(/<stop /g)).toHaveLength(5);
});

test('every swatch finds its word, also in a header of several lines, and none where the text has moved on', () => {
  const lines = text.split('\n');
  for (const one of swatches) {
    const lineStart = lines.slice(0, one.line).join('\n').length + 1;
    const at = placeOfSwatch(text, lineStart, one);
    expect(at === undefined ? undefined : text.slice(at, at + one.name.length)).toBe(one.name);
    expect(placeOfSwatch(text.replaceAll(one.name, 'other'), lineStart, one)).toBeUndefined();
  }
});
