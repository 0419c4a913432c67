import { describe, expect, test } from 'vitest';
import { chartSpecification } from '../../../client/shared/charts/chart-specification.ts';
import { expectationValue } from '../../../client/shared/charts/expectation-value.ts';
import { csvOfTest } from '../../../client/shared/export/csv.ts';
import { jsonOf } from '../../../client/shared/export/json.ts';
import { exportName, provenanceOf } from '../../../client/shared/export/provenance.ts';
import { numbersFromBase64, numbersToBase64 } from '../../../client/shared/base64.ts';
import { reportHtml } from '../../../client/shared/export/report.ts';
import { unpack } from '../../../server/src/lsp/packing.ts';
import { svgOf } from '../../../client/shared/export/svg.ts';
import { isRecord } from '../../../client/shared/guards.ts';
import { isPreviewState } from '../../../client/shared/preview-state.ts';
import { fixture } from '../../support/preview-fixture.ts';

const state = fixture('flagship');
const [dma] = state.tests;
if (!dma) throw new Error('the fixture has no tests');
const provenance = provenanceOf(state, [dma]);

describe('provenance', () => {
  test('names file, hash, model, parameters, tolerance and program', () => {
    expect(provenance.replace(/\u202f|\u2009|\u00a0/g, ' ')).toBe(
      'flagship.mgmodel · sha256 9f2c41d07a5b · model as_cast · B = 0.35 · relative tolerance 10⁻⁸ · MGModel 0.1.0',
    );
  });
  test('the file is named after model and test', () =>
    expect(exportName(state, 'dma', 'svg')).toBe('flagship-dma.svg'));
});

describe('SVG', () => {
  const svg = svgOf(chartSpecification(dma), { provenance });
  test('is real vectors: a path for each line, no picture', () => {
    expect(svg.startsWith('<?xml')).toBe(true);
    expect(svg).not.toContain('<image');
    const titled = [...svg.matchAll(/<title>([^<]+)<\/title><\/path>/g)].map(([, label]) => label);
    expect(titled).toHaveLength(8);
  });
  test('carries title, description with peaks, provenance and axes', () => {
    expect(svg).toContain(provenance.split(' · ')[1]);
    expect(svg).toMatch(/<desc>.*peaks with/s);
    expect(svg).toContain('E′, E″ (GPa)');
    expect(svg).toContain('>T (K)</text>');
  });
  test('has numbers only where numbers belong', () => expect(svg).not.toMatch(/NaN|Infinity|undefined/));
  test('what is written into it cannot break it', () => {
    const evil = { ...dma, title: '<script>alert("1")</script> & more' };
    const text = svgOf(chartSpecification(evil), { provenance: '</desc><image/>' });
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<image');
  });
  test.each(state.tests.map((entry) => entry.result.name))('of %s closes every element', (name) => {
    const found = state.tests.find(({ result }) => result.name === name);
    const text = found ? svgOf(chartSpecification(found), { provenance }) : '';
    const opened = [...text.matchAll(/<(\w+)(?:\s[^<>]*[^/])?>/g)].length;
    expect(opened).toBeGreaterThan(10);
    expect([...text.matchAll(/<\/\w+>/g)]).toHaveLength(opened);
  });
});

describe('CSV', () => {
  const rows = csvOfTest(state, dma).trimEnd().split('\n');
  test('has provenance, a header with units, then a row for each point of each curve', () => {
    expect(rows[1]).toBe(`# ${provenance}`);
    expect(rows[2]).toBe(
      'model,frequency (Hz),T (K),storage_modulus (Pa),loss_modulus (Pa),tan_delta,loss_modulus.beta (Pa),loss_modulus.alpha (Pa)',
    );
    expect(rows.length - 3).toBe(2 * 26);
  });
  test('has every digit', () => {
    const first = dma.result.curves[0]?.series['storage_modulus']?.values[0];
    expect(rows[3]?.split(',').slice(0, 4)).toEqual(['as_cast', '1', '300', String(first)]);
  });
  test('what could not be computed is empty', () => {
    const curves = dma.result.curves.map((curve) => ({
      ...curve,
      series: { a: { unit: '', values: [null], accuracy: { rtol: 0, atol: 0 } } },
      x: { ...curve.x, values: [1] },
    }));
    const text = csvOfTest(state, { ...dma, result: { ...dma.result, curves } });
    expect(text.split('\n')[3]).toBe('as_cast,1,1,');
  });
});

describe('measured points', () => {
  const measured = [
    {
      name: 'table',
      series: 'storage_modulus',
      at: { frequency: 1 },
      x: [300.1, 310],
      y: [1 / 3, 2e9],
      yError: [1, 2],
    },
  ];
  const test1 = { ...dma, measured };
  test('follow the curves in CSV, with every digit', () => {
    expect(csvOfTest(state, test1).trimEnd().split('\n').slice(-4)).toEqual([
      '# measured: table, frequency 1',
      'T (K),storage_modulus (Pa),error of storage_modulus (Pa)',
      `300.1,${1 / 3},1`,
      '310,2000000000,2',
    ]);
  });
  test('are in JSON', () => {
    const document: unknown = JSON.parse(jsonOf(state, [test1]));
    const tests: unknown = isRecord(document) ? document['tests'] : undefined;
    expect(Array.isArray(tests) && isRecord(tests[0]) && tests[0]['measured']).toEqual(measured);
  });
  test('by the hundred thousand make no drawing of a hundred thousand circles, and none that stands alone is lost', () => {
    const count = 100_000;
    const x = Array.from({ length: count }, (_, i) => 300 + (250 * i) / (count - 1));
    const y = x.map((_, i) => (i === 70_001 ? 2e7 : 1e10));
    const drawn = svgOf(
      chartSpecification({ ...dma, measured: [{ name: 'table', series: 'storage_modulus', at: {}, x, y }] }),
      {
        provenance,
      },
    );
    const circles = drawn.match(/<circle [^>]*r="2.5"/g) ?? [];
    expect(circles.length).toBeGreaterThan(300);
    expect(circles.length).toBeLessThan(2500);
    expect(new Set(circles.map((circle) => /cy="([^"]*)"/.exec(circle)?.[1])).size).toBeGreaterThan(1);
  });
});

describe('JSON', () => {
  test('has tests with conditions and accuracy, in full', () => {
    const document: unknown = JSON.parse(jsonOf(state));
    expect(isRecord(document) && document['tests']).toEqual(state.tests.map(({ result }) => result));
  });
});

describe('numbers as text', () => {
  test('come back bit by bit', () => {
    const numbers = Float64Array.from({ length: 10_007 }, (_, i) =>
      i % 5 === 0 ? Number.NaN : Math.sin(i) * 10 ** (i % 300),
    );
    expect(numbersFromBase64(numbersToBase64(numbers))).toEqual(numbers);
    // A view on a part of a buffer is that part.
    expect(numbersFromBase64(numbersToBase64(numbers.subarray(3, 6)))).toEqual(numbers.slice(3, 6));
    expect(numbersToBase64(Float64Array.of(1))).toBe(Buffer.from(Float64Array.of(1).buffer).toString('base64'));
  });
});

describe('report', () => {
  const html = reportHtml({ ...state, fileName: '</script><b>' }, 'run("</script>")', 'a{}');
  test('carries the state, which nothing in it can end', () => {
    const textOf = (id: string): string => new RegExp(`id="${id}">([^<]*)</script>`).exec(html)?.[1] ?? '';
    const structure: unknown = JSON.parse(textOf('mgmodel-state'));
    const value = unpack({ structure, numbers: numbersFromBase64(textOf('mgmodel-numbers')) });
    expect(isPreviewState(value) && value.tests).toEqual(state.tests);
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html.match(/<\/script>/g)).toHaveLength(3);
  });
  test('loads nothing from elsewhere', () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=/);
  });
});

describe('values beside expectations', () => {
  const at = {};
  const base = { kind: 'expect', index: 0, expected: 0, passed: true, model: 'as_cast', at } as const;
  test.each([
    ['argmax(loss_modulus, 300 K .. 400 K) = 360 K within 5 K', 360.88, 'K', '360.9 K'],
    ['expect max(loss_modulus) = 8.04 GPa within 1 %', 8.0404e9, 'Pa', '8.04 GPa'],
    ['max(loss_modulus) = 8040 MPa within 1 %', 8.0404e9, 'Pa', '8040 MPa'],
    ['max(tan_delta) > 0.5', 18.97, '', '18.97'],
  ])('%s', (text, computed, unit, shown) => {
    expect(expectationValue(dma, { ...base, text, computed, unit }).replace(/\s/g, ' ')).toBe(shown);
  });
  test('a value that could not be computed says why', () => {
    const result = { ...base, text: 'max(x) > 1', computed: null, unit: '', reason: 'there is no series x' };
    expect(expectationValue(dma, result)).toBe('there is no series x');
  });
});
