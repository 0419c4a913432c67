import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,physics,properties}/**/*.test.ts'],
    // A test that is left out proves nothing, and one left alone hides the others.
    allowOnly: false,
    passWithNoTests: false,
    testTimeout: 20_000,
    // Threads end with their process, also one that hangs in a loop.
    pool: 'threads',
  },
});
