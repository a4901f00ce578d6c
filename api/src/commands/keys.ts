import { parseArgs } from 'node:util';
import type { Locale } from '@aplomb/core';
import { createKey, type FreshKey, listKeys, revokeKey, rotateKey, type ShownKey } from '../access/keyring.ts';
import { isScope, scopes } from '../access/scopes.ts';
import { strangersOf } from '../access/strangers.ts';
import { CommandRefused, type Setting } from './command.ts';
import { withDatabase } from './database.ts';

const idForm = /^apl_[a-z0-9]{8}$/;
const wordForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `aplomb key create|list|rotate|revoke`: the first word says which. */
export async function runKey([verb, ...words]: readonly string[], setting: Setting): Promise<number> {
  const verbs = { create, list, rotate, revoke } as const;
  if (verb === undefined || !Object.hasOwn(verbs, verb)) {
    throw new CommandRefused(
      { fr: 'Dites create, list, rotate ou revoke.', en: 'Say create, list, rotate or revoke.' },
      setting.locale,
    );
  }
  return verbs[verb as keyof typeof verbs](words, setting);
}

async function create(words: readonly string[], setting: Setting): Promise<number> {
  const { locale } = setting;
  const options = { name: text, scopes: text, brands: text, roles: text, expires: text };
  const { values } = read(words, options, 0, locale);
  const now = Date.now();
  const wanted = {
    name: needed(values.name, '--name', locale),
    scopes: listOf(needed(values.scopes, '--scopes', locale), '--scopes', locale),
    brands: listOf(needed(values.brands, '--brands', locale), '--brands', locale),
    roles: listOf(values.roles ?? 'all', '--roles', locale),
    expiresAt: values.expires === undefined ? null : expiryOf(values.expires, now, locale),
  };
  const unknown = wanted.scopes.find((word) => word !== '*' && !isScope(word));
  if (unknown !== undefined) {
    const there = Object.keys(scopes).join(', ');
    const shown = JSON.stringify(unknown);
    throw new CommandRefused(
      { fr: `Portée inconnue : ${shown}. Il y a : ${there}.`, en: `Unknown scope: ${shown}. There are: ${there}.` },
      locale,
    );
  }
  const fresh = await withDatabase(setting, async ({ db }) => {
    for (const line of await strangersOf(db, wanted, locale)) setting.warn(line);
    return createKey(db, wanted, new Date(now));
  });
  return tell(fresh, setting);
}

async function list(words: readonly string[], setting: Setting): Promise<number> {
  const { values } = read(words, { json: { type: 'boolean' } }, 0, setting.locale);
  const keys = await withDatabase(setting, ({ db }) => listKeys(db));
  if (values.json === true) {
    setting.print(JSON.stringify(keys, null, 2));
    return 0;
  }
  for (const key of keys) for (const line of linesOf(key, setting.locale)) setting.print(line);
  if (keys.length === 0) setting.print(setting.locale === 'fr' ? 'Aucune clé.' : 'No keys.');
  return 0;
}

async function rotate(words: readonly string[], setting: Setting): Promise<number> {
  const { values, id } = read(words, { grace: text }, 1, setting.locale);
  const oldUntil = new Date(Date.now() + durationOf(values.grace ?? '24h', '--grace', setting.locale));
  const fresh = await withDatabase(setting, ({ db }) => rotateKey(db, id, oldUntil));
  if (fresh === null) throw unknownKey(id, setting.locale);
  tell(fresh, setting);
  const until = oldUntil.toISOString();
  setting.print(
    setting.locale === 'fr' ? `L'ancien secret vaut jusqu'au ${until}.` : `The old secret is good until ${until}.`,
  );
  return 0;
}

async function revoke(words: readonly string[], setting: Setting): Promise<number> {
  const { id } = read(words, {}, 1, setting.locale);
  const done = await withDatabase(setting, ({ db }) => revokeKey(db, id, new Date()));
  if (!done) throw unknownKey(id, setting.locale);
  setting.print(setting.locale === 'fr' ? `${id} ne vaut plus rien.` : `${id} is good for nothing now.`);
  return 0;
}

const text = { type: 'string' } as const;
type Options = Record<string, { readonly type: 'string' | 'boolean' }>;

function read<const T extends Options>(words: readonly string[], options: T, ids: 0 | 1, locale: Locale) {
  const parsed = parsedOrRefused(words, options, locale);
  const [id = ''] = parsed.positionals;
  if (parsed.positionals.length !== ids || (ids === 1 && !idForm.test(id))) {
    const said =
      ids === 0
        ? { fr: `Mot de trop : ${JSON.stringify(id)}.`, en: `One word too many: ${JSON.stringify(id)}.` }
        : { fr: 'Il faut une clé : apl_ et 8 caractères.', en: 'A key is needed: apl_ and 8 characters.' };
    throw new CommandRefused(said, locale);
  }
  return { values: parsed.values, id };
}

function parsedOrRefused<const T extends Options>(words: readonly string[], options: T, locale: Locale) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (fault) {
    const word = /'([^']+)'/.exec(fault instanceof Error ? fault.message : '')?.[1] ?? '';
    throw new CommandRefused({ fr: `Option mal écrite : ${word}.`, en: `This option is wrong: ${word}.` }, locale);
  }
}

function needed(value: string | undefined, option: string, locale: Locale): string {
  if (value) return value;
  throw new CommandRefused({ fr: `Il manque ${option}.`, en: `${option} is missing.` }, locale);
}

/** `a,b` → a and b; `all` → `*`. */
function listOf(value: string, option: string, locale: Locale): string[] {
  if (value === 'all') return ['*'];
  const words = value.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !wordForm.test(word.replace(':', '-')));
  if (wrong === undefined) return [...new Set(words)];
  const shown = JSON.stringify(wrong);
  throw new CommandRefused(
    { fr: `${option} : ${shown} n'est pas un nom.`, en: `${option}: ${shown} is no name.` },
    locale,
  );
}

/** `90d` from now, or a day that is past when it begins in UTC. */
function expiryOf(value: string, now: number, locale: Locale): Date {
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : now + durationOf(value, '--expires', locale);
  if (day > now) return new Date(day);
  const said = { fr: '--expires : un jour à venir, ou 90d.', en: '--expires: a day to come, or 90d.' };
  throw new CommandRefused(said, locale);
}

/** `30m`, `24h`, `90d` in milliseconds. */
function durationOf(value: string, option: string, locale: Locale): number {
  const [, amount, unit] = /^(\d{1,5})([mhd])$/.exec(value) ?? [];
  if (amount !== undefined) return Number(amount) * units[unit as keyof typeof units];
  throw new CommandRefused(
    { fr: `${option} : écrivez 30m, 24h ou 90d.`, en: `${option}: write 30m, 24h or 90d.` },
    locale,
  );
}

function unknownKey(id: string, locale: Locale): CommandRefused {
  return new CommandRefused(
    { fr: `${id} n'existe pas, ou ne vaut plus rien déjà.`, en: `${id} is unknown, or revoked already.` },
    locale,
  );
}

function tell({ key, token }: FreshKey, { locale, print }: Setting): number {
  for (const line of linesOf(key, locale)) print(line);
  print('');
  print(token);
  print(
    locale === 'fr'
      ? "Ce secret ne sera plus montré : il n'est gardé nulle part."
      : 'This secret is not shown again: it is kept nowhere.',
  );
  return 0;
}

function linesOf(key: ShownKey, locale: Locale): string[] {
  const fr = locale === 'fr';
  const all = (words: readonly string[]) => (words.includes('*') ? (fr ? 'tout' : 'all') : words.join(', '));
  const day = (at: Date | null, never: string) => at?.toISOString() ?? never;
  const state = key.revokedAt === null ? '' : fr ? '  (retirée)' : '  (revoked)';
  return [
    `${key.id}  ${key.name}${state}`,
    `    ${fr ? 'portées' : 'scopes'} ${all(key.scopes)} · ${fr ? 'marques' : 'brands'} ${all(key.brands)} · ${fr ? 'rôles' : 'roles'} ${all(key.roles)}`,
    `    ${fr ? 'fin' : 'expires'} ${day(key.expiresAt, fr ? 'jamais' : 'never')} · ${fr ? 'dernier usage' : 'last used'} ${day(key.lastUsedAt, fr ? 'jamais' : 'never')}`,
  ];
}
