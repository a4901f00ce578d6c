/** Runs the real command line in a process of its own. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const MAIN = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** No colour, no language: only what a test says. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '', TZ: 'UTC' };

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export function aplomb(args: readonly string[], { cwd, input = '', env = {} }: Around = {}): Ran {
  const options: SpawnSyncOptions = { input, env: { ...ENVIRONMENT, ...env }, maxBuffer: 1 << 28, encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [MAIN, ...args],
    cwd === undefined ? options : { ...options, cwd },
  );
  return { code: status, out: String(stdout), err: String(stderr) };
}

/** JSON lines → values. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
