/** How quantities are scaled that are known by their unit only. */
import { expect, test } from 'vitest';
import { presentByUnit } from '../../../server/src/preview/presentation.ts';

test.each([
  ['a curve of a million points over decades', Array.from({ length: 1e6 }, (_, i) => i + 1), 'log'],
  ['a curve within decades', [1, 2, 5], 'linear'],
  ['what changes its sign', [-1, 1, 1e9], 'linear'],
])('%s', (_, values, scale) => expect(presentByUnit('y', 'Pa', values).scale).toBe(scale));
