/**
 * Realistic mistakes and what the checker says of each. Beside every `.mgmodel` of the folder lies what is expected;
 * `UPDATE=1` rewrites it, to be read and judged as the user would read it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.ts';
import { writeDiagnostics } from './write-diagnostics.ts';

const folder = join(import.meta.dirname, '../../fixtures/wrong');
const models = readdirSync(folder).filter((file) => file.endsWith('.mgmodel'));

/** Tables that the fixtures name. */
const tables = { 'dma.csv': 'T,E1,E2\n20,1,2\n' };

describe('wrong models', () => {
  it.each(models)('%s', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const found = writeDiagnostics(text, checkText(text, tables).diagnostics);
    const expectedFile = join(folder, file.replace(/\.mgmodel$/, '.expected'));
    if (process.env['UPDATE'] === '1') writeFileSync(expectedFile, found);
    expect(existsSync(expectedFile), `${expectedFile} is missing; UPDATE=1 writes it`).toBe(true);
    expect(found).toBe(readFileSync(expectedFile, 'utf8'));
  });
});
