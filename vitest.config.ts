import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One graphql in tests, as in production: without this, vitest loads its CommonJS and its module build side by side.
  ssr: { resolve: { conditions: [...defaultServerConditions, 'module-sync'] } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
  },
});
