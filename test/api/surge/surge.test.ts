import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeSurges } from '../../../api/src/reports/surges.ts';
import { watchSurges } from '../../../api/src/reports/watch.ts';
import { addWebhook } from '../../../api/src/webhooks/endpoints.ts';
import { comment, type Send, sender, type TestApi, testApi } from '../harness.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** A Monday. */
const start = Date.parse('2026-11-02T00:00:00Z');
const surgeAt = start + 15 * day + 10 * hour;

let api: TestApi;
let send: Send;
beforeAll(async () => {
  api = await testApi({ now: start });
  send = sender(api.graphqlUrl);
  await addWebhook(api.db, {
    brand: 'moulin',
    url: 'https://receiver.example/',
    events: ['case.surge'],
    at: new Date(start),
  });
});
afterAll(() => api.close());

const receive = async (at: number, text: string) => {
  api.setNow(at);
  const answer = await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text) } });
  return answer.data.receiveComment.case;
};
const watch = async (at: number) => {
  api.setNow(at);
  await watchSurges(api.services);
};
const surges = () => api.db.surge.findMany({ orderBy: { startedAt: 'asc' } });
const told = async () =>
  (await api.db.webhookMessage.findMany({ where: { type: 'case.surge' } })).map(({ payload }) => payload);

describe('a surge', () => {
  it('is not seen in the first day, nor in two weeks of usual traffic', async () => {
    for (let n = 0; n < 20; n += 1) await receive(start + n * 60_000, 'Mon colis est perdu !');
    await watch(start + hour / 2);
    expect(await surges()).toEqual([]);
    for (let n = 0; n < 15 * 4; n += 1) {
      const at = start + day + n * 6 * hour;
      await receive(at, 'Mon colis est perdu !');
      if (n % 2 === 0) await receive(at + hour, 'Votre pain est délicieux, bravo !');
      await watch(at + hour + 1);
    }
    expect(await surges()).toEqual([]);
  }, 120_000);

  it('is noticed while it lasts, told once, and raises the severity of what follows', async () => {
    const levels: number[] = [];
    for (let n = 0; n < 66; n += 1) {
      const { severity } = await receive(surgeAt + n * 50_000, 'Mon colis est perdu !');
      levels.push(severity.level);
      if (n % 6 === 5) await watch(surgeAt + n * 50_000);
    }
    expect([levels[0], levels.at(-1)]).toEqual([2, 4]);
    const [surge, ...others] = await surges();
    expect(others).toEqual([]);
    expect(surge).toMatchObject({ brand: 'moulin', crisis: 'lost-parcel', endedAt: null, peakPerHour: 66 });
    expect(surge?.startedAt.toISOString()).toBe(new Date(surgeAt).toISOString());
    expect(await told()).toMatchObject([
      {
        type: 'case.surge',
        data: { brand: 'moulin', crisis: 'lost-parcel', startedAt: new Date(surgeAt).toISOString() },
      },
    ]);
    const [{ at } = { at: new Date(0) }] = await api.db.webhookMessage.findMany({ where: { type: 'case.surge' } });
    expect(at.getTime()).toBeLessThan(surgeAt + 15 * 60_000);
  });

  it('goes on over the hour, ends once it is quiet again, and stands in the report', async () => {
    for (let n = 0; n < 12; n += 1) await receive(surgeAt + hour + n * 60_000, 'Mon colis est perdu !');
    await watch(surgeAt + hour + 12 * 60_000);
    await watch(surgeAt + 2 * hour + 60_000);
    expect((await surges()).map(({ endedAt }) => endedAt)).toEqual([null]);
    await watch(surgeAt + 4 * hour);
    const [surge] = await surges();
    expect(surge?.endedAt?.toISOString()).toBe(new Date(surgeAt + 2 * hour).toISOString());
    expect(await told()).toHaveLength(1);
    const { data } = await send('Report', {
      brand: 'moulin',
      from: new Date(surgeAt - day).toISOString(),
      to: new Date(surgeAt + day).toISOString(),
    });
    expect(data.report.surges).toEqual([
      {
        crisis: { key: 'lost-parcel' },
        startedAt: new Date(surgeAt).toISOString(),
        endedAt: new Date(surgeAt + 2 * hour).toISOString(),
        peakPerHour: expect.any(Number),
      },
    ]);
    const before = await send('Report', {
      brand: 'moulin',
      from: new Date(start + day).toISOString(),
      to: new Date(surgeAt - hour).toISOString(),
    });
    expect(before.data.report.surges).toEqual([]);
  });

  it('that comes back is another one, and is kept once by several who look at once', async () => {
    const again = surgeAt + 2 * day;
    for (let n = 0; n < 30; n += 1) await receive(again + n * 60_000, 'Mon colis est perdu !');
    await Promise.all([1, 2, 3, 4].map(() => watch(again + 30 * 60_000)));
    expect(await surges()).toHaveLength(2);
    expect(await told()).toHaveLength(2);
  });

  it('is counted again where a comment was reclassified, and after an outage all hours are counted', async () => {
    const counted = async () =>
      Object.fromEntries(
        (await api.db.hourlyCount.groupBy({ by: ['crisis'], _sum: { count: true } })).map(({ crisis, _sum }) => [
          crisis,
          _sum.count,
        ]),
      );
    const before = await counted();
    await api.db.hourlyCount.deleteMany({ where: { at: { gte: new Date(surgeAt - day) } } });
    await watch(surgeAt + 2 * day + 31 * 60_000);
    expect(await counted()).toEqual(before);
    const { id } = await receive(surgeAt + 2 * day + 32 * 60_000, 'Mon colis est perdu !');
    await send('ReclassifyCase', { input: { caseId: id, crisis: 'praise', actor: { id: 'ana', role: 'miller' } } });
    await watch(surgeAt + 2 * day + 33 * 60_000);
    expect(await counted()).toEqual({ ...before, praise: (before.praise ?? 0) + 1 });
  });
});

describe('surges of a report', () => {
  it('that overlap are one, of each crisis', () => {
    const surge = (crisis: string, from: number, to: number, peakPerHour: number) => {
      return { crisis, startedAt: new Date(from), endedAt: new Date(to), peakPerHour };
    };
    expect(mergeSurges([surge('a', 5, 9, 4), surge('b', 2, 6, 1), surge('a', 1, 5, 7), surge('a', 20, 30, 2)])).toEqual(
      [surge('a', 1, 9, 7), surge('b', 2, 6, 1), surge('a', 20, 30, 2)],
    );
  });
});
