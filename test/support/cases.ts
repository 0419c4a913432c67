/**
 * Tests as data. A file of cases holds any number of
 *
 *     === title
 *     input
 *     ---
 *     expected output
 *
 * and each becomes one test. `UPDATE=1 npx vitest run FILE` writes what came out into the file; look at the difference
 * before you commit it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';

interface Case {
  readonly title: string;
  readonly input: string;
  readonly expected: string;
}

const updating = process.env['UPDATE'] === '1';

function readCases(path: string): readonly Case[] {
  const [, ...parts] = `\n${readFileSync(path, 'utf8')}`.split('\n=== ');
  return parts.map((part) => {
    const [head = '', ...rest] = part.split('\n---\n');
    const [title = '', ...input] = head.split('\n');
    return { title, input: input.join('\n'), expected: rest.join('\n---\n').trimEnd() };
  });
}

const writeCase = ({ title, input, expected }: Case): string => `=== ${title}\n${input}\n---\n${expected}\n`;

/** Runs every case of a file through `run`, which turns the input into the output that is compared. */
export function runCases(file: URL, run: (input: string) => string): void {
  const cases = readCases(file.pathname);
  const updated: Case[] = [];
  describe(decodeURIComponent(file.pathname.split('/').at(-1) ?? ''), () => {
    test('holds cases', () => expect(cases.length).toBeGreaterThan(0));
    for (const one of cases)
      test(one.title, () => {
        const output = run(one.input).trimEnd();
        updated.push({ ...one, expected: output });
        if (!updating) expect(output).toBe(one.expected);
      });
    afterAll(() => {
      if (updating && updated.length === cases.length) writeFileSync(file.pathname, updated.map(writeCase).join('\n'));
    });
  });
}
