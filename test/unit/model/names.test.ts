/** Where names are looked up, and what is said where they lead nowhere. Marked places are where an error is expected. */
import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.ts';
import { readMarks } from './marked-text.ts';

/** The errors of a marked text lie exactly at its marks; answers their messages. */
function errorsAtMarks(marked: string): readonly string[] {
  const { text, ranges } = readMarks(marked);
  const errors = checkText(text).diagnostics.filter(({ severity }) => severity === 'error');
  expect(
    errors.map(({ range }) => range),
    errors.map(({ message }) => message).join('\n'),
  ).toEqual(ranges);
  return errors.map(({ message }) => message);
}

const alloy = 'mgmodel 1\nalloy X { composition = Zr 50, Cu 50; T_g = 700 K; stiffness = 90 GPa }\n';

describe('names', () => {
  it('may be used before they are declared', () => {
    errorsAtMarks('mgmodel 1\nlet a = 2*b\nlet b = 3');
  });

  it('share one namespace in a file', () => {
    expect(errorsAtMarks(`${alloy}let «X» = 2`)).toEqual(['`X` is declared already; give this value another name']);
  });

  it('of units and constants cannot be taken by params, lets, functions, arguments, states and variables of curves', () => {
    errorsAtMarks('mgmodel 1\nlet «m» = 1');
    errorsAtMarks('mgmodel 1\nlet «k_B» = 1');
    errorsAtMarks('mgmodel 1\nparam «GPa» = 1 in 0 .. 2');
    errorsAtMarks('mgmodel 1\nfn «min»(«s»: time) = 2'.replace('«min»', 'half'));
    errorsAtMarks('mgmodel 1\ncurve c {\n  over «s» = 0 .. 1 lin 3\n  y = 2\n}');
  });

  it('of units that were taken all the same are reported there, not where they are used', () => {
    errorsAtMarks('mgmodel 1\ncurve c {\n  over «s» = 0 MPa .. 9 MPa lin 3\n  y = 625 K * (1 - (s/1 GPa)^2)\n}');
    errorsAtMarks('mgmodel 1\nlet «h» = 1 GPa\nlet a = 1 - h/1 GPa; let b = «1» - 2 GPa');
  });

  it('of units may be taken by series, fields, models and tests, which are reached by their path', () => {
    errorsAtMarks('mgmodel 1\ncurve csm {\n  over x = 1 .. 2 lin 3\n  W = 2*x\n  y = csm.W + 1\n}');
  });

  it('are found in the alloy of a model, behind its own', () => {
    errorsAtMarks(`${alloy}model m of X { elastic { E = stiffness } }`);
    const inner = checkText(`${alloy}let stiffness = 3\nmodel m of X { elastic { E = stiffness } }`);
    expect(inner.problem.models[0]?.elements[0]?.fields['E']).toEqual({
      type: 'formula',
      formula: { kind: 'number', value: 90e9 },
    });
  });

  it('of a field on its own right side mean the outer one', () => {
    const checked = checkText(`${alloy}let strength = 2 GPa
model m of X {
  elastic { E = 90 GPa }
  relaxation a : debye { strength = strength; tau = 1 s }
}`);
    expect(checked.problem.models[0]?.elements[1]?.fields['strength']).toEqual({
      type: 'formula',
      formula: { kind: 'number', value: 2e9 },
    });
  });

  it('of series are known to the series behind them only', () => {
    errorsAtMarks('mgmodel 1\ncurve c {\n  over x = 0 .. 1 lin 3\n  a = x\n  b = a\n  c = «d»\n  d = x\n}');
  });

  it('that need T are an error where T is not known, and none in a curve over T', () => {
    const model = `${alloy}model m of X { elastic { E = 90 GPa - 8 MPa/K * (T - 300 K) } }\n`;
    errorsAtMarks(`${model}let a = 2*«m.elastic.E»`);
    errorsAtMarks(`${model}curve c {\n  over T = 300 K .. 400 K step 50 K\n  y = m.elastic.E\n}`);
    errorsAtMarks(`${model}curve c {\n  over x = 1 .. 2 lin 3\n  y = «m.elastic.E» * x\n}`);
  });
});

describe('circles', () => {
  it('are reported once, at their first value in the file, and name all of it', () => {
    expect(errorsAtMarks('mgmodel 1\nlet x = c\nlet «a» = b\nlet b = c\nlet c = a + 1')).toEqual([
      '`a` depends on itself: a → b → c → a',
    ]);
  });

  it('through a model and back are found', () => {
    expect(errorsAtMarks(`${alloy}let «a» = 2*m.elastic.E\nmodel m of X { elastic { E = a/3 } }`)).toEqual([
      '`a` depends on itself: a → m.elastic.E → a',
    ]);
  });

  it('through a function name it', () => {
    expect(errorsAtMarks('mgmodel 1\nlet «a» = f(1)\nfn f(x: number) = a*x')).toEqual([
      '`a` depends on itself: a → f → a',
    ]);
  });

  it('of one value are said without repeating it', () => {
    expect(errorsAtMarks('mgmodel 1\nlet «a» = a + 1')).toEqual(['`a` depends on itself']);
  });
});

describe('a broken declaration', () => {
  it('still declares its name', () => {
    errorsAtMarks('mgmodel 1\nlet a =«»\nlet b = 2*a');
    errorsAtMarks(
      `${alloy}model m«» { elastic { E = 90 GPa } }\ntest t of m : relaxation_times { T = 300 K .. 400 K step 50 K }`,
    );
  });

  it('says nothing of what is missing from it', () => {
    errorsAtMarks(
      `${alloy}model m of X {\n  elastic { E = 90 GPa }\n  relaxation a : debye {\n    strength =«»\n  }\n}`,
    );
  });

  it('of states may stand in a field that does not belong there, which is all that is said', () => {
    errorsAtMarks(`${alloy}model m of X {
  elastic { E = 90 GPa }
  flow f : custom {
    state c = 0.05
    rate c = -c / (1 s)
    strain_rate = c * stress / (1 GPa s)
    «tau» = c * (1 s)
  }
}
test t of m : relaxation_times { T = 300 K .. 400 K step 50 K }`);
  });
});
