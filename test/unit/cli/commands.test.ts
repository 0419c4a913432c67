import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../../server/src/cli/arguments.ts';
import { runCheck } from '../../../server/src/cli/commands/check.ts';
import { runFormat } from '../../../server/src/cli/commands/format.ts';
import { runRun, type RunOptions } from '../../../server/src/cli/commands/run.ts';
import { capture, folderWith, smallModel, type Folder } from './command.ts';

const aNumber: unknown = expect.any(Number);
const aCode: unknown = expect.stringMatching(/^MG\d{3}$/);

let folder: Folder | undefined;
afterEach(() => {
  folder?.remove();
  folder = undefined;
});
const files = (contents: Parameters<typeof folderWith>[0]): Folder => (folder = folderWith(contents));

describe('the call', () => {
  test.each([
    [[], 'no command is given'],
    [['chekc', 'a.mgmodel'], "there is no command 'chekc'"],
    [['check'], "'check' needs a file"],
    [['check', '--csv', 'out', 'a.mgmodel'], "'check' has no option --csv"],
    [['run', '--frobnicate', 'a.mgmodel'], 'frobnicate'],
  ])('%j is refused: %s', (words, reason) => {
    const line = parseCommandLine(words);
    expect('mistake' in line && line.mistake).toContain(reason);
  });

  test('options may stand before and behind the files', () => {
    expect(parseCommandLine(['run', 'a', '--json', '--test', 'x', '--test', 'y', 'b'])).toMatchObject({
      command: 'run',
      files: ['a', 'b'],
      options: { json: true, test: ['x', 'y'] },
    });
  });
});

describe('check', () => {
  const check = (names: readonly string[], json = true) => {
    const terminal = capture();
    const status = runCheck(
      names.map((name) => folder?.at(name) ?? name),
      { json },
      terminal,
    );
    return { status, terminal };
  };

  test('a file without errors: status 0, LSP positions, an object', () => {
    files({ 'a.mgmodel': 'let x = 3 GPa + 2 GPa\n' });
    const { status, terminal } = check(['a.mgmodel']);
    expect(status).toBe(0);
    const answer: unknown = JSON.parse(terminal.output());
    expect(answer).toMatchObject({ file: folder?.at('a.mgmodel') });
    expect(terminal.output()).not.toContain('"severity":"error"');
  });

  test('an error: status 1, its line and columns counted from zero', () => {
    files({ 'a.mgmodel': 'mgmodel 1\nlet x = 3 GPa + 2 s\n' });
    const { status, terminal } = check(['a.mgmodel']);
    expect(status).toBe(1);
    const range = { start: { line: 1, character: 16 }, end: { line: 1, character: 19 } };
    const error = { severity: 'error', code: aCode, range } as const;
    const answer: unknown = JSON.parse(terminal.output());
    expect(answer).toMatchObject({ diagnostics: [error] });
  });

  test('several files: an array; one that is missing: status 2 and a sentence', () => {
    files({ 'a.mgmodel': 'let x = 1\n' });
    const { status, terminal } = check(['a.mgmodel', 'missing.mgmodel']);
    expect(status).toBe(2);
    expect(JSON.parse(terminal.output())).toHaveLength(2);
    expect(terminal.errors()).toContain('missing.mgmodel does not exist');
  });

  test('people get file:line:column', () => {
    files({ 'a.mgmodel': 'mgmodel 1\nlet x = 3 GPa + 2 s\n' });
    expect(check(['a.mgmodel'], false).terminal.output()).toMatch(/a\.mgmodel:2:17: error MG\d{3}: /);
  });

  test.each([
    ['UTF-16, as an old editor saves it', Buffer.from('\uFEFFmgmodel 1\nlet x = 1 GPa\n', 'utf16le'), 0],
    ['a byte order mark', Buffer.from('\uFEFFmgmodel 1\nlet x = 1 GPa\n', 'utf8'), 0],
    ['Latin-1 is not guessed at', Buffer.from([0x23, 0x20, 0xe4, 0x0a]), 2],
  ])('%s', (_, bytes, status) => {
    files({ 'a.mgmodel': bytes });
    expect(check(['a.mgmodel']).status).toBe(status);
  });

  test('an import outside the workspace is refused', () => {
    files({ 'model/a.mgmodel': 'mgmodel 1\nimport "../secret.mgmodel"\n', 'secret.mgmodel': 'let y = 1\n' });
    const { status, terminal } = check(['model/a.mgmodel']);
    expect(status).toBe(1);
    expect(terminal.output()).toContain('outside the workspace');
  });
});

describe('run', () => {
  const run = async (text: string, options: RunOptions = {}) => {
    files({ 'a.mgmodel': text });
    const terminal = capture();
    const status = await runRun([folder?.at('a.mgmodel') ?? ''], options, terminal);
    return { status, terminal };
  };
  // The stress of a three-parameter solid at rest: E1 times the strain.
  const rest = 30e9 * 0.002;

  test('JSON in SI, accuracy with every series', async () => {
    const { status, terminal } = await run(smallModel(), { json: true });
    expect(status).toBe(0);
    const answer: unknown = JSON.parse(terminal.output());
    const nearRest: unknown = expect.closeTo(rest, 3);
    const curve = {
      model: 'zener',
      at: { T: { value: 300, unit: 'K' }, strain: { value: 0.002, unit: '' } },
      x: { name: 'time', unit: 's', values: [0.01, 1, 100] },
      series: {
        stress: {
          unit: 'Pa',
          values: [aNumber, aNumber, nearRest],
          accuracy: { rtol: aNumber, atol: aNumber },
        },
      },
    };
    expect(answer).toMatchObject({ tests: [{ name: 'hold', protocol: 'stress_relaxation', curves: [curve] }] });
  });

  test('an expectation that holds: 0; one that fails: 1, said at its line', async () => {
    expect((await run(smallModel('expect last(stress) = 60 MPa within 1 %'))).status).toBe(0);
    const { status, terminal } = await run(smallModel('expect last(stress) = 80 MPa within 1 %'));
    expect(status).toBe(1);
    expect(terminal.output()).toMatch(/a\.mgmodel:18:\d+: error MG650: expected .*80 MPa.*computed 60 MPa/);
  });

  test('what a source states is shown and never fails', async () => {
    const { status, terminal } = await run(smallModel('stated last(stress) = 80 MPa from "a paper"'));
    expect(status).toBe(0);
    expect(terminal.output()).toContain('· stated last(stress) = 80 MPa (a paper): computed 60 MPa');
  });

  test('what is derived from curves is part of the table: fragility, laws of shift factors with errors', async () => {
    const { status, terminal } = await run(`mgmodel 1
alloy A { composition = Pd 40, Ni 40, P 20; T_g = 568 K }
model m of A {
  elastic { E = 95 GPa }
  relaxation a : debye { strength = 90 GPa; tau = vft(tau0: 1e-13 s, B: 4500 K, T0: 440 K) }
}
test angell of m : angell_plot { T = 568 K .. 600 K step 8 K }
test shifted of m : master_curve { T = 550 K .. 590 K step 10 K; frequency = 1 mHz .. 1 Hz log 7; reference = 560 K }
`);
    expect(status).toBe(0);
    // m = B T_g/((T_g − T0)² ln 10)
    expect(terminal.output()).toMatch(
      / {2}angell\n {4}fragility m of a = 67\.75\n {4}apparent activation energy of a = 736\.8 kJ\/mol/,
    );
    expect(terminal.output()).toMatch(
      /Arrhenius U = 7\d\d(\.\d)? kJ\/mol ± \d+ kJ\/mol\n.*\n {4}VFT B = 4500 K\n {4}VFT T0 = 440 K\n/,
    );
  });

  test('a test with an error does not keep the others from running', async () => {
    const broken = `${smallModel()}\ntest wrong of zener : creep { T = 300 K; stress = 5 s; hold = 1 s }\n`;
    const { status, terminal } = await run(broken, { json: true });
    expect(status).toBe(1);
    const answer: unknown = JSON.parse(terminal.output());
    expect(answer).toMatchObject({ tests: [{ name: 'hold' }] });
  });

  test('--test picks; an unknown name is a mistake in the call', async () => {
    expect((await run(smallModel(), { test: ['hold'] })).status).toBe(0);
    const { status, terminal } = await run(smallModel(), { test: ['hodl'] });
    expect(status).toBe(2);
    expect(terminal.errors()).toContain("no test is named 'hodl'");
  });

  test('--csv: full precision, units in the header, where it came from', async () => {
    await run(smallModel());
    const out = folder?.at('csv') ?? '';
    await runRun([folder?.at('a.mgmodel') ?? ''], { csv: out }, capture());
    const [name] = readdirSync(out);
    const text = readFileSync(`${out}/${name ?? ''}`, 'utf8');
    expect(text).toMatch(/^# hold.*\n# .*sha256 [0-9a-f]{12}.*\n# accuracy: .*\ntime \(s\),stress \(Pa\)/);
    expect(Number(text.trim().split('\n').at(-1)?.split(',')[1])).toBeCloseTo(rest, 3);
  });

  test('--junit: a case for each expectation, failures with what came out', async () => {
    await run(smallModel('expect last(stress) = 80 MPa within 1 %\n  expect first(stress) > 1 MPa'));
    const out = folder?.at('report.xml') ?? '';
    await runRun([folder?.at('a.mgmodel') ?? ''], { junit: out }, capture());
    const xml = readFileSync(out, 'utf8');
    expect(xml).toContain('tests="2" failures="1"');
    expect(xml).toMatch(/<failure message="[^"]*computed[^"]*"\/>/);
  });

  test('a folder that cannot be written is said, with status 2', async () => {
    const terminal = capture();
    files({ 'a.mgmodel': smallModel(), taken: 'a file' });
    expect(await runRun([folder?.at('a.mgmodel') ?? ''], { csv: folder?.at('taken') ?? '' }, terminal)).toBe(2);
    expect(terminal.errors()).toContain('could not be written');
  });
});

describe('fmt', () => {
  test('formats in place once; --check says what would change and leaves it', () => {
    files({ 'a.mgmodel': 'mgmodel 1\nlet   x=1GPa   # one\n' });
    const path = folder?.at('a.mgmodel') ?? '';
    const before = readFileSync(path, 'utf8');
    expect(runFormat([path], { check: true }, capture())).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(runFormat([path], {}, capture())).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('let x = 1 GPa  # one');
    expect(runFormat([path], { check: true }, capture())).toBe(0);
  });

  test('a missing file: status 2', () => {
    files({});
    expect(runFormat([folder?.at('none.mgmodel') ?? ''], {}, capture())).toBe(2);
    expect(existsSync(folder?.at('none.mgmodel') ?? '')).toBe(false);
  });
});
