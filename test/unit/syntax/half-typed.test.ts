/** Edits as people leave them half-way: each gives the one message that is named, and loses nothing else of the file. */
import { expect, test } from 'vitest';
import { parse } from '../../../server/src/syntax/parse.ts';
import type { Declaration } from '../../../server/src/syntax/tree.ts';
import { wholeFile } from '../../support/source-text.ts';

/**
 * What is replaced (its first occurrence), by what, the code of the one issue (none for sound text), and words of the
 * line that it stands in where that is not the line of the edit.
 */
const edits: readonly (readonly [find: string, by: string, issue?: string, line?: string])[] = [
  // values
  ['T_g         = 453 K', 'T_g         = ', 'missing-value'],
  ['T_g         = 453 K', 'T_g', 'missing-token'],
  ['T_g         = 453 K', 'T_', 'missing-token'],
  ['T_g         = 453 K', 'T_g         453 K', 'missing-token'],
  ['300 K .. 550 K step 10 K', '300 K .. step 10 K', 'missing-value'],
  ['300 K .. 550 K step 10 K', '300 K .. 550 K step', 'missing-value'],
  ['300 K .. 550 K step 10 K', '300 K ..', 'missing-value'],
  ['1/30.6 GPa - 1/33 GPa', '1/30.6 GPa -', 'missing-value'],
  ['1/30.6 GPa - 1/33 GPa', '1/30.6 GPa - 1/', 'missing-value'],
  ['x * 1 /s', 'x (1 + 2) /s'],
  ['x * 1 /s', '2 (x + 1)', 'multiplication-needs-sign'],
  ['x * 1 /s', '(x)(x)', 'multiplication-needs-sign'],
  ['x < 0.5', '0 < x < 0.5', 'chained-comparison'],
  ['x < 0.5', 'x <', 'missing-value'],
  ['then (1 - x)/tau else -x^2', 'then (1 - x)/tau', 'missing-token'],
  ['then (1 - x)/tau else -x^2', '', 'missing-token'],
  ['20 degC', '20 degC 3', 'unexpected-token'],
  ['20 degC', '1.2.3 degC', 'malformed-number'],
  ['20 degC', '1e999 K', 'malformed-number'],
  ['20 degC', '20 § degC', 'unreadable-character'],
  // brackets and texts
  ['gumbel(B: B)', 'gumbel(B: B', 'unclosed-bracket'],
  ['gumbel(B: B)', 'gumbel(', 'unclosed-bracket'],
  ['gumbel(B: B)', 'gumbel(B: )', 'missing-value'],
  ['gumbel(B: B)', 'gumbel B: B)', 'stray-bracket'],
  ['gumbel(B: B)', 'gumbel(B: B))', 'stray-bracket'],
  ['gumbel(B: B)', 'gumbel(B: B]', 'unclosed-bracket'],
  ['[1, 16] Hz', '[1, 16 Hz', 'unclosed-bracket'],
  ['[1, 16] Hz', '[1; 16] Hz', 'unexpected-token'],
  ['[1, 16] Hz', '[1 16] Hz', 'unexpected-token'],
  ['[1, 16] Hz', '[1, , 16] Hz', 'missing-value'],
  ['[measured]', '[measured', 'unclosed-bracket'],
  ['"ribbon"', '"ribbon', 'unclosed-string'],
  ['"ribbon"', '“ribbon”', 'unreadable-character'],
  ['from "data/dma.csv"', 'from', 'missing-value'],
  // braces
  ['  T_g         = 453 K\n}', '  T_g         = 453 K\n', 'unclosed-brace', 'alloy La60'],
  ['elastic { E = 33 GPa }', 'elastic { E = 33 GPa', 'unclosed-brace'],
  ['elastic { E = 33 GPa }', 'elastic { E = 33 GPa } }', 'stray-brace'],
  ['elastic { E = 33 GPa }', 'elastic E = 33 GPa }', 'stray-brace'],
  ['spectrum = gumbel(B: B)\n  }', 'spectrum = gumbel(B: B)', 'unclosed-brace', 'relaxation beta'],
  ['spectrum = gumbel(B: B)\n  }', 'spectrum = gumbel(B: B)\n  }\n  }', 'stray-brace', '}\n\n  flow'],
  ['strain_rate = x * 1 /s\n  }\n}', 'strain_rate = x * 1 /s\n}', 'unclosed-brace', 'flow f'],
  ['strain_rate = x * 1 /s\n  }\n}', 'strain_rate = x * 1 /s\n  }\n', 'unclosed-brace', 'model as_cast'],
  ['strain_rate = x * 1 /s\n  }\n}', 'strain_rate = x * 1 /s\n  }\n}\n}', 'stray-brace', '}\n\nmodel aged'],
  ['model aged of La60Ni15Al25 extends as_cast {', 'model aged of La60Ni15Al25 extends as_cast', 'missing-token'],
  // headers
  ['model aged of', 'modle aged of', 'unknown-declaration'],
  ['model aged of', 'model of', 'missing-name'],
  ['model aged of La60Ni15Al25', 'model aged of', 'missing-name'],
  ['model aged of La60Ni15Al25', 'model aged La60Ni15Al25', 'missing-token'],
  ['extends as_cast', 'extends', 'missing-name'],
  ['relaxation beta : debye', 'relaxation beta :', 'missing-name'],
  ['relaxation beta : debye', 'relaxation beta debye', 'missing-token'],
  ['relaxation beta : debye', 'relaxation : debye', 'missing-name'],
  [': dma_temperature', ':', 'missing-name'],
  [': dma_temperature', '', 'missing-token'],
  ['as_cast, aged :', 'as_cast, :'],
  ['param B = 0.35 in 0.1 .. 1', 'param B = 0.35 in', 'missing-value'],
  ['param B = 0.35 in 0.1 .. 1', 'param B', 'missing-token'],
  ['param B = 0.35 in 0.1 .. 1', 'param', 'missing-name'],
  ['param B = 0.35 in 0.1 .. 1', 'B = 0.35', 'unknown-declaration'],
  ['fn tau(T: temperature, Ω: volume)', 'fn tau(T: temperature, Ω:', 'unclosed-bracket'],
  ['fn tau(T: temperature, Ω: volume)', 'fn tau', 'missing-token'],
  ['let T_room', 'let step', 'keyword-as-name'],
  ['curve softening {', 'curve {', 'missing-name'],
  ['on dma\n', 'on\n', 'missing-name'],
  // statements
  ['beta.tau.U = 84', 'beta. = 84', 'missing-name'],
  ['beta.tau.U = 84 kJ/mol', 'beta.tau.', 'missing-name'],
  ['over c = 0 % .. 5 % lin 6', 'over', 'missing-name'],
  ['over c = 0 % .. 5 % lin 6', 'over c = 0 % .. 5 % lin', 'missing-value'],
  ['expect argmax(loss_modulus, 300 K .. 400 K) in 350 K .. 370 K', 'expect', 'missing-value'],
  ['within 5 %', 'within', 'missing-value'],
  ['for frequency = 1 Hz', 'for', 'missing-name'],
  ['for frequency = 1 Hz', 'for frequency', 'missing-token'],
  ['heat to 430 K at 10 K/min', 'heat to 430 K at', 'missing-value'],
  ['composition = La 60, Ni 15, Al 25', 'composition = La 60, Ni', 'missing-value'],
  ['composition = La 60, Ni 15, Al 25', 'composition = La 60 Ni 15, Al 25', 'missing-token'],
  ['column 3 in MPa', 'column', 'missing-value'],
];

/** Names that the whole file declares. */
const declared = namesOf(wholeFile);

function namesOf(text: string): string[] {
  return parse(text).declarations.flatMap((declaration) => nameOf(declaration) ?? []);
}

function nameOf(declaration: Declaration): string | undefined {
  return 'name' in declaration ? declaration.name.text : undefined;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function edited(find: string, by: string): string {
  expect(wholeFile).toContain(find);
  return wholeFile.replace(find, () => by);
}

for (const [find, by, issue, line] of edits) {
  test(`«${find.replaceAll('\n', '⏎')}» becomes «${by.replaceAll('\n', '⏎')}»`, () => {
    const text = edited(find, by);
    const place = line === undefined ? wholeFile.indexOf(find) : text.indexOf(line);
    const found = parse(text).issues.map((one) => `${lineOf(text, one.range.start)}: ${one.code}`);
    expect(found).toEqual(issue === undefined ? [] : [`${lineOf(text, place)}: ${issue}`]);
  });

  test(`all other names are still declared when «${find.replaceAll('\n', '⏎')}» becomes «${by.replaceAll('\n', '⏎')}»`, () => {
    const names = namesOf(edited(find, by));
    expect(declared.filter((name) => !names.includes(name)).length).toBeLessThanOrEqual(1);
  });
}
