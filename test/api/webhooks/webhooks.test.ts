import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWalls } from '../../../api/src/access/walls.ts';
import { receiveComment } from '../../../api/src/cases/receive.ts';
import { fireDue } from '../../../api/src/deadlines/fire.ts';
import { claim, deliver } from '../../../api/src/webhooks/deliver.ts';
import { dropOldMessages } from '../../../api/src/webhooks/dropOld.ts';
import { addWebhook, removeWebhook, replay, rotateSecret } from '../../../api/src/webhooks/endpoints.ts';
import type { EventType } from '../../../api/src/webhooks/events.ts';
import { startDeliveries } from '../../../api/src/webhooks/poller.ts';
import { waitAfter } from '../../../api/src/webhooks/retry.ts';
import { ana, comment, type Send, sender, type TestApi, testApi } from '../harness.ts';
import { type Got, receiver } from './receiver.ts';

const minute = 60_000;
const hour = 60 * minute;

let api: TestApi;
let send: Send;
let there: Awaited<ReturnType<typeof receiver>>;
// Receivers refuse what is older than five minutes: the clock starts at the real time.
let now = Date.now();
beforeAll(async () => {
  api = await testApi({ now });
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());
beforeEach(async () => {
  there = await receiver();
  await api.db.deadline.deleteMany();
  await api.db.webhook.updateMany({ data: { closedAt: new Date(), closedBecause: 'removed' } });
});
afterEach(() => there.close());

function goOn(ms: number): void {
  now += ms;
  api.setNow(now);
}
const listen = (events: readonly EventType[] = [], url = there.url) =>
  addWebhook(api.db, { brand: 'moulin', url, events, at: new Date(now) });
const open = async (text = 'Mon colis est perdu !', more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more) } })).data.receiveComment.case;

/** One pass of the poller; answers how many were tried. */
async function pass(options = { allowPrivate: true, timeoutMs: 500 }): Promise<number> {
  const claimed = await claim(api.services, 50, 50);
  await Promise.all(claimed.map((one) => deliver(api.services, one, options)));
  return claimed.length;
}
const body = ({ body }: Got) => JSON.parse(body);
const tries = (webhookId: string) =>
  api.db.webhookTry.findMany({ where: { webhookId }, orderBy: { number: 'asc' }, omit: { id: true } });

describe('what is told', () => {
  it('is signed so that a Standard Webhooks library accepts it, and refuses another body', async () => {
    const { secret } = await listen();
    await open();
    await pass();
    const [got] = there.got;
    expect(got).toBeDefined();
    const headers = got?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(got?.body ?? '', headers)).toEqual(body(got as Got));
    expect(() => new Webhook(secret).verify(`${got?.body} `, headers)).toThrow(/No matching signature/);
    expect(headers).toMatchObject({
      'user-agent': 'Aplomb (Standard Webhooks 1.0)',
      'content-type': 'application/json',
    });
  });

  it('is every step of a case, its clocks and the charter, by ids, keys and times', async () => {
    const start = now;
    await listen();
    const { id } = await open('Mon colis est perdu, signé Zébulon', {
      author: { externalId: 'zeb', handle: '@zeb', name: 'Zébulon' },
      url: 'https://x.example/zeb',
    });
    await send('AdvanceCase', { input: { caseId: id, event: 'note', note: 'Zébulon a rappelé.', actor: ana } });
    goOn(45 * minute);
    await fireDue(api.services, () => {});
    goOn(15 * minute);
    await fireDue(api.services, () => {});
    await send('AdvanceCase', {
      input: { caseId: id, event: 'replied', actor: { id: 'zoe', role: 'director' } },
    });
    await api.db.$executeRaw`UPDATE "Charter" SET "current" = false`;
    await api.db.$executeRaw`UPDATE "Charter" SET "current" = true`;
    now = start;
    goOn(hour);
    while ((await pass()) > 0);
    const told = there.got.map(body).sort((a, b) => a.timestamp.localeCompare(b.timestamp));
    expect(told.map(({ type, data }) => [type, data.from, data.to])).toEqual([
      ['charter.published', undefined, undefined],
      ['case.opened', [], ['acknowledge']],
      ['case.deadline-near', ['acknowledge'], ['acknowledge']],
      ['case.overdue', ['acknowledge'], ['acknowledge']],
      ['case.step-changed', ['acknowledge'], ['trace']],
    ]);
    expect(told[3].data).toMatchObject({ brand: 'moulin', case: { id, status: 'OPEN', crisis: 'lost-parcel' } });
    expect(told[3].data.dueAt).toBe(new Date(start + hour).toISOString());
    expect(told[0].data).toMatchObject({ brand: 'moulin', version: '1.0.0' });
    expect(JSON.stringify(there.got.map(({ body }) => body))).not.toMatch(/Zébulon|zeb|perdu|rappelé/);
  });

  it('is only what the endpoint asked for, and nothing is kept where nobody listens', async () => {
    await open();
    expect(await api.db.webhookMessage.count({ where: { deliveries: { none: {} } } })).toBe(0);
    await listen(['case.step-changed']);
    const { id } = await open();
    await send('AdvanceCase', { input: { caseId: id, event: 'replied', actor: ana } });
    await pass();
    expect(there.got.map(body).map(({ type }) => type)).toEqual(['case.step-changed']);
  });

  it('is written by a caller who sees one brand only, and not for the endpoints of another', async () => {
    const walls = openWalls(api.url, api.db);
    const { webhook } = await listen(['case.opened']);
    const other = { brand: 'other', url: there.url, events: [], at: new Date(now) };
    const { webhook: others } = await addWebhook(api.db, other);
    const services = { ...api.services, db: walls.dbFor(['moulin']) };
    const input = { brand: 'moulin', comment: comment('Mon colis est perdu', { author: { handle: '@mur' } }) };
    expect(await receiveComment(services, input, now, ['fr'])).toMatchObject({ outcome: 'OPENED' });
    const waiting = await api.db.webhookDelivery.findMany({ where: { webhookId: { in: [webhook.id, others.id] } } });
    expect(waiting.map(({ webhookId }) => webhookId)).toEqual([webhook.id]);
    expect(await services.db.webhook.findUnique({ where: { id: others.id } })).toBeNull();
    await expect(services.db.masterKey.findMany()).rejects.toThrow(/permission denied/);
    await walls.close();
  });

  it('goes with its transaction: what was rolled back is not told', async () => {
    const { webhook } = await listen();
    const before = await api.db.webhookDelivery.count({ where: { webhookId: webhook.id } });
    await api.db
      .$executeRaw`CREATE FUNCTION refuse_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`;
    await api.db.$executeRaw`CREATE TRIGGER refuse BEFORE INSERT ON "LogEntry" EXECUTE FUNCTION refuse_log()`;
    const answer = await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Colis perdu') } });
    await api.db.$executeRaw`DROP TRIGGER refuse ON "LogEntry"`;
    expect(answer.errors).toHaveLength(1);
    expect(await api.db.webhookDelivery.count({ where: { webhookId: webhook.id } })).toBe(before);
  });
});

describe('a delivery', () => {
  it('comes back after a failure as Standard Webhooks says, with the same id, and is given up after the tenth', async () => {
    const { webhook } = await listen(['case.opened']);
    there.answer(500);
    await open();
    for (let number = 1; number <= 10; number += 1) {
      expect(await pass()).toBe(1);
      const wait = waitAfter(number, 0) ?? 0;
      if (number === 10) break;
      goOn(wait - 1_000);
      expect(await pass(), `too early for try ${number + 1}`).toBe(0);
      goOn(wait * 0.11 + 1_000);
    }
    goOn(30 * 24 * hour);
    expect(await pass()).toBe(0);
    expect((await tries(webhook.id)).map(({ number, status }) => [number, status])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index + 1, 500]),
    );
    expect(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await api.db.webhookDelivery.findMany({ where: { webhookId: webhook.id } })).toMatchObject([
      { state: 'failed', tries: 10 },
    ]);
  });

  it('waits 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, and up to a tenth more', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tried) => (waitAfter(tried, 0) ?? 0) / 1_000);
    expect(seconds).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(waitAfter(1, 0.999)).toBe(5_500);
    expect(waitAfter(10, 0)).toBeNull();
  });

  it('says why no answer came: a receiver that hangs, one that is not there', async () => {
    const hanging = await listen(['case.opened']);
    const absent = await listen(['case.opened'], 'http://127.0.0.1:9/hook');
    there.answer('hang');
    await open();
    await pass();
    expect((await tries(hanging.webhook.id)).map(({ status, fault }) => [status, fault])).toEqual([[null, 'timeout']]);
    expect((await tries(absent.webhook.id)).map(({ status, fault }) => [status, fault])).toEqual([
      [null, 'ECONNREFUSED'],
    ]);
  });

  it('follows no redirect', async () => {
    const other = await receiver();
    const { webhook } = await listen(['case.opened']);
    there.answer({ to: other.url });
    await open();
    await pass();
    expect(other.got).toEqual([]);
    expect(await tries(webhook.id)).toMatchObject([{ status: 302 }]);
    await other.close();
  });

  it('ends with 410, and so does the endpoint', async () => {
    const { webhook } = await listen(['case.opened']);
    there.answer(410);
    await open();
    await pass();
    await open();
    goOn(hour);
    expect(await pass()).toBe(0);
    expect(there.got).toHaveLength(1);
    const closed = await api.db.webhook.findUniqueOrThrow({ where: { id: webhook.id } });
    expect(closed.closedBecause).toBe('gone');
  });

  it('is tried by one process at a time, and again by another when that one died', async () => {
    await listen(['case.opened']);
    for (let n = 0; n < 20; n += 1) await open();
    const taken = (await Promise.all([1, 2, 3, 4].map(() => claim(api.services, 50, 50)))).flat();
    expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(20);
    expect(taken).toHaveLength(20);
    goOn(59_000);
    expect(await claim(api.services, 50, 50)).toEqual([]);
    goOn(1_000);
    expect(await claim(api.services, 50, 50)).toHaveLength(20);
  });

  it('is replayed on demand, with the id it had, also where the endpoint was gone', async () => {
    const { webhook } = await listen(['case.opened']);
    const since = new Date(now);
    there.answer(410, 204);
    await open();
    await pass();
    expect(await replay(api.db, webhook.id, since, new Date(now))).toBe(1);
    await pass();
    expect(there.got.map(({ headers }) => headers['webhook-id'])).toEqual([
      there.got[0]?.headers['webhook-id'],
      there.got[0]?.headers['webhook-id'],
    ]);
    expect(await replay(api.db, webhook.id, new Date(now + 1), new Date(now))).toBe(0);
    expect(await removeWebhook(api.db, webhook.id, new Date(now))).toBe(true);
    expect(await replay(api.db, webhook.id, since, new Date(now))).toBeNull();
  });

  it('is dropped with its log once it is old, unless it still waits', async () => {
    const done = await listen(['case.opened']);
    await open();
    await pass();
    there.answer(500);
    await open();
    await pass();
    goOn(31 * 24 * hour);
    await dropOldMessages(api.services, 30 * 24 * hour);
    const left = await api.db.webhookDelivery.findMany({ where: { webhookId: done.webhook.id } });
    expect(left).toMatchObject([{ state: 'waiting' }]);
    now = Date.now();
    api.setNow(now);
  });
});

describe('a secret', () => {
  it('stands nowhere in the database as it is', async () => {
    const { secret } = await listen();
    const rows = await api.db.$queryRaw<{ row: string }[]>`SELECT w::text AS row FROM "Webhook" w`;
    expect(rows.filter(({ row }) => row.includes(secret) || row.includes(secret.slice(6)))).toEqual([]);
  });

  it('is rotated with a day in which both sign', async () => {
    const { webhook, secret: old } = await listen(['case.opened']);
    const fresh = (await rotateSecret(api.db, webhook.id, new Date(now)))?.secret ?? '';
    await open();
    await pass();
    const verify = (secret: string, { body, headers }: Got) =>
      new Webhook(secret).verify(body, headers as Record<string, string>);
    const [both] = there.got as [Got];
    expect(verify(old, both)).toEqual(verify(fresh, both));
    await api.db.webhook.update({ where: { id: webhook.id }, data: { previousUntil: new Date(now) } });
    await open();
    await pass();
    const last = there.got.at(-1) as Got;
    expect(verify(fresh, last)).toEqual(body(last));
    expect(() => verify(old, last)).toThrow();
  });

  it('that cannot be opened is a try that failed, told and in the log, and is tried again like any other', async () => {
    const { webhook } = await listen(['case.opened']);
    await api.db.webhook.update({ where: { id: webhook.id }, data: { secret: 'sealed otherwise' } });
    await open();
    await expect(pass()).rejects.toThrow(/not sealed with our master key/);
    expect(await tries(webhook.id)).toMatchObject([{ status: null, fault: 'not-signed', number: 1 }]);
    const [delivery] = await api.db.webhookDelivery.findMany({ where: { webhookId: webhook.id } });
    expect(delivery).toMatchObject({ state: 'waiting', failures: 1 });
    expect(delivery?.nextAt.getTime()).toBeLessThan(now + 6_000);
  });

  it('changed twice in a day, also by two at once, still signs for a receiver that has seen neither change', async () => {
    const { webhook, secret: first } = await listen(['case.opened']);
    const rotate = async () => (await rotateSecret(api.db, webhook.id, new Date(now)))?.secret ?? '';
    const changed = await Promise.all([rotate(), rotate()]);
    await open();
    await pass();
    const [got] = there.got as [Got];
    for (const secret of [first, ...changed])
      expect(new Webhook(secret).verify(got.body, got.headers as Record<string, string>)).toEqual(body(got));
  });
});

describe('an address', () => {
  it('that is private is not connected to, however it is written, nor is plain http', async () => {
    const urls = [
      'https://127.0.0.1/',
      'https://localhost/',
      'https://10.1.2.3/',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://[64:ff9b::a00:1]/',
      'https://[fd00::1]/',
      'https://0.0.0.0/',
      'https://2130706433/',
      'https://0x7f.1/',
    ];
    const listening = [];
    for (const url of urls) listening.push(await listen(['case.opened'], url));
    const plain = await listen(['case.opened']);
    await open();
    await pass({ allowPrivate: false, timeoutMs: 5_000 });
    for (const { webhook } of listening)
      expect(
        (await tries(webhook.id)).map(({ fault }) => fault),
        webhook.url,
      ).toEqual(['private-address']);
    expect((await tries(plain.webhook.id)).map(({ fault }) => fault)).toEqual(['not-https']);
    expect(there.got).toEqual([]);
  });
});

describe('the poller', () => {
  it('delivers to one endpoint while another hangs, in three processes at once, each message once', async () => {
    now = Date.now();
    api.setNow(now);
    const slow = await receiver();
    slow.answer('hang');
    await listen(['case.opened'], slow.url);
    await listen(['case.opened']);
    const faults: unknown[] = [];
    const stop = [1, 2, 3].map(() =>
      startDeliveries(api.services, { allowPrivate: true, timeoutMs: 3_000 }, (fault) => faults.push(fault)),
    );
    for (let n = 0; n < 30; n += 1) await open();
    await expect.poll(() => there.got.length, { timeout: 20_000 }).toBe(30);
    await Promise.all(stop.map((end) => end()));
    expect(new Set(there.got.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    expect(there.got).toHaveLength(30);
    expect(faults).toEqual([]);
    await slow.close();
  });
});
