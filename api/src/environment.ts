import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '@aplomb/core';
import { z } from 'zod';
import { type EnvironmentKey, readApiKeys } from './access/environmentKeys.ts';
import { type OidcSettings, readOidc } from './access/oidcSettings.ts';
import { usualRate } from './limits/rate.ts';
import type { Said } from './refusal.ts';
import { readMasterKey } from './vault/master.ts';

/** What the environment asks of the server. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded server. */
  readonly databaseUrl: string | null;
  /** None: only this machine is served. */
  readonly keys: readonly EnvironmentKey[];
  /** Whose people may ask besides; null: nobody's. */
  readonly oidc: OidcSettings | null;
  /** A folder with one folder per brand. */
  readonly playbooks: string;
  /** Webhooks may go to private addresses and over plain http. */
  readonly privateWebhooks: boolean;
  /** Cost that each key may spend in a minute; null: nobody counts. */
  readonly rate: number | null;
  readonly locale: Locale;
  readonly logLevel: string;
}

/** What is wrong with it, each mistake in a sentence. */
export interface Mistakes {
  readonly mistakes: readonly string[];
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const usualPlaybooks = join(fileURLToPath(new URL('../..', import.meta.url)), 'playbooks');
const address = (pattern: RegExp) => z.string().regex(pattern).refine(URL.canParse).optional();

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().optional(),
  DATABASE_URL: address(/^postgres(ql)?:\/\//),
  APLOMB_API_KEY: z.string().default(''),
  APLOMB_PLAYBOOKS: z.string().refine(isFolder).default(usualPlaybooks),
  APLOMB_MASTER_KEY: z.string().refine(isMasterKey).optional(),
  APLOMB_WEBHOOKS_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  APLOMB_RATE: z.coerce.number().int().min(0).default(usualRate),
  APLOMB_LOG: z.enum(levels).default('warn'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address(/^https?:\/\//),
});

/** What each must be. What stands in it is not shown: some of it is secret. */
const wanted: Readonly<Record<keyof typeof settings.shape, Said>> = {
  PORT: { fr: 'un port, de 0 à 65535', en: 'a port, 0 to 65535' },
  HOST: { fr: 'une adresse', en: 'an address' },
  DATABASE_URL: { fr: 'une adresse postgresql://…', en: 'an address postgresql://…' },
  APLOMB_API_KEY: { fr: 'des clés, séparées par des espaces', en: 'keys, apart by spaces' },
  APLOMB_PLAYBOOKS: { fr: 'un dossier qui existe', en: 'a folder that exists' },
  APLOMB_MASTER_KEY: { fr: '32 octets en base64 ou en hexadécimal', en: '32 bytes in base64 or hexadecimal' },
  APLOMB_WEBHOOKS_ALLOW_PRIVATE: { fr: '0 ou 1', en: '0 or 1' },
  APLOMB_RATE: { fr: 'un nombre entier, 0 pour ne pas compter', en: 'a whole number, 0 not to count' },
  APLOMB_LOG: { fr: `l'un de ${levels.join(', ')}`, en: `one of ${levels.join(', ')}` },
  OTEL_EXPORTER_OTLP_ENDPOINT: { fr: 'une adresse http(s)://…', en: 'an address http(s)://…' },
};

const exposed = {
  DATABASE_URL: {
    fr: "DATABASE_URL est donné, APLOMB_API_KEY ne l'est pas : une base partagée n'est pas servie à tout le monde.",
    en: 'DATABASE_URL is set, APLOMB_API_KEY is not: refusing to serve a shared database to everybody.',
  },
  HOST: {
    fr: "HOST est donné, APLOMB_API_KEY ne l'est pas : sans clé, seule cette machine est servie.",
    en: 'HOST is set, APLOMB_API_KEY is not: without a key only this machine is served.',
  },
} as const satisfies Record<string, Said>;

/** Reads the environment, or says every mistake in it at once, in the language of LANG. What is empty counts as not set. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment | Mistakes {
  const locale = (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('fr') ? 'fr' : 'en';
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = settings.safeParse(given);
  const names = new Set((read.error?.issues ?? []).map(({ path }) => path[0] as keyof typeof wanted));
  const mistakes = [...names].map((name) =>
    locale === 'fr' ? `${name} doit être ${wanted[name].fr}.` : `${name} must be ${wanted[name].en}.`,
  );
  const keys = readApiKeys(given.APLOMB_API_KEY ?? '');
  const oidc = readOidc(given);
  if (oidc !== null && 'fr' in oidc) mistakes.push(oidc[locale]);
  for (const name of ['DATABASE_URL', 'HOST'] as const) {
    if (given[name] !== undefined && keys.length === 0 && oidc === null) mistakes.push(exposed[name][locale]);
  }
  if (!read.success || mistakes.length > 0 || (oidc !== null && 'fr' in oidc)) return { mistakes };
  const { data } = read;
  return {
    port: data.PORT,
    host: data.HOST ?? (keys.length === 0 && oidc === null ? '127.0.0.1' : '0.0.0.0'),
    databaseUrl: data.DATABASE_URL ?? null,
    keys,
    oidc,
    playbooks: data.APLOMB_PLAYBOOKS,
    privateWebhooks: data.APLOMB_WEBHOOKS_ALLOW_PRIVATE === '1',
    rate: data.APLOMB_RATE === 0 ? null : data.APLOMB_RATE,
    locale,
    logLevel: data.APLOMB_LOG,
  };
}

function isMasterKey(text: string): boolean {
  return readMasterKey(text) !== null;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
