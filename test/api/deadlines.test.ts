import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { askAnotherClock } from '../../api/src/deadlines/agree.ts';
import { startClock } from '../../api/src/deadlines/clock.ts';
import { fireDue } from '../../api/src/deadlines/fire.ts';
import { keepPromisesToAuthors } from '../../api/src/deadlines/retention.ts';
import { ana, comment, type Send, sender, type TestApi, testApi } from './harness.ts';

// Real processes on whatever machine this is.
vi.setConfig({ testTimeout: 240_000 });

const hour = 3_600_000;
const day = 24 * hour;
const monday = Date.parse('2026-11-23T09:00:00Z');

let api: TestApi;
let send: Send;
let now = monday;
beforeAll(async () => {
  api = await testApi({ now: monday });
  send = sender(api.graphqlUrl);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.db.deadline.deleteMany();
  goTo(monday);
});

function goTo(at: number): void {
  now = at;
  api.setNow(at);
}
const faults: unknown[] = [];
const fire = () => fireDue(api.services, (fault) => faults.push(fault));
const fireAll = async () => {
  while ((await fire()) > 0);
};
const open = async (text = 'Mon colis est perdu !', more: Record<string, unknown> = {}) =>
  (await send('ReceiveComment', { input: { brand: 'moulin', comment: comment(text, more) } })).data.receiveComment.case;
const read = async (id: string) => (await send('CaseWithHistory', { id })).data.node;
const firedOf = (node: { events: { edges: { node: { type: string; at: string; dueAt: string | null } }[] } }) =>
  node.events.edges.flatMap(({ node: { type, at, dueAt } }) =>
    dueAt === null ? [] : [{ type, late: Date.parse(at) - Date.parse(dueAt) }],
  );

describe('deadlines', () => {
  it('remind, then pass the step on in place, then tell again', async () => {
    const { id, steps } = await open();
    expect(Date.parse(steps[0].dueAt)).toBe(monday + hour);
    goTo(monday + hour - 15 * 60_000);
    await fireAll();
    goTo(monday + hour);
    await fireAll();
    const passedOn = await read(id);
    expect(passedOn.steps[0]).toMatchObject({ key: 'acknowledge', owner: { key: 'director' } });
    expect(passedOn.steps[0].dueAt).toBe(new Date(monday + 2 * hour).toISOString());
    expect(passedOn.steps[0].overdue).toBe(true);
    const late = await send('Inbox', { brand: 'moulin', first: 50, filter: { overdue: true } });
    expect(late.data.cases.edges.map(({ node }: { node: { id: string } }) => node.id)).toContain(id);
    for (const later of [2 * hour, 3 * hour]) {
      goTo(monday + later);
      await fireAll();
    }
    const { events } = await read(id);
    expect(firedOf({ events })).toEqual([
      { type: 'remind', late: 0 },
      { type: 'missed', late: 0 },
      { type: 'missed', late: 0 },
      { type: 'tell-again', late: 0 },
    ]);
    expect(faults).toEqual([]);
  });

  it('leave a relayed question with its team when they move the case on', async () => {
    const { id } = await open();
    await send('AdvanceCase', { input: { caseId: id, event: 'replied', actor: ana } });
    const asked = async () => {
      const { data } = await send('Inbox', { brand: 'moulin', first: 200, filter: { relayedTo: ['courier'] } });
      return data.cases.edges.some(({ node }: { node: { id: string } }) => node.id === id);
    };
    expect(await asked()).toBe(true);
    goTo(monday + day);
    await fireAll();
    expect((await read(id)).steps[0].key).toBe('taken-over');
    expect(await asked()).toBe(true);
    const answer = { caseId: id, step: 'trace', answer: 'À Lisbonne', actor: { id: 'max', role: 'courier' } };
    await send('AnswerRelay', { input: answer });
    expect(await asked()).toBe(false);
  });

  it('are gone when somebody acts', async () => {
    const { id } = await open();
    await send('AdvanceCase', { input: { caseId: id, event: 'not-ours', actor: ana } });
    expect(await api.db.deadline.count()).toBe(0);
  });

  it('after an outage move each case one step a pass, count on from the actual time and keep the time they were due', async () => {
    const { id } = await open();
    await send('AdvanceCase', { input: { caseId: id, event: 'replied', actor: ana } });
    goTo(monday + 5 * day);
    expect(await fire()).toBe(1);
    const taken = await read(id);
    expect(taken.steps[0]).toMatchObject({ key: 'taken-over', dueAt: new Date(now + day).toISOString() });
    expect(firedOf(taken)).toEqual([{ type: 'missed', late: 4 * day }]);
    expect(await fire()).toBe(0);
  });

  it('fire once over four who look at the same time', async () => {
    const opened = await Promise.all(Array.from({ length: 30 }, () => open('Bof.')));
    goTo(monday + 4 * hour);
    const looks = await Promise.all([fire(), fire(), fire(), fire()]);
    await fireAll();
    expect(looks.reduce((sum, fired) => sum + fired, 0)).toBeLessThanOrEqual(30);
    const missed = await api.db.logEntry.groupBy({ by: ['caseId'], where: { dueAt: { not: null } }, _count: true });
    const ids = opened.map(({ id }) => Buffer.from(id, 'base64').toString().replace('Case:', ''));
    expect(missed.filter(({ caseId }) => ids.includes(caseId)).map(({ _count }) => _count)).toEqual(Array(30).fill(1));
  });

  it('end a case when the author stays silent, and not when they write', async () => {
    const author = { externalId: 'silent' };
    const { id } = await open('Mon colis est perdu !', { threadId: 'w', author });
    const act = (event: string) => send('AdvanceCase', { input: { caseId: id, event, actor: ana } });
    await act('replied');
    await send('AnswerRelay', {
      input: { caseId: id, step: 'trace', answer: 'Trouvé', actor: { id: 'max', role: 'courier' } },
    });
    await send('SetFacts', { input: { caseId: id, facts: { parcel: 'P' }, actor: ana } });
    for (const item of ['asked', 'filed'])
      await send('TickChecklist', { input: { caseId: id, step: 'trace', item, done: true, actor: ana } });
    await act('found');
    expect((await read(id)).steps[0].waiting.until).toBe(new Date(monday + 10 * day).toISOString());
    await open('Et alors ?', { threadId: 'w', author });
    goTo(monday + 11 * day);
    await fireAll();
    expect((await read(id)).status).toBe('OPEN');
  });

  it('leave alone what cannot be fired, for a minute, and go on with the rest', async () => {
    const { id } = await open('Bof.');
    const broken = await open('Bof.');
    const brokenId = Buffer.from(broken.id, 'base64').toString().replace('Case:', '');
    const { state } = await api.db.case.findUniqueOrThrow({ where: { id: brokenId } });
    await api.db.case.update({ where: { id: brokenId }, data: { state: {} } });
    goTo(monday + 4 * hour);
    expect(await fire()).toBe(1);
    expect((await read(id)).steps[0].overdue).toBe(true);
    expect(faults).toHaveLength(1);
    await api.db.case.update({ where: { id: brokenId }, data: { state: state as object } });
    expect(await fire()).toBe(0);
    goTo(monday + 4 * hour + 60_000);
    expect(await fire()).toBe(1);
    faults.length = 0;
  });

  it('that cannot be fired are tried again after a minute, then after twice as long each time, an hour at most', async () => {
    const { id } = await open('Bof.');
    await api.db.case.update({ where: { id: rowId(id) }, data: { state: {} } });
    const start = monday + 4 * hour;
    const tried: number[] = [];
    for (let minutes = 0; minutes <= 300; minutes += 1) {
      goTo(start + minutes * 60_000);
      const before = faults.length;
      expect(await fire()).toBe(0);
      if (faults.length > before) tried.push(minutes);
    }
    expect(tried).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 124, 184, 244]);
    faults.length = 0;
  });

  it('that passed while nobody was there fire at the start', async () => {
    const { id, steps } = await open('Bof.');
    goTo(Date.parse(steps[0].dueAt) + 2 * hour);
    const stop = startClock(
      api.services,
      (fault) => faults.push(fault),
      (fault) => faults.push(fault),
    );
    while (firedOf(await read(id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await stop();
    expect(firedOf(await read(id))).toEqual([{ type: 'missed', late: 2 * hour }]);
    expect(faults).toEqual([]);
  });
});

const rowId = (id: string) => Buffer.from(id, 'base64').toString().replace('Case:', '');
const textOf = async (id: string) => (await read(id)).comment.text;

describe('personal data', () => {
  it('of the others is forgotten though one person cannot be, and that is told', async () => {
    goTo(monday + 20 * day);
    const closed = async (externalId: string) => {
      const { id } = await open('Mon colis est perdu !', { author: { externalId } });
      await send('AdvanceCase', { input: { caseId: id, event: 'not-ours', actor: ana } });
      return id as string;
    };
    const stuck = await closed('stuck');
    const others = await Promise.all(['one', 'two', 'three'].map(closed));
    const { state } = await api.db.case.findUniqueOrThrow({ where: { id: rowId(stuck) } });
    await api.db.case.update({ where: { id: rowId(stuck) }, data: { state: {} } });
    goTo(now + 91 * day);
    const told: unknown[] = [];
    expect(await keepPromisesToAuthors(api.services, (fault) => told.push(fault))).toBeGreaterThanOrEqual(3);
    expect(told).toHaveLength(1);
    expect(await Promise.all(others.map(textOf))).toEqual([null, null, null]);
    await api.db.case.update({ where: { id: rowId(stuck) }, data: { state: state as object } });
    expect(await keepPromisesToAuthors(api.services)).toBe(1);
  });

  it('is not forgotten by a clock that is far from the database’s, which is told, and clocks fire all the same', async () => {
    goTo(monday + 20 * day);
    const { id } = await open('Mon colis est perdu !', { author: { externalId: 'future' } });
    await send('AdvanceCase', { input: { caseId: id, event: 'not-ours', actor: ana } });
    const { id: late } = await open('Bof.');
    goTo(now + 400 * day);
    const told: unknown[] = [];
    const stop = startClock(
      api.services,
      () => {},
      (fault) => told.push(fault),
      () => askAnotherClock(api.services),
    );
    await expect.poll(async () => (await read(late)).steps[0].overdue, { timeout: 20_000 }).toBe(true);
    await expect.poll(() => told.length, { timeout: 20_000 }).toBe(1);
    await stop();
    expect(String(told)).toMatch(/ClocksDisagree: This server's clock is \d{5,} minutes from the database's/);
    expect(await textOf(id)).not.toBeNull();
    await keepPromisesToAuthors(api.services);
    expect(await textOf(id)).toBeNull();
    api.setNow(Date.now());
    await expect(askAnotherClock(api.services)).resolves.toBeUndefined();
  });

  it('is forgotten, and clocks fire, though surges cannot be counted', async () => {
    goTo(monday + 20 * day);
    const { id } = await open('Mon colis est perdu !', { author: { externalId: 'unsurged' } });
    await send('AdvanceCase', { input: { caseId: id, event: 'not-ours', actor: ana } });
    const { id: late } = await open('Bof.');
    goTo(now + 91 * day);
    const told: unknown[] = [];
    await api.db.$executeRaw`ALTER TABLE "HourlyCount" RENAME TO "Hidden"`;
    const stop = startClock(
      api.services,
      () => {},
      (fault) => told.push(fault),
    );
    await expect.poll(() => textOf(id), { timeout: 20_000 }).toBeNull();
    await expect.poll(async () => (await read(late)).steps[0].overdue, { timeout: 20_000 }).toBe(true);
    await stop();
    await api.db.$executeRaw`ALTER TABLE "Hidden" RENAME TO "HourlyCount"`;
    expect(told).toHaveLength(1);
  });

  it('is forgotten when the charter says, but not of open cases, nor under a legal hold; proof has its own time', async () => {
    goTo(monday + 20 * day);
    const close = (id: string, event: string) => send('AdvanceCase', { input: { caseId: id, event, actor: ana } });
    const quiet = await open('Mon colis est perdu !', { author: { externalId: 'quiet' } });
    await close(quiet.id, 'not-ours');
    const busy = await open('Mon colis est perdu !', { author: { externalId: 'busy' } });
    const nobody = await open('Mon colis est perdu !');
    await close(nobody.id, 'not-ours');
    const removed = await open('Bande de crétins', { channel: 'forum', author: { externalId: 'rude' } });
    await close(removed.id, 'removed');
    const held = await open('Bande de crétins', { channel: 'forum', author: { externalId: 'sued' } });
    await close(held.id, 'to-court');
    await send('AdvanceCase', { input: { caseId: held.id, event: 'judged', actor: { id: 'lea', role: 'lawyer' } } });

    goTo(now + 89 * day);
    await keepPromisesToAuthors(api.services);
    expect(await textOf(quiet.id)).not.toBeNull();
    goTo(now + 2 * day);
    await keepPromisesToAuthors(api.services);
    expect(await Promise.all([quiet, nobody, removed].map(({ id }) => textOf(id)))).toEqual([null, null, null]);
    expect(await Promise.all([busy, held].map(({ id }) => textOf(id)))).not.toContain(null);
    expect((await read(removed.id)).capture).not.toBeNull();
    expect(await keepPromisesToAuthors(api.services)).toBe(0);

    goTo(now + 2 * 366 * day);
    await keepPromisesToAuthors(api.services);
    expect((await read(removed.id)).capture).toBeNull();
    expect((await read(held.id)).capture).not.toBeNull();
  });
});
