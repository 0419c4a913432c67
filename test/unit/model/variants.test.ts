/** Models that extend others: overrides, replaced elements, inherited expressions in their new surroundings. */
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../../server/src/solver/problem.ts';
import { evaluateFormula } from '../../../server/src/formula/compile.ts';
import { checkText, errorsOf } from './check-text.ts';

const base = `mgmodel 1
alloy X { composition = Zr 50, Cu 50; T_g = 700 K; stiffness = 90 GPa }
alloy Y { composition = La 60, Al 40; T_g = 450 K; stiffness = 33 GPa }
param U = 80 kJ/mol in 70 .. 100 kJ/mol
model m of X {
  elastic { E = stiffness }
  relaxation beta : debye {
    strength = 0.1/stiffness
    tau = arrhenius(1e-13 s, U)
    spectrum = gumbel(B: 0.4)
  }
}
`;

function fieldOf(text: string, model: string, element: string, field: string): FieldValue | undefined {
  const checked = checkText(base + text);
  expect(errorsOf(checked)).toEqual([]);
  const found = checked.problem.models.find(({ name }) => name === model);
  return found?.elements.find(({ name }) => name === element)?.fields[field];
}

function numberOf(value: FieldValue | undefined, argument?: string): number | undefined {
  const variables = { 'param:U': 80e3, T: 500 };
  if (value?.type === 'formula') return evaluateFormula(value.formula, variables);
  const formula =
    (value?.type === 'law' || value?.type === 'spectrum') && argument ? value.arguments[argument] : undefined;
  return formula && evaluateFormula(formula, variables);
}

describe('a variant', () => {
  it('says only what differs', () => {
    const text = 'model n of X extends m { elastic.E = 95 GPa }';
    expect(numberOf(fieldOf(text, 'n', 'elastic', 'E'))).toBe(95e9);
    expect(numberOf(fieldOf(text, 'n', 'beta', 'tau'), 'U')).toBe(80e3);
    expect(numberOf(fieldOf(text, 'm', 'elastic', 'E'))).toBe(90e9);
  });

  it('evaluates what it inherits in itself: with its alloy, with what it overrides', () => {
    const text = 'model n of Y extends m { }';
    expect(numberOf(fieldOf(text, 'n', 'elastic', 'E'))).toBe(33e9);
    expect(numberOf(fieldOf(text, 'n', 'beta', 'strength'))).toBeCloseTo(0.1 / 33e9, 20);
  });

  it('reaches an argument of a law, named or not', () => {
    const text = 'model n of X extends m { beta.tau.U = 90 kJ/mol; beta.spectrum.B = 0.5 }';
    expect(numberOf(fieldOf(text, 'n', 'beta', 'tau'), 'U')).toBe(90e3);
    expect(numberOf(fieldOf(text, 'n', 'beta', 'tau'), 'tau0')).toBe(1e-13);
    expect(numberOf(fieldOf(text, 'n', 'beta', 'spectrum'), 'B')).toBe(0.5);
  });

  it('of a variant sees the overrides of both', () => {
    const text =
      'model n of X extends m { beta.tau.U = 90 kJ/mol }\nmodel o of Y extends n { beta.tau.tau0 = 1e-12 s }';
    expect(numberOf(fieldOf(text, 'o', 'beta', 'tau'), 'U')).toBe(90e3);
    expect(numberOf(fieldOf(text, 'o', 'beta', 'tau'), 'tau0')).toBe(1e-12);
  });

  it('replaces an element that it declares again', () => {
    const text = 'model n of X extends m { relaxation beta : debye { strength = 1e-12 /Pa; tau = 2 s } }';
    expect(numberOf(fieldOf(text, 'n', 'beta', 'tau'))).toBe(2);
    expect(fieldOf(text, 'n', 'beta', 'spectrum')).toBeUndefined();
  });

  it('keeps the whole-model kind that it extends', () => {
    const text = `model z of X : three_parameter { E1 = 30 GPa; E2 = 6 GPa; eta = 4 GPa s }
model y of X extends z { E1 = 31 GPa }`;
    const checked = checkText(base + text);
    expect(errorsOf(checked)).toEqual([]);
    const model = checked.problem.models.find(({ name }) => name === 'y');
    expect(model?.kind).toBe('three_parameter');
    expect(numberOf(model?.fields['E1'])).toBe(31e9);
    expect(numberOf(model?.fields['E2'])).toBe(6e9);
  });

  it('is told when what it inherits cannot be evaluated in it', () => {
    const text = 'alloy Z { composition = La 60, Al 40 }\nmodel n of Z extends m { }';
    const errors = errorsOf(checkText(base + text));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('MG434: `elastic.E`, which `n` inherits from `m`, cannot be evaluated here');
  });

  it('does not repeat the errors of the model that it extends', () => {
    const wrong = base.replace('B: 0.4', 'B: 0.4 K');
    expect(errorsOf(checkText(`${wrong}model n of X extends m { elastic.E = 91 GPa }`))).toHaveLength(1);
  });

  it('notes overrides as such for rename and references', () => {
    const text = `${base}model n of X extends m { elastic.E = 95 GPa }`;
    const checked = checkText(text);
    const override = checked.uses.find(({ role }) => role === 'override');
    expect(override && text.slice(override.range.start, override.range.end)).toBe('E');
    expect(override?.symbolId).toBe('file:///models/example.mgmodel#m.elastic.E');
  });

  it('of an imported model works across files', () => {
    const checked = checkText(
      'mgmodel 1\nimport "base.mgmodel"\nmodel n of Y extends m { beta.tau.U = 90 kJ/mol }\ntest t of n : relaxation_times { T = 300 K .. 400 K step 50 K }',
      { 'base.mgmodel': base },
    );
    expect(errorsOf(checked)).toEqual([]);
    const model = checked.problem.models.find(({ name }) => name === 'n');
    expect(numberOf(model?.elements.find(({ name }) => name === 'beta')?.fields['tau'], 'U')).toBe(90e3);
    expect(checked.problem.parameters.map(({ name }) => name)).toEqual(['U']);
  });

  describe('of a flow with states', () => {
    const flow = `model f of X {
  elastic { E = stiffness }
  flow defects : custom { state c = 2e-3; rate c = -c/(1 s); strain_rate = c * stress/(1e12 Pa s) }
}
`;

    function startOf(text: string, model: string): number | undefined {
      const checked = checkText(base + flow + text);
      expect(errorsOf(checked)).toEqual([]);
      const found = checked.problem.models.find(({ name }) => name === model);
      const start = found?.elements.find(({ name }) => name === 'defects')?.states?.[0]?.start;
      return start && evaluateFormula(start, { 'param:U': 80e3, T: 500 });
    }

    it('starts them elsewhere, and a variant of it again', () => {
      const text = 'model g of X extends f { defects.c = 5e-3 }\nmodel h of X extends g { defects.c = 7e-3 }';
      expect(['f', 'g', 'h'].map((model) => startOf(text, model))).toEqual([2e-3, 5e-3, 7e-3]);
    });

    it('keeps the start that it does not change', () => {
      expect(startOf('model g of X extends f { elastic.E = 91 GPa }', 'g')).toBe(2e-3);
    });

    it('keeps their dimension: one message, at the value', () => {
      const errors = errorsOf(checkText(`${base}${flow}model g of X extends f { defects.c = 5 s }`));
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain('MG302: c of custom is a number (dimensionless); 5 s is a time');
    });

    it('is told the names of the states when it misspells one', () => {
      const errors = errorsOf(checkText(`${base}${flow}model g of X extends f { defects.d = 5e-3 }`));
      expect(errors).toEqual([expect.stringContaining('its fields are `strain_rate` and `c`')]);
    });
  });
});
