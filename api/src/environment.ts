import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@aplomb/core';
import { type ApiKey, readApiKeys } from './http/apiKeys.ts';

/** What the environment asks of the server. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded server. */
  readonly databaseUrl: string | null;
  /** None: only this machine is served. */
  readonly keys: readonly ApiKey[];
  /** A folder with one folder per brand. */
  readonly playbooks: string;
  readonly locale: Locale;
  readonly logLevel: string;
}

/** Reads the environment, or says in one sentence what is wrong with it. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment | string {
  const databaseUrl = env.DATABASE_URL || null;
  const keys = readApiKeys(env.APLOMB_API_KEY ?? '');
  if (databaseUrl !== null && keys.length === 0)
    return 'DATABASE_URL is set, APLOMB_API_KEY is not: refusing to serve a shared database to everybody.';
  if (env.HOST && keys.length === 0)
    return 'HOST is set, APLOMB_API_KEY is not: without a key only this machine is served.';
  const port = Number(env.PORT || '4000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return `PORT is not a port: ${env.PORT}`;
  return {
    port,
    host: env.HOST || (keys.length === 0 ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl,
    keys,
    playbooks: env.APLOMB_PLAYBOOKS || join(fileURLToPath(new URL('../..', import.meta.url)), 'playbooks'),
    locale: (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('fr') ? 'fr' : 'en',
    logLevel: env.APLOMB_LOG || 'warn',
  };
}
