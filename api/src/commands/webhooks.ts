import type { Locale } from '@aplomb/core';
import type { Db } from '../db.ts';
import type { Webhook, WebhookTry } from '../generated/prisma/client.ts';
import { addWebhook, type Endpoint, removeWebhook, replay, rotateSecret } from '../webhooks/endpoints.ts';
import { type EventType, eventTypes } from '../webhooks/events.ts';
import type { Setting } from './command.ts';
import { withDatabase } from './database.ts';
import { isRowId, misread, needed, readWords, refused } from './words.ts';

type Verb = (words: readonly string[], setting: Setting) => Promise<number>;

/** `aplomb webhook add|list|log|rotate|replay|remove`: the first word says which. */
export async function runWebhook([verb = '', ...words]: readonly string[], setting: Setting): Promise<number> {
  const verbs: Readonly<Record<string, Verb>> = { add, list, log, rotate, replay: again, remove };
  const found = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (found === undefined) throw misread(setting.locale);
  return found(words, setting);
}

async function add(words: readonly string[], setting: Setting): Promise<number> {
  const { locale } = setting;
  const { values } = readWords(words, ['brand', 'url', 'events'], 0, locale);
  const brand = needed(values.brand, '--brand', locale);
  const url = urlOf(needed(values.url, '--url', locale), locale);
  const events = eventsNamed(values.events, locale);
  const made = await withDatabase(setting, async ({ db }) => {
    if ((await db.charter.findFirst({ where: { brand }, select: { digest: true } })) === null)
      throw refused({ fr: `Aucune charte pour « ${brand} ».`, en: `No charter for "${brand}".` }, locale);
    return addWebhook(db, { brand, url, events, at: new Date() });
  });
  return show(made, setting);
}

function urlOf(text: string, locale: Locale): string {
  const read = URL.parse(text);
  if (read !== null && ['http:', 'https:'].includes(read.protocol) && !read.username && !read.password)
    return read.href;
  throw refused({ fr: `Ce n'est pas une adresse : ${text}`, en: `This is no address: ${text}` }, locale);
}

function eventsNamed(text: string | undefined, locale: Locale): EventType[] {
  const named = text === undefined ? [] : text.split(',');
  const unknown = named.find((name) => !eventTypes.some((type) => type === name));
  if (unknown === undefined) return named as EventType[];
  const there = eventTypes.join(', ');
  const shown = JSON.stringify(unknown);
  throw refused(
    { fr: `Événement inconnu : ${shown}. Il y a : ${there}.`, en: `Unknown event: ${shown}. There are: ${there}.` },
    locale,
  );
}

async function list(words: readonly string[], setting: Setting): Promise<number> {
  const { values } = readWords(words, ['brand'], 0, setting.locale);
  const lines = await withDatabase(setting, async ({ db }) => {
    const found = await db.webhook.findMany({
      where: values.brand === undefined ? {} : { brand: values.brand },
      orderBy: [{ brand: 'asc' }, { createdAt: 'asc' }],
    });
    return Promise.all(found.map((one) => lineOf(db, one, setting.locale)));
  });
  for (const line of lines) setting.print(line);
  if (lines.length === 0) setting.print(setting.locale === 'fr' ? 'Aucune adresse.' : 'No addresses.');
  return 0;
}

async function lineOf(db: Db, { id, brand, url, events, closedBecause }: Webhook, locale: Locale): Promise<string> {
  const counts = await db.webhookDelivery.groupBy({ by: ['state'], where: { webhookId: id }, _count: true });
  const of = (state: string) => counts.find((one) => one.state === state)?._count ?? 0;
  const [waiting, delivered, failed] = [of('waiting'), of('delivered'), of('failed')];
  const state = { removed: { fr: 'retirée', en: 'removed' }, gone: { fr: 'partie (410)', en: 'gone (410)' } };
  const closed = closedBecause === null ? '' : `  ${state[closedBecause as keyof typeof state][locale]}`;
  const said =
    locale === 'fr'
      ? `${delivered} livrés, ${waiting} en attente, ${failed} abandonnés`
      : `${delivered} delivered, ${waiting} waiting, ${failed} given up`;
  return `${id}  ${brand}  ${url}  ${events.join(',') || '*'}  ${said}${closed}`;
}

async function log(words: readonly string[], setting: Setting): Promise<number> {
  const { values, alone } = readWords(words, ['last'], 1, setting.locale);
  const webhookId = idOf(alone[0], setting.locale);
  const take = Number(values.last ?? '20');
  if (!Number.isInteger(take) || take < 1) throw misread(setting.locale);
  const tries = await withDatabase(setting, ({ db }) =>
    db.webhookTry.findMany({ where: { webhookId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take }),
  );
  for (const one of tries) setting.print(tryLine(one));
  return 0;
}

function tryLine({ at, messageId, number, status, fault, durationMs }: WebhookTry): string {
  return `${at.toISOString()}  ${messageId}  #${number}  ${status ?? fault}  ${durationMs} ms`;
}

async function rotate(words: readonly string[], setting: Setting): Promise<number> {
  const { alone } = readWords(words, [], 1, setting.locale);
  const id = idOf(alone[0], setting.locale);
  const made = await withDatabase(setting, ({ db }) => rotateSecret(db, id, new Date()));
  if (made === null) throw unknown(setting.locale);
  return show(made, setting);
}

async function again(words: readonly string[], setting: Setting): Promise<number> {
  const { locale } = setting;
  const { values, alone } = readWords(words, ['since'], 1, locale);
  const id = idOf(alone[0], locale);
  const since = new Date(needed(values.since, '--since', locale));
  if (Number.isNaN(since.getTime())) throw misread(locale);
  const count = await withDatabase(setting, ({ db }) => replay(db, id, since, new Date()));
  if (count === null) throw unknown(locale);
  setting.print(locale === 'fr' ? `Messages qui repartent : ${count}.` : `Messages that go out again: ${count}.`);
  return 0;
}

async function remove(words: readonly string[], setting: Setting): Promise<number> {
  const { alone } = readWords(words, [], 1, setting.locale);
  const id = idOf(alone[0], setting.locale);
  if (!(await withDatabase(setting, ({ db }) => removeWebhook(db, id, new Date())))) throw unknown(setting.locale);
  setting.print(setting.locale === 'fr' ? 'Retirée.' : 'Removed.');
  return 0;
}

function idOf(word: string | undefined, locale: Locale): string {
  if (isRowId(word)) return word;
  throw unknown(locale);
}

function unknown(locale: Locale) {
  return refused({ fr: 'Aucune adresse ouverte de ce nom.', en: 'There is no open address of that id.' }, locale);
}

function show({ webhook, secret }: Endpoint, { print, locale }: Setting): number {
  print(`${webhook.id}  ${webhook.url}`);
  print(secret);
  print(locale === 'fr' ? 'Gardez ce secret : il ne sera plus montré.' : 'Keep this secret: it is not shown again.');
  return 0;
}
