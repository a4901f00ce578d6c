import { expect, it, vi } from 'vitest';
import { fuzz } from './fuzz/run.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 400_000 });

it('answers whatever is sent, and never with a fault of its own', async () => {
  const { sent, failures, logged, codes, alive } = await fuzz(2_000, 11, () => {});
  expect(failures).toEqual([]);
  expect(logged).toEqual([]);
  expect(alive).toBe(true);
  expect(sent).toBe(2_000);
  // It got through to the resolvers, and was refused on the way, often enough to mean something.
  expect(codes.none).toBeGreaterThan(300);
  for (const code of ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'CASE_UNKNOWN']) {
    expect(codes[code], code).toBeGreaterThan(5);
  }
});
