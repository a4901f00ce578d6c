import { expect, it, vi } from 'vitest';
import { storm } from './storm.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 400_000 });

it('loses nothing that it answered and does nothing twice, whatever is killed meanwhile', async () => {
  const { done, findings } = await storm({ seconds: 8, changes: 80, strikes: 3, seed: 7, everyMs: 1_800 });
  const times = new Map(done);
  expect(times.get('server killed (SIGKILL)')).toBeGreaterThan(0);
  expect(times.get('PostgreSQL killed (SIGKILL)')).toBeGreaterThan(0);
  expect(times.get('messages failed')).toBeGreaterThan(0);
  expect(findings.filter(({ broken }) => broken.length > 0)).toEqual([]);
  const idle = findings.filter(({ looked }) => looked === 0).map(({ promise }) => promise);
  expect(idle).toEqual([]);
});
