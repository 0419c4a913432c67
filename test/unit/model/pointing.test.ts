/**
 * Messages that point into another declaration, which itself is silent and so is not checked again as people type above
 * it. `«…»` marks where the message stands and where it points, `|` where a line is put in.
 */
import { expect, it } from 'vitest';
import { FileChecker } from '../../../server/src/model/file-checker.ts';
import { SourceReader } from '../../../server/src/syntax/source-reader.ts';
import { hostOf } from './check-text.ts';
import { readMarks } from './marked-text.ts';

const model = `alloy X { composition = Zr 50, Cu 50 }
model m of X {
  elastic { E = 90 GPa }
  relaxation beta : debye { strength = 1/80 GPa - 1/90 GPa; tau = arrhenius(tau0: 1e-13 s, U: 80 kJ/mol) }
}`;

const put = (text: string, inserted: string): string => text.replaceAll('|', inserted);

it.each([
  ['into a function that is called wrongly', 'MG207', '|fn shifted(x) = x + «1 K»\n|let a = «shifted(3 s)»\n|'],
  [
    'to the value that a variant overrides an argument of',
    'MG416',
    `|${model.replace('arrhenius(tau0: 1e-13 s, U: 80 kJ/mol)', '«arrhenius(tau0: 1e-13 s, U: 80 kJ/mol)»')}
|model v of X extends m {
  beta.tau.«V» = 90 kJ/mol
}
`,
  ],
  [
    'to the element of the base whose form a variant does not share',
    'MG414',
    `|${model.replace('beta', '«beta»')}
|model v of X extends m {
  relaxation slow : debye { strength = «5 GPa»; tau = 1 s }
}
`,
  ],
])('%s', (_what, code, marked) => {
  const reader = new SourceReader();
  const checker = new FileChecker('file:///models/example.mgmodel', hostOf({}));
  for (const inserted of ['', '\n', '# one line more\n\n', '']) {
    const { text, ranges } = readMarks(`mgmodel 1\n${put(marked, inserted)}`);
    const found = checker.check(reader.read(text)).diagnostics.filter((diagnostic) => diagnostic.code === code);
    const places = found.flatMap(({ range, related = [] }) => [range, ...related.map((one) => one.range)]);
    expect(places.sort((a, b) => a.start - b.start)).toEqual(ranges);
  }
});
