/** Tests as the solver gets them: points, families, selectors, measures, steps. */
import { programSteps, stepText, usualClauses } from '../../../server/src/physics/program-steps.ts';
import { stepActions } from '../../../server/src/syntax/keywords.ts';
import { parse } from '../../../server/src/syntax/parse.ts';
import { describe, expect, it } from 'vitest';
import { checkText, errorsOf } from './check-text.ts';

const model = `mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; nu = 0.36 }
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 120 kJ/mol) }
}
model n of X extends m { elastic.E = 91 GPa }
`;

function testOf(text: string) {
  const checked = checkText(model + text);
  expect(errorsOf(checked)).toEqual([]);
  const [test] = checked.problem.tests;
  if (!test) throw new Error('the test is not in the problem');
  return test;
}

describe('fields of a test', () => {
  it('keep the order written, so that the first list is the slowest', () => {
    const test = testOf('test t of m : tension { strain_rate = [1e-4, 1e-3] /s; T = [600, 620] K; strain = 1 % }');
    expect(test.fields.map(({ name, value }) => [name, value.type])).toEqual([
      ['strain_rate', 'family'],
      ['T', 'family'],
      ['strain', 'scalar'],
    ]);
  });

  it('take omega for frequency, in Hz', () => {
    const test = testOf(
      'test t of m : dma_temperature { T = 600 K .. 620 K step 10 K; omega = 6.283185307179586 rad/s }',
    );
    expect(test.fields[1]).toEqual({
      name: 'frequency',
      value: { type: 'scalar', value: { kind: 'number', value: 1 } },
    });
  });

  it('may use the fields beside them', () => {
    const test = testOf('test t of m : creep { T = 600 K; stress = 25 MPa; hold = 10 s; recovery = 2*hold }');
    expect(test.fields.at(-1)).toEqual({
      name: 'recovery',
      value: { type: 'scalar', value: { kind: 'number', value: 20 } },
    });
  });

  it('include both ends of a range within rounding', () => {
    const test = testOf('test t of m : relaxation_times { T = 300 K .. 301 K step 0.1 K }');
    const [field] = test.fields;
    expect(field?.value.type === 'points' && field.value.values.length).toBe(11);
  });
});

describe('a test with an error', () => {
  it('is left out, and the others run', () => {
    const checked = checkText(`${model}test a of m : creep { T = 600 K; stress = 25 s; hold = 10 s }
test b of m : creep { T = 600 K; stress = 25 MPa; hold = 10 s }`);
    expect(checked.problem.tests.map(({ name }) => name)).toEqual(['b']);
  });

  it('in an expectation still runs without it', () => {
    const checked = checkText(
      `${model}test a of m : creep { T = 600 K; stress = 25 MPa; hold = 10 s; expect max(strin) < 1 }`,
    );
    expect(checked.problem.tests.map(({ name, expectations }) => [name, expectations.length])).toEqual([['a', 0]]);
  });
});

describe('expectations', () => {
  const tension = (line: string): string =>
    `test t of m, n : tension { T = [600, 650] K; strain_rate = 1e-4 /s; strain = 1 %\n  ${line}\n}`;

  it('measure series, with an interval or at an x', () => {
    const [expectation] = testOf(tension('expect max(stress, 0 % .. 0.5 %)/value(stress, 1 %) < 2')).expectations;
    expect(expectation?.measures.map(({ measure, series }) => [measure, series])).toEqual([
      ['max', 'stress'],
      ['value', 'stress'],
    ]);
    expect(expectation?.measured).toEqual({
      kind: 'operation',
      operator: '/',
      left: { kind: 'variable', name: 'measure:0' },
      right: { kind: 'variable', name: 'measure:1' },
    });
  });

  it('pick curves by fields and by model, in either order with the source', () => {
    const [one, two] = testOf(
      tension(
        'stated max(stress) = 1 GPa from "A" for T = 600 K, model = n\n  stated max(stress) = 1 GPa for T = 600 K, model = n from "A"',
      ),
    ).expectations;
    expect({ ...one, index: 0 }).toEqual({ ...two, index: 0 });
    expect(one?.selectors).toEqual([
      { name: 'T', value: { kind: 'number', value: 600 } },
      { name: 'model', value: 'n' },
    ]);
    expect(one?.source).toBe('A');
    expect(one?.text).toBe('max(stress) = 1 GPa for T = 600 K, model = n');
  });

  it('take a tolerance with % as relative and one with a unit as absolute', () => {
    const [one, two, three] = testOf(
      tension(
        'expect max(stress) = 1 GPa within 1 %\n  expect max(stress) = 1 GPa within 5 MPa\n  expect max(strain.beta) = 0.1 within 0.01',
      ),
    ).expectations;
    expect(one?.tolerance).toEqual({ relative: true, value: { kind: 'number', value: 0.01 } });
    expect(two?.tolerance).toEqual({ relative: false, value: { kind: 'number', value: 5e6 } });
    expect(three?.tolerance).toEqual({ relative: false, value: { kind: 'number', value: 0.01 } });
  });

  it('compare the same quantities only', () => {
    expect(errorsOf(checkText(model + tension('expect max(stress) < 3 K')))).toHaveLength(1);
    expect(errorsOf(checkText(model + tension('expect argmax(stress) < 3 GPa')))).toHaveLength(1);
    expect(errorsOf(checkText(model + tension('expect slope(stress) > 80 GPa')))).toEqual([]);
  });
});

describe('a program', () => {
  it('is its steps in order', () => {
    const test = testOf(`test p of m : program {
  T = 300 K
  heat to 600 K at 10 K/min
  hold 10 min
  load to 25 MPa in 1 s
  unload
  strain to 1 % at 1e-4 /s
}`);
    expect(test.steps.map(({ action }) => action)).toEqual(['heat', 'hold', 'load', 'unload', 'strain']);
    expect(test.steps[1]).toEqual({ action: 'hold', duration: { kind: 'number', value: 600 } });
    expect(test.steps[3]).toEqual({ action: 'unload', to: { kind: 'number', value: 0 } });
  });

  it('may change by an amount, which is no point of the Celsius scale', () => {
    const test = testOf('test p of m : program {\n  heat by 20 K in 5 min\n  unload to 5 MPa\n}');
    expect(test.steps).toEqual([
      { action: 'heat', by: { kind: 'number', value: 20 }, duration: { kind: 'number', value: 300 } },
      { action: 'unload', to: { kind: 'number', value: 5e6 } },
    ]);
    const celsius = errorsOf(checkText(`${model}test p of m : program {\n  heat by 20 degC in 5 min\n}`));
    expect(celsius).toEqual(['MG304: degC is an absolute scale; a difference of temperatures is written in K']);
  });

  it.each([
    [
      'heat to 400 K by 20 K in 1 s',
      '`heat` says both `to` and `by`; one of them is enough: write `heat to 430 K at 10 K/min`',
    ],
    ['heat at 10 K/min', '`heat` needs its goal: write `heat to 430 K at 10 K/min`'],
    ['heat 400 K at 10 K/min', '`heat` says its goal behind `to`: write `heat to 430 K at 10 K/min`'],
    ['load to 5 MPa over 3 s', '`load` takes no `over`: write `load to 25 MPa in 1 s`'],
    ['unload by 5 MPa', '`unload` takes no `by`: write `unload in 1 s`'],
    ['hold', '`hold` does not say how long: write `hold 10 min`'],
    ['hold 10 s for 10 s', '`hold` says its time twice: write `hold 10 min`'],
    ['hold 10 min at 300 K', '`hold` takes no `at`: write `hold 10 min`'],
  ])('says what is wrong with `%s`', (step, message) => {
    expect(errorsOf(checkText(`${model}test p of m : program {\n  ${step}\n}`))).toEqual([`MG426: ${message}`]);
  });

  it('has a descriptor for every step that the parser knows', () => {
    expect([...programSteps.keys()].sort()).toEqual([...stepActions].sort());
    for (const step of programSteps.values()) {
      for (const { word, example } of step.clauses) {
        const usual = usualClauses(step).filter((clause) => clause.word !== word);
        const text = [step.action, word, example, ...usual.map((clause) => `${clause.word} ${clause.example}`)].join(
          ' ',
        );
        const [body] = parse(`test p of m : program {\n  ${text}\n}`).declarations;
        const read = body?.kind === 'test' ? body.body?.statements[0] : undefined;
        expect(read?.kind === 'step' ? read.clauses[0]?.word : read?.kind, text).toBe(word);
      }
      expect(
        errorsOf(checkText(`${model}test p of m : program {\n  T = 400 K\n  ${stepText(step)}\n}`)),
        stepText(step),
      ).toEqual([]);
    }
  });
});

describe('imports', () => {
  it('bring names, and hide nothing that the file declares', () => {
    const checked = checkText('mgmodel 1\nimport "a.mgmodel"\nlet x = 1\nlet y = x + z', {
      'a.mgmodel': 'mgmodel 1\nlet x = 1 K\nlet z = 2',
    });
    expect(errorsOf(checked)).toEqual([]);
    expect(checked.imports).toEqual(['file:///models/a.mgmodel']);
  });

  it('that fail turn unknown names into information', () => {
    const checked = checkText('mgmodel 1\nimport "a.mgmodel"\nlet y = 2*x');
    expect(checked.diagnostics.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'MG701 error',
      'MG902 information',
    ]);
  });

  it('keep params of one name apart', () => {
    const checked = checkText(
      'mgmodel 1\nimport "a.mgmodel"\nparam B = 2 in 1 .. 3\ncurve c {\n  over x = 0 .. 1 lin 2\n  y = B*x + other*x\n}',
      { 'a.mgmodel': 'mgmodel 1\nparam B = 5 in 1 .. 9\nlet other = 2*B' },
    );
    expect(errorsOf(checked)).toEqual([]);
    expect(checked.problem.parameters.map(({ name, value }) => [name, value])).toEqual([
      ['B', 2],
      ['a.mgmodel B', 5],
    ]);
  });
});
