/** What is told of one case comes in its order, whoever fails meanwhile; nobody waits longer than that asks for. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWalls } from '../../../api/src/access/walls.ts';
import { receiveComment } from '../../../api/src/cases/receive.ts';
import { inTransaction } from '../../../api/src/db.ts';
import { type Claimed, claim, deliver, standBehind } from '../../../api/src/webhooks/deliver.ts';
import { addWebhook, replay } from '../../../api/src/webhooks/endpoints.ts';
import { told } from '../../../api/src/webhooks/events.ts';
import { startDeliveries } from '../../../api/src/webhooks/poller.ts';
import { tell } from '../../../api/src/webhooks/tell.ts';
import { ana, comment, type Send, sender, type TestApi, testApi } from '../harness.ts';
import { receiver } from './receiver.ts';

const minute = 60_000;
let api: TestApi;
let send: Send;
let there: Awaited<ReturnType<typeof receiver>>;
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
const listen = () => addWebhook(api.db, { brand: 'moulin', url: there.url, events: [], at: new Date(now) });
const act = (caseId: string, event: string) => send('AdvanceCase', { input: { caseId, event, actor: ana } });
const open = async () =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment('Mon colis est perdu !') } })).data
    .receiveComment.case.id as string;
/** A case that was opened and moved on: two things to tell. */
const moved = async () => {
  const id = await open();
  await act(id, 'replied');
  return id;
};
const take = () => claim(api.services, 50, 50);
const tryAll = (claimed: readonly Claimed[]) =>
  Promise.all(claimed.map((one) => deliver(api.services, one, { allowPrivate: true, timeoutMs: 500 })));
const pass = async () => {
  const claimed = await take();
  await tryAll(claimed);
  return claimed.length;
};
const got = () => there.got.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [data.case?.id, type]);

describe('what is told of a case', () => {
  it('waits for what was told before, and other cases do not', async () => {
    await listen();
    const one = await moved();
    const other = await moved();
    expect(await pass()).toBe(2);
    expect(await pass()).toBe(2);
    const ofOne = got().filter(([id]) => id === one);
    expect(ofOne).toEqual([
      [one, 'case.opened'],
      [one, 'case.step-changed'],
    ]);
    expect(got().filter(([id]) => id === other)).toHaveLength(2);
    expect(await pass()).toBe(0);
  });

  it('stands in line while the first is tried again, and follows at once when it got through', async () => {
    await listen();
    there.answer(503, 503, 204);
    const id = await moved();
    expect(await pass()).toBe(1);
    goOn(6_000);
    expect(await pass()).toBe(1);
    expect(await pass()).toBe(0);
    goOn(6 * minute);
    expect(await pass()).toBe(1);
    expect(await pass()).toBe(1);
    expect(got()).toEqual([
      [id, 'case.opened'],
      [id, 'case.opened'],
      [id, 'case.opened'],
      [id, 'case.step-changed'],
    ]);
  });

  it('is not looked at again and again while it stands in line', async () => {
    const { webhook } = await listen();
    there.answer(503);
    await moved();
    await pass();
    goOn(6_000);
    await pass();
    await standBehind(api.services);
    const due = { webhookId: webhook.id, state: 'waiting', nextAt: { lte: new Date(now) } };
    expect(await api.db.webhookDelivery.count({ where: due })).toBe(0);
  });

  it('goes on after one that was given up', async () => {
    await listen();
    there.answer(...Array(10).fill(500), 204);
    const id = await moved();
    for (let n = 0; n < 10; n += 1) {
      expect(await pass()).toBe(1);
      goOn(27 * 60 * minute);
    }
    expect(await pass()).toBe(1);
    expect(got().at(-1)).toEqual([id, 'case.step-changed']);
  });

  it('keeps its order when it is replayed, also to an endpoint that comes later', async () => {
    const since = new Date(now);
    await listen();
    const id = await moved();
    while ((await pass()) > 0);
    const { webhook } = await listen();
    there.got.length = 0;
    expect(await replay(api.db, webhook.id, since, new Date(now))).toBe(2);
    expect(await pass()).toBe(1);
    expect(await pass()).toBe(1);
    expect(got()).toEqual([
      [id, 'case.opened'],
      [id, 'case.step-changed'],
    ]);
  });

  it('has its order also from a caller who sees one brand only', async () => {
    const { webhook } = await listen();
    const walls = openWalls(api.url, api.db);
    const services = { ...api.services, db: walls.dbFor(['moulin']) };
    await receiveComment(services, { brand: 'moulin', comment: comment('Mon colis est perdu') }, now, ['fr']);
    const [kept] = await api.db.webhookDelivery.findMany({
      where: { webhookId: webhook.id },
      include: { message: true },
    });
    expect(kept?.sequence).toBeGreaterThan(0n);
    expect(kept).toMatchObject({ caseId: kept?.message.caseId, sequence: kept?.message.sequence });
    await walls.close();
  });
});

describe('a process that dies while it tries', () => {
  it('costs the message none of its tries', async () => {
    const { webhook } = await listen();
    await open();
    for (let n = 0; n < 12; n += 1) {
      expect(await take()).toHaveLength(1);
      goOn(minute);
    }
    there.answer(500);
    expect(await pass()).toBe(1);
    expect(await api.db.webhookDelivery.findFirst({ where: { webhookId: webhook.id } })).toMatchObject({
      state: 'waiting',
      failures: 1,
    });
  });
});

describe('the poller', () => {
  const start = () => startDeliveries(api.services, { allowPrivate: true }, () => {});

  it('tells a backlog as fast as the receiver takes it', async () => {
    await listen();
    const many = Array.from({ length: 480 }, () => told('case.surge', now, null, { brand: 'moulin' }));
    await inTransaction(api.db, (tx) => tell(tx, 'moulin', many));
    const stop = start();
    await expect.poll(() => there.got.length, { timeout: 45_000 }).toBe(480);
    await stop();
  });

  it('delivers to one endpoint while eight others hang with much to be told', async () => {
    const slow = await receiver();
    slow.answer('hang');
    for (let n = 0; n < 8; n += 1)
      await addWebhook(api.db, { brand: 'moulin', url: slow.url, events: [], at: new Date(now) });
    const many = Array.from({ length: 12 }, () => told('case.surge', now, null, { brand: 'moulin' }));
    await inTransaction(api.db, (tx) => tell(tx, 'moulin', many));
    const stop = start();
    // All that they may have at once is under way.
    await expect.poll(() => slow.got.length, { timeout: 10_000 }).toBeGreaterThan(7);
    await listen();
    await inTransaction(api.db, (tx) =>
      tell(
        tx,
        'moulin',
        many.map((one) => ({ ...one, id: randomUUID() })),
      ),
    );
    await expect.poll(() => there.got.length, { timeout: 10_000 }).toBe(12);
    await stop();
    await slow.close();
  });

  it('stops within seconds though a receiver hangs, and leaves what it was trying to the others, at once', async () => {
    const { webhook } = await listen();
    there.answer('hang', 204);
    await open();
    const stop = start();
    await expect.poll(() => there.got.length, { timeout: 10_000 }).toBe(1);
    const tooLate = new Promise((resolve) => setTimeout(() => resolve('hangs as well'), 8_000).unref());
    expect(await Promise.race([stop(), tooLate])).toBeUndefined();
    expect(await api.db.webhookTry.count({ where: { webhookId: webhook.id } })).toBe(0);
    expect(await pass()).toBe(1);
    expect(there.got.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(there.got[0]?.headers['webhook-id']),
    );
  });
});
