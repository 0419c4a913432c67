import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referencePages } from '../../../server/src/features/documentation/reference.ts';

const folder = new URL('../../../docs/reference/', import.meta.url);

describe('the reference in docs/reference is what the descriptors say', () => {
  const pages = referencePages();

  test.each(Object.entries(pages))('%s', (name, text) => {
    if (process.env['UPDATE'] === '1') writeFileSync(new URL(name, folder), text);
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  });

  test('no page is left over', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(pages).sort());
  });
});
